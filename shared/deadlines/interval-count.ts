import type { WorkCalendar } from '#shared/calendar/model.ts'
import type { Day } from '#shared/kernel/instant.ts'
import type { EntryOf } from '#shared/rules/model.ts'
import { type Count, countCalendarDays, countWorkingDays } from './working-days.ts'

type Interval = Pick<EntryOf<'interval'>, 'amount' | 'unit' | 'count'>
const HOURS_PER_DAY = 24

/**
 * The last day of an interval (or the day itself for `on`). `clear` leaves that many full days between, so its last day
 * is one later: 7 clear days end on the eighth, as in example 10 of the annex. Hours are rounded up to days.
 */
export function countInterval(
  calendar: WorkCalendar,
  { interval: { amount, unit, count }, after }: Readonly<{ interval: Interval; after: Day }>,
): Count {
  const days = unit === 'hour' ? Math.ceil(amount / HOURS_PER_DAY) : amount
  const total = count === 'clear' ? days + 1 : days
  return unit === 'working_day'
    ? countWorkingDays(calendar, { after, count: total })
    : countCalendarDays({ after, count: total })
}
