import { implement } from '@orpc/server'
import type { Case, CaseId } from '#shared/cases/model.ts'
import { classificationContract } from '#shared/classification/contract.ts'
import { type Act, type ActFacts, type ActId, actIdSchema, type Reading } from '#shared/classification/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { invariant } from '#shared/kernel/assert.ts'
import { toInstant, type Zone } from '#shared/kernel/instant.ts'
import type { Catalogue, RuleEntry } from '#shared/rules/model.ts'
import { dayOf } from '#shared/words/date-words.ts'
import { requireCase, requireOpenCase, touchCase } from '../cases/service.ts'
import type { WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import { pinRules, type RuleBook } from '../rules/service.ts'
import { listPriors } from './prior-rows.ts'
import { createPriors } from './priors.ts'
import { countEvidence, findAct, insertAct, insertChoice, listActs, updateAct, withdrawAct } from './repository.ts'
import { consider, digits, summarize, toChoice } from './service.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  ruleBook: RuleBook
  ports: Pick<Ports, 'now' | 'newId'>
  zoneOf: (session: Session) => Zone
}>
const MIN_REASON = 10

export function createClassificationHandlers(deps: Deps) {
  const { requireSession, ruleBook, ports, zoneOf } = deps
  const os = implement(classificationContract)
  const now = () => toInstant(ports.now())
  const priors = createPriors(deps)

  /** Answers what the entry in the trail says of the act. */
  function requireFacts(session: Session, found: Case, facts: ActFacts) {
    if (!found.subjects.some(({ id }) => id === facts.subjectId)) throw new AppError('subject_not_found')
    if (facts.at.at > now()) throw new AppError('act_in_future')
    const { entries } = ruleBook.catalogue(session.db)
    const deed = entries.find(({ kind, key }) => kind === 'deed' && key === facts.deed)
    if (!deed) throw new AppError('deed_unknown')
    const ids = [...new Set(facts.evidenceIds)]
    if (countEvidence(session.db, found.id, ids) !== ids.length) throw new AppError('evidence_not_in_case')
    return { actDay: dayOf(facts.at), deed: deed.title }
  }

  /** The act and its open case. Throws `act_not_found` or what the case throws. */
  function requireAct(id: ActId) {
    const session = requireSession()
    const act = findAct(session.db, id)
    if (!act) throw new AppError('act_not_found')
    return { session, act, found: requireOpenCase(session.db, act.caseId) }
  }

  const answer = (db: WriteDb, caseId: CaseId, id: ActId): Act => {
    touchCase(db, caseId, now())
    const act = findAct(db, id)
    invariant(act, 'an act just written is there')
    return act
  }

  return os.router({
    acts: os.acts.handler(({ input: { caseId } }) => {
      const { db } = requireSession()
      return listActs(db, requireCase(db, caseId).id)
    }),
    summary: os.summary.handler(({ input: { caseId } }) => {
      const session = requireSession()
      const found = requireCase(session.db, caseId)
      const today = dayOf({ at: now(), zone: zoneOf(session) })
      return summarize(session.db, { found, catalogue: ruleBook.catalogue(session.db), today })
    }),
    record: os.record.handler(({ input: { caseId, facts } }) => {
      const session = requireSession()
      const known = requireFacts(session, requireOpenCase(session.db, caseId), facts)
      const id = actIdSchema.parse(ports.newId())
      const details = { actId: id, ...known }
      return session.commit({ action: 'classification.act_recorded', subject: caseId, details }, (db) => {
        insertAct(db, { id, caseId, facts, at: now() })
        return answer(db, caseId, id)
      })
    }),
    update: os.update.handler(({ input: { id, facts } }) => {
      const { session, found } = requireAct(id)
      const details = { actId: id, ...requireFacts(session, found, facts) }
      return session.commit({ action: 'classification.act_changed', subject: found.id, details }, (db) => {
        updateAct(db, { id, facts, at: now() })
        return answer(db, found.id, id)
      })
    }),
    withdraw: os.withdraw.handler(({ input: { id, reason } }) => {
      if (reason.trim().length < MIN_REASON) throw new AppError('reason_required')
      const { session, found } = requireAct(id)
      session.commit(
        { action: 'classification.act_withdrawn', subject: found.id, details: { actId: id, reason } },
        (db) => {
          withdrawAct(db, { id, reason, at: now() })
          touchCase(db, found.id, now())
        },
      )
    }),
    readings: os.readings.handler(({ input: { id } }) => {
      const { db } = requireSession()
      const act = findAct(db, id)
      if (!act) throw new AppError('act_not_found')
      return consider(requireCase(db, act.caseId), act.facts, ruleBook.catalogue(db))
    }),
    choose: os.choose.handler(({ input: { id, readingKey, catalogueDigest, reason } }) => {
      if (reason.trim().length < MIN_REASON) throw new AppError('reason_required')
      const { session, act, found } = requireAct(id)
      const catalogue = ruleBook.catalogue(session.db)
      if (catalogue.digest !== catalogueDigest) throw new AppError('catalogue_changed')
      const choice = toChoice(
        consider(found, act.facts, catalogue),
        { act, readingKey, reason, by: session.user.name },
        ports,
      )
      const { track, level, article } = choice.reading
      const details = { actId: id, track, level, article, reason, catalogueVersion: catalogue.version }
      return session.commit({ action: 'classification.chosen', subject: found.id, details }, (db) => {
        const pinId = pinRules(db, ports, {
          caseId: found.id,
          purpose: 'classification',
          catalogue,
          entries: entriesUsed(catalogue, choice.reading),
          by: session.user.name,
        })
        insertChoice(db, { choice, facts: act.facts, pinId })
        return answer(db, found.id, id)
      })
    }),
    priors: os.priors.handler(({ input }) => listPriors(requireSession().db, digits(input.nip))),
    addPrior: os.addPrior.handler(({ input }) => priors.add(input)),
    withdrawPrior: os.withdrawPrior.handler(({ input }) => priors.withdraw(input)),
  })
}

/** Whatever the reading names, word for word. */
function entriesUsed({ entries }: Catalogue, { rule, bases, sanctions }: Reading): RuleEntry[] {
  const ids = new Set([rule.id, ...bases.map(({ id }) => id), ...sanctions.map((one) => one.rule.id)])
  return entries.filter(({ id }) => ids.has(id))
}
