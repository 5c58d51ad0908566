import type { Subject } from '#shared/cases/model.ts'
import { priorSanctionIdSchema } from '#shared/classification/prior.ts'
import { standingOf } from '#shared/decisions/standing.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { requireCase } from '../cases/service.ts'
import { withdrawPrior } from '../classification/prior-rows.ts'
import type { PriorSanctions } from '../classification/service.ts'
import type { WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { actDaysOf } from './making.ts'
import { findDecision, priorOf, setPrior } from './repository.ts'

type Deps = Readonly<{ ports: Pick<Ports, 'now' | 'newId'>; priors: PriorSanctions }>

/** Brings the list of earlier sanctions of the person in step with a decision, inside a unit of work. */
export function syncPrior(
  db: WriteDb,
  { ports, priors }: Deps,
  { id, subject, by }: { id: string; subject: Subject; by: string },
) {
  const decision = findDecision(db, id)
  if (!decision) return
  const old = priorOf(db, id)
  if (old !== null) withdrawPrior(db, { id: old, reason: 'Keadaan keputusan berubah', at: toInstant(ports.now()) })
  const { sanction, effectiveOn, endsOn } = standingOf(decision)
  const holds = sanction !== null && decision.replacedBy === null && subject.person.nip !== ''
  if (!holds) {
    setPrior(db, id, null)
    return
  }
  const priorId = priorSanctionIdSchema.parse(ports.newId())
  priors.record(
    db,
    {
      id: priorId,
      caseId: decision.caseId,
      nip: subject.person.nip,
      name: subject.person.name,
      actDay: actDaysOf(db, requireCase(db, decision.caseId), subject.id)[0] ?? null,
      decidedOn: decision.decidedOn,
      effectiveOn,
      endsOn,
      track: sanction.track,
      level: sanction.level,
      sanctionKey: sanction.key,
      sanctionTitle: sanction.rule.title,
      article: decision.article,
      decisionNumber: decision.number,
      note: '',
    },
    by,
  )
  setPrior(db, id, priorId)
}
