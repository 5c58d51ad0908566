import type { Day } from '#shared/kernel/instant.ts'
import type { Deadline, DeadlineState } from './model.ts'
import { daysFrom } from './working-days.ts'

export type Done = Readonly<{ on: Day; by: string }> | null

/** Shown as "segera" from here on, in calendar days. */
export const SOON_DAYS = 5

type Known = Readonly<{ bearer: Deadline['bearer']; dueOn: Day | null; done: Done; today: Day }>

/**
 * Only the marker of today depends on the computer's clock. A right of the subject that was not used is over, not
 * overdue; what takes effect by itself waits to be recorded.
 */
export function stateOf({ bearer, dueOn, done, today }: Known): DeadlineState {
  if (done && dueOn !== null && done.on > dueOn && bearer !== 'effect') return 'late'
  if (done) return done.on > today ? 'planned' : 'done'
  if (dueOn === null) return 'unknown'
  const left = daysFrom(today, dueOn)
  if (left < 0) return AFTERWARDS[bearer]
  if (left === 0) return 'due'
  return left <= SOON_DAYS ? 'soon' : 'running'
}

const AFTERWARDS = {
  ours: 'overdue',
  others: 'overdue',
  subject: 'done',
  effect: 'unrecorded',
} as const satisfies Record<Deadline['bearer'], DeadlineState>

/** Still to be watched. */
export const isOpen = (state: DeadlineState): boolean => state !== 'done' && state !== 'late' && state !== 'planned'
