import type { Step, StepKind } from './model.ts'

/** Kinds the tab Keputusan writes down by itself: recorded by hand beside it, decision and steps would part. */
const DECISION_KINDS: ReadonlySet<StepKind> = new Set([
  'decision_made',
  'decision_sent',
  'decision_delivered',
  'objection_filed',
  'objection_decided',
  'appeal_filed',
  'appeal_answered',
  'appeal_decided',
  'decision_effective',
  'sanction_served',
  'record_uploaded',
  'dropped',
])

/** The decision these steps know of is kept in the tab Keputusan, and a step of this kind belongs there. */
export const isKeptWithDecision = (steps: readonly Step[], kind: StepKind): boolean =>
  DECISION_KINDS.has(kind) && steps.some(({ origin }) => origin === 'decision')
