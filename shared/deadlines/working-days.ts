import type { WorkCalendar } from '#shared/calendar/model.ts'
import { invariant } from '#shared/kernel/assert.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { dayParts, WEEKDAYS } from '#shared/words/date-words.ts'

/** One day of a count, counted (`number` from 1) or skipped (with the reason people read). */
export type CountedDay = Readonly<{
  day: Day
  number: number | null
  /** "Sabtu", "Isra Mikraj", "Cuti bersama Natal (belum dikonfirmasi)"; empty when counted. */
  reason: string
}>

/**
 * A count with each of its days. `end` is null where it could not be finished: a day of `missingYear` would have been
 * needed, whose holidays nobody has entered. `unconfirmed` = a skipped weekday rests on an unconfirmed holiday.
 */
export type Count = Readonly<{
  end: Day | null
  counted: number
  days: readonly CountedDay[]
  missingYear: number | null
  unconfirmed: boolean
}>

const DAY_MS = 86_400_000
/** Longest count there is: 65 working days; this many leave room for rules an office enters. */
export const MOST_DAYS = 400

export const addDays = (day: Day, count: number): Day =>
  // A day moved by whole days is a day again.
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10) as Day

/** Whole calendar days from one day to another; negative backwards. */
export const daysFrom = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** Why nobody works on that day; empty when they do. */
export function skipReason({ week, holidays }: WorkCalendar, day: Day): string {
  const { weekday } = dayParts(day)
  if (weekday === 0 || (weekday === 6 && week === 5)) return WEEKDAYS[weekday]
  const holiday = holidays.get(day)
  if (!holiday) return ''
  const kind = holiday.kind === 'joint_leave' && !/^cuti bersama/i.test(holiday.name) ? 'Cuti bersama: ' : ''
  return `${kind}${holiday.name}${holiday.confirmed ? '' : ' (belum dikonfirmasi)'}`
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The `count`th hari kerja after a day; that day itself is never counted. */
export function countWorkingDays(calendar: WorkCalendar, { after, count }: { after: Day; count: number }): Count {
  invariant(Number.isInteger(count) && count >= 1 && count <= MOST_DAYS, 'a count is 1–400 days')
  return walk(calendar, { after, until: (_, counted) => counted === count })
}

/** Clear working days: those strictly between two days. `end` is the last day walked, the day before `to`. */
export const clearWorkingDays = (calendar: WorkCalendar, { from, to }: { from: Day; to: Day }): Count =>
  walk(calendar, { after: from, until: (day) => addDays(day, 1) >= to, empty: addDays(from, 1) >= to })

/** Hari kalender: every day counts, no calendar is needed. */
export function countCalendarDays({ after, count }: { after: Day; count: number }): Count {
  invariant(Number.isInteger(count) && count >= 1 && count <= MOST_DAYS, 'a count is 1–400 days')
  const days = Array.from({ length: count }, (_, index) => ({
    day: addDays(after, index + 1),
    number: index + 1,
    reason: '',
  }))
  return { end: addDays(after, count), counted: count, days, missingYear: null, unconfirmed: false }
}

type Walk = Readonly<{ after: Day; until: (day: Day, counted: number) => boolean; empty?: boolean }>

function walk(calendar: WorkCalendar, { after, until, empty = false }: Walk): Count {
  const days: CountedDay[] = []
  let counted = 0
  let day = after
  let unconfirmed = false
  while (!empty) {
    day = addDays(day, 1)
    if (!calendar.years.has(yearOf(day))) return { end: null, counted, days, missingYear: yearOf(day), unconfirmed }
    const reason = skipReason(calendar, day)
    if (reason === '') counted++
    else unconfirmed ||= reason.endsWith('(belum dikonfirmasi)')
    days.push({ day, number: reason === '' ? counted : null, reason })
    if (until(day, counted)) break
  }
  return { end: day, counted, days, missingYear: null, unconfirmed }
}
