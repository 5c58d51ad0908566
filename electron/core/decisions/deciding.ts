import type { Case } from '#shared/cases/model.ts'
import type { Decision, DecisionId, DecisionInput } from '#shared/decisions/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { StepKind } from '#shared/procedure/model.ts'
import { NO_DETAILS } from '#shared/procedure/model.ts'
import { entriesOf } from '#shared/rules/lookup.ts'
import type { Catalogue } from '#shared/rules/model.ts'
import type { Check } from '#shared/team/model.ts'
import { requireCase, requireOpenCase } from '../cases/service.ts'
import { createPriorSanctions, summarize } from '../classification/service.ts'
import type { DeadlineDeps } from '../deadlines/service.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import { lookNow, type ProcedureDeps, recordStep, verdictOn, withdrawStepsOf } from '../procedure/service.ts'
import { pinRules } from '../rules/service.ts'
import { authorityOf, REASON_MIN, requirePossible, subjectOf, toDecision } from './making.ts'
import { syncPrior } from './priors.ts'
import { findDecision, findInForce, insertDecision, type MadeDecision, replaceDecision } from './repository.ts'

export type DecisionDeps = DeadlineDeps &
  Readonly<{ requireSession: RequireSession; ports: Pick<Ports, 'now' | 'newId' | 'shell'> }>

type Making = Readonly<{ decision: DecisionInput; authorityReason: string }>

/** Sanction decisions: advised on, made once for each subject, replaced when in error. */
export function createDeciding(deps: DecisionDeps) {
  const asked = (session: Session, found: Case) => ({
    found,
    catalogue: deps.ruleBook.catalogue(session.db),
    today: lookNow(session.db, deps).today,
  })

  /** Throws what keeps a decision from being made; answers with the record as it will be kept. */
  function prepare(session: Session, { decision: input, authorityReason }: Making) {
    const found = requireOpenCase(session.db, input.caseId)
    const subject = subjectOf(found, input.subjectId)
    const around = asked(session, found)
    requirePossible(session.db, around, input)
    if (warned(authorityOf(session.db, around, input))) requireReason(authorityReason)
    const made = toDecision({ db: session.db, ports: deps.ports }, around, {
      input,
      authorityReason,
      by: session.user.name,
    })
    return { made, subject, catalogue: around.catalogue }
  }

  function keep(session: Session, db: WriteDb, { made, catalogue }: { made: MadeDecision; catalogue: Catalogue }) {
    recordMade(db, deps, { made, reason: made.authorityReason || made.reason, by: session.user.name })
    if (made.sanction === null) return
    const { id } = made.sanction.rule
    const entries = entriesOf(catalogue.entries, 'sanction').filter((entry) => entry.id === id)
    pinRules(db, deps.ports, { caseId: made.caseId, purpose: 'decision', catalogue, entries, by: session.user.name })
  }

  const priors = () => ({ ports: deps.ports, priors: createPriorSanctions(deps.ports) })

  return {
    /** Everything worth weighing, none of it a block. Throws `subject_not_found`, `sanction_unknown`. */
    advise(input: DecisionInput): Check[] {
      const session = deps.requireSession()
      const around = asked(session, requireCase(session.db, input.caseId))
      subjectOf(around.found, input.subjectId)
      return [
        ...authorityOf(session.db, around, input),
        ...orderChecks(session.db, deps, input),
        ...repetitionChecks(session.db, around, input),
      ]
    },

    make(making: Making): Decision {
      const session = deps.requireSession()
      if (findInForce(session.db, making.decision.subjectId)) throw new AppError('already_decided')
      const prepared = prepare(session, making)
      const { made, subject } = prepared
      const details = { decisionId: made.id, subjectId: made.subjectId, number: made.number, outcome: made.outcome }
      return session.commit({ action: 'decision.made', subject: made.caseId, details }, (db) => {
        insertDecision(db, made)
        keep(session, db, prepared)
        syncPrior(db, priors(), { id: made.id, subject, by: session.user.name })
        return requireDecision(db, made.id)
      })
    },

    replace({ id, reason, ...making }: Making & Readonly<{ id: DecisionId; reason: string }>): Decision {
      const session = deps.requireSession()
      const old = requireInForce(session.db, id)
      requireReason(reason)
      if (making.decision.subjectId !== old.subjectId || making.decision.caseId !== old.caseId)
        throw new AppError('decision_impossible', 'Keputusan pengganti harus mengenai terlapor yang sama.')
      if (old.events.length > 0)
        throw new AppError(
          'decision_impossible',
          'Keputusan ini sudah disampaikan atau dijalankan. Tarik dahulu catatan sesudahnya, lalu ganti.',
        )
      const prepared = prepare(session, making)
      const { made, subject } = prepared
      const details = { decisionId: made.id, replaces: id, number: made.number, reason }
      return session.commit({ action: 'decision.replaced', subject: made.caseId, details }, (db) => {
        withdrawStepsOf(db, deps, { sourceId: id, by: session.user.name, reason })
        replaceDecision(db, { old: id, made, reason })
        keep(session, db, prepared)
        for (const one of [id, made.id]) syncPrior(db, priors(), { id: one, subject, by: session.user.name })
        return requireDecision(db, made.id)
      })
    },
  }
}

/** Throws `reason_required`. */
export function requireReason(reason: string): void {
  if (reason.trim().length < REASON_MIN) throw new AppError('reason_required')
}

/** Throws `decision_not_found`. */
export function requireDecision(db: ReadDb, id: string): Decision {
  const found = findDecision(db, id)
  if (!found) throw new AppError('decision_not_found')
  return found
}

/** Throws `decision_not_found` also for a replaced one. */
export function requireInForce(db: ReadDb, id: string): Decision {
  const found = requireDecision(db, id)
  if (found.replacedBy !== null) throw new AppError('decision_not_found')
  return found
}

const warned = (checks: readonly Check[]) => checks.some(({ severity }) => severity === 'warning')

type Stepping = Readonly<{ made: MadeDecision; reason: string; by: string }>

function recordMade(db: WriteDb, deps: ProcedureDeps, { made, reason, by }: Stepping) {
  const kind: StepKind = made.outcome === 'sanction' ? 'decision_made' : 'dropped'
  const { caseId, subjectId, decidedOn: day, number, id: sourceId } = made
  stepOrContradiction(() =>
    recordStep(db, deps, {
      ...{ caseId, subjectId, kind, day, reason, by, sourceId },
      details: { ...NO_DETAILS, number },
      origin: 'decision',
    }),
  )
}

/** What contradicts the steps contradicts the decision too. */
export function stepOrContradiction(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'step_contradicts')
      throw new AppError('decision_impossible', error.message, { cause: error })
    throw error
  }
}

function orderChecks(db: ReadDb, deps: ProcedureDeps, input: DecisionInput): Check[] {
  const kind = input.outcome === 'sanction' ? 'decision_made' : 'dropped'
  const { caseId, subjectId, decidedOn: day } = input
  const { grounds } = verdictOn(db, deps, { caseId, subjectId, kind, day, details: NO_DETAILS })
  return grounds.map((ground) => ({ severity: 'warning', ...ground }))
}

type Around = Readonly<{ found: Case; catalogue: Catalogue; today: Parameters<typeof summarize>[1]['today'] }>

const repetitionChecks = (db: ReadDb, around: Around, { subjectId }: DecisionInput): Check[] =>
  summarize(db, around)
    .filter((one) => one.subjectId === subjectId)
    .flatMap(({ notices }) => notices.map(({ severity, sentence, rule }) => ({ severity, sentence, rule })))
