import type { Day } from '#shared/kernel/instant.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import type { AppealOutcome, ChosenSanction, Decision, DecisionEvent, EventKind } from './model.ts'

/** Where a decision stands now. */
export type Standing = Readonly<{
  /** What holds after every appeal; null when not proven or cancelled. */
  sanction: ChosenSanction | null
  /** The day it was received, whichever way. */
  deliveredOn: Day | null
  effectiveOn: Day | null
  /** Last day of serving; null when at once, for good, or not in effect yet. */
  endsOn: Day | null
  appeal: 'none' | 'running' | 'settled'
  cancelled: boolean
}>

type Read = Pick<Decision, 'sanction' | 'events'>

const last = (events: readonly DecisionEvent[], ...kinds: readonly EventKind[]): DecisionEvent | null =>
  events.findLast(({ kind }) => kinds.includes(kind)) ?? null

export function standingOf({ sanction, events }: Read): Standing {
  const filed = last(events, 'objection_filed', 'appeal_filed')
  const settled = last(events, 'objection_decided', 'appeal_decided')
  const running = filed !== null && (settled === null || events.indexOf(settled) < events.indexOf(filed))
  const cancelled = settled?.outcome === 'cancelled' && !running
  const holds = cancelled ? null : (settledSanction(events) ?? sanction)
  const effectiveOn = last(events, 'effective')?.day ?? null
  return {
    sanction: holds,
    deliveredOn: last(events, 'delivered')?.day ?? null,
    effectiveOn,
    endsOn: effectiveOn && holds?.months ? lastDayOf(effectiveOn, holds.months) : null,
    appeal: filed === null ? 'none' : running ? 'running' : 'settled',
    cancelled,
  }
}

const settledSanction = (events: readonly DecisionEvent[]): ChosenSanction | null =>
  events.findLast(({ sanction }) => sanction !== null)?.sanction ?? null

/** The day before the same day `months` later; the last day of a shorter month where it has no such day. */
export function lastDayOf(first: Day, months: number): Day {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number)
  const length = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(day, length)))
  if (day <= length) end.setUTCDate(end.getUTCDate() - 1)
  return daySchema.parse(end.toISOString().slice(0, 10))
}

/**
 * A disciplinary sanction takes effect on a counted day and can be appealed; a moral one, or one under a work contract,
 * is done once it was declared.
 */
export const takesEffect = ({ sanction }: Pick<Decision, 'sanction'>): boolean =>
  sanction !== null && sanction.track !== 'ethics' && sanction.track !== 'contract'

/** Outcomes that put another sanction in place of the first. */
export const changesSanction = (outcome: AppealOutcome | null): boolean =>
  outcome === 'lightened' || outcome === 'aggravated' || outcome === 'changed'
