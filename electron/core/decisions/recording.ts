import { objectionsTo } from '#shared/decisions/events.ts'
import {
  type Decision,
  type DecisionEvent,
  type DecisionEventId,
  type DecisionId,
  decisionEventIdSchema,
  type EventData,
} from '#shared/decisions/model.ts'
import { standingOf } from '#shared/decisions/standing.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Day, toInstant } from '#shared/kernel/instant.ts'
import { STEP_OF_EVENT } from '#shared/procedure/decided.ts'
import { NO_DETAILS } from '#shared/procedure/model.ts'
import { requireCase, requireOpenCase } from '../cases/service.ts'
import { createPriorSanctions } from '../classification/service.ts'
import { caseDeadlines } from '../deadlines/service.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import { lookNow, recordStep, withdrawStepsOf } from '../procedure/service.ts'
import { type DecisionDeps, requireDecision, requireInForce, requireReason, stepOrContradiction } from './deciding.ts'
import { sanctionOn, subjectOf } from './making.ts'
import { syncPrior } from './priors.ts'
import { decisionOfEvent, insertEvent, withdrawEvent } from './repository.ts'

type Recording = Readonly<{ id: DecisionId; event: EventData; reason: string }>

/**
 * The day the count of working days, or the officer's override of it, gives for taking effect; null when unknown, and once
 * objection or appeal was filed: then its outcome decides.
 */
function countedEffect(db: ReadDb, deps: DecisionDeps, decision: Decision): Day | null {
  if (standingOf(decision).appeal !== 'none') return null
  const { deadlines } = caseDeadlines(db, deps, requireCase(db, decision.caseId))
  const own = deadlines.filter(({ kind, subjectId }) => kind === 'decision_effect' && subjectId === decision.subjectId)
  return own.at(-1)?.dueOn ?? null
}

/** What became of a decision: delivery, appeals, effect, end, upload. */
export function createRecording(deps: DecisionDeps) {
  const sync = (db: WriteDb, decision: Decision, by: string) => {
    const subject = subjectOf(requireOpenCase(db, decision.caseId), decision.subjectId)
    syncPrior(db, { ports: deps.ports, priors: createPriorSanctions(deps.ports) }, { id: decision.id, subject, by })
  }

  /** Throws `decision_impossible` or `reason_required` with the sentences. */
  function requirePossible(session: Session, decision: Decision, { event, reason }: Recording): void {
    const { today } = lookNow(session.db, deps)
    const { refused, unusual } = objectionsTo(decision, event, {
      today,
      counted: countedEffect(session.db, deps, decision),
    })
    if (refused.length > 0) throw new AppError('decision_impossible', refused.join(' '))
    if (unusual.length > 0 && reason.trim().length < 10)
      throw new AppError('reason_required', `${unusual.join(' ')} Tulis alasannya bila tetap dicatat.`)
  }

  function step(db: WriteDb, { caseId, subjectId, outcome }: Decision, event: DecisionEvent): void {
    const kind = event.kind === 'called' ? null : STEP_OF_EVENT[event.kind]
    // A decision that found nothing proven ended the procedure: its delivery moves nothing.
    if (!kind || outcome !== 'sanction') return
    const { day, manner, number, proof, note, reason, recordedBy: by, id: sourceId } = event
    const details = { ...NO_DETAILS, number, proof, note, delivery: manner }
    stepOrContradiction(() =>
      recordStep(db, deps, { caseId, subjectId, kind, day, details, reason, by, origin: 'decision', sourceId }),
    )
  }

  return {
    record(recording: Recording): Decision {
      const session = deps.requireSession()
      const { id, event, reason } = recording
      const decision = requireInForce(session.db, id)
      requireOpenCase(session.db, decision.caseId)
      requirePossible(session, decision, recording)
      const kept: DecisionEvent = {
        ...event,
        id: decisionEventIdSchema.parse(deps.ports.newId()),
        sanction:
          event.sanctionKey === null
            ? null
            : sanctionOn(deps.ruleBook.catalogue(session.db), event.sanctionKey, [event.day, decision.decidedOn]),
        reason,
        recordedAt: toInstant(deps.ports.now()),
        recordedBy: session.user.name,
      }
      const details = { decisionId: id, kind: event.kind, day: event.day, reason }
      return session.commit({ action: 'decision.event_recorded', subject: decision.caseId, details }, (db) => {
        insertEvent(db, id, kept)
        step(db, decision, kept)
        sync(db, decision, session.user.name)
        return requireDecision(db, id)
      })
    },

    /** Throws `event_not_found`, `reason_required`. */
    withdraw({ id, reason }: Readonly<{ id: DecisionEventId; reason: string }>): Decision {
      const session = deps.requireSession()
      const decisionId = decisionOfEvent(session.db, id)
      if (decisionId === null) throw new AppError('event_not_found')
      requireReason(reason)
      const decision = requireInForce(session.db, decisionId)
      requireOpenCase(session.db, decision.caseId)
      const details = { decisionId, eventId: id, reason }
      return session.commit({ action: 'decision.event_withdrawn', subject: decision.caseId, details }, (db) => {
        withdrawEvent(db, { id, reason, at: toInstant(deps.ports.now()) })
        withdrawStepsOf(db, deps, { sourceId: id, by: session.user.name, reason })
        sync(db, decision, session.user.name)
        return requireDecision(db, decisionId)
      })
    },
  }
}
