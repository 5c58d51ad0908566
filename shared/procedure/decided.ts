import type { EventKind } from '#shared/decisions/model.ts'
import type { Step, StepKind } from './model.ts'

/** The step of the procedure that an event of a decision is; a call to receive the decision is none. */
export const STEP_OF_EVENT = {
  sent: 'decision_sent',
  delivered: 'decision_delivered',
  objection_filed: 'objection_filed',
  objection_decided: 'objection_decided',
  appeal_filed: 'appeal_filed',
  appeal_answered: 'appeal_answered',
  appeal_decided: 'appeal_decided',
  effective: 'decision_effective',
  served: 'sanction_served',
  uploaded: 'record_uploaded',
} as const satisfies Partial<Record<EventKind, StepKind>>

/** Kinds the tab Keputusan writes down by itself: recorded by hand beside it, decision and steps would part. */
const DECISION_KINDS: ReadonlySet<StepKind> = new Set(['decision_made', 'dropped', ...Object.values(STEP_OF_EVENT)])

/** The decision these steps know of is kept in the tab Keputusan, and a step of this kind belongs there. */
export const isKeptWithDecision = (steps: readonly Step[], kind: StepKind): boolean =>
  DECISION_KINDS.has(kind) && steps.some(({ origin }) => origin === 'decision')
