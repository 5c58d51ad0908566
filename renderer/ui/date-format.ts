import { type Day, type Instant, wallClock, type Zone } from '#shared/kernel/instant.ts'
import { MONTHS } from '#shared/words/date-words.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** "05 Maret 2026" */
export function formatDay(day: Day | string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${two(date ?? 0)} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year ?? ''}`
}

/** "05 Maret 2026, 14.03 WIB" */
export function formatInstant(at: Instant, zone: Zone): string {
  const clock = wallClock({ at, zone })
  const day = `${two(clock.day)} ${MONTHS[clock.month - 1] ?? ''} ${clock.year}`
  return `${day}, ${two(clock.hour)}.${two(clock.minute)} ${zone}`
}

/** "14.03.21" in the computer's own zone: for the saved line only. */
export const formatClock = (date: Date): string =>
  [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('.')

/** `yyyy-mm-dd` of an instant in a zone. */
export function dayOf(at: Instant, zone: Zone): string {
  const clock = wallClock({ at, zone })
  return `${clock.year}-${two(clock.month)}-${two(clock.day)}`
}

/** `hh:mm` of an instant in a zone. */
export function timeOf(at: Instant, zone: Zone): string {
  const clock = wallClock({ at, zone })
  return `${two(clock.hour)}:${two(clock.minute)}`
}

/** Reads a typed day: "5/3/2026", "05-03-2026", "5 Maret 2026"; null when it is none. */
export function parseDay(text: string): string | null {
  const match = /^\s*(\d{1,2})[\s./-]+(\d{1,2}|[a-z]+)[\s./-]+(\d{4})\s*$/i.exec(text)
  if (!match) return null
  const [, day = '', middle = '', year = ''] = match
  const named = MONTHS.findIndex((name) => middle.length >= 3 && name.toLowerCase().startsWith(middle.toLowerCase()))
  const month = /^\d/.test(middle) ? Number(middle) : named + 1
  const date = new Date(Date.UTC(Number(year), month - 1, Number(day)))
  const real = date.getUTCMonth() + 1 === month && date.getUTCDate() === Number(day)
  return real ? `${year}-${two(month)}-${two(Number(day))}` : null
}
