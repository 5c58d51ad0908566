import { z } from 'zod'
import { type Day, daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'

/** Libur nasional and cuti bersama come from the yearly joint decree of three ministers; libur daerah is local (voting day …). */
export const holidayKindSchema = z.enum(['national', 'joint_leave', 'local'])
export type HolidayKind = z.infer<typeof holidayKindSchema>

export const holidaySchema = z.strictObject({
  day: daySchema,
  name: lineSchema(150),
  kind: holidayKindSchema,
  /** False = nobody has compared it with the decree yet; shown as "belum dikonfirmasi" wherever it is skipped. */
  confirmed: z.boolean(),
  /** Its own source where that differs from the year's, e.g. the decree on a voting day. */
  source: lineSchema(300, 0),
})
export type Holiday = z.infer<typeof holidaySchema>

const YEAR = z.number().int().min(1990).max(2100)

/** The non-working days of one year. A year that is not there is unknown, never "without holidays". */
export const calendarYearSchema = z
  .strictObject({
    year: YEAR,
    /** The decree by title and number, and how sure we are of it. */
    source: proseSchema(1000, 1),
    holidays: z.array(holidaySchema).max(120),
  })
  .refine(({ year, holidays }) => holidays.every(({ day }) => day.startsWith(`${year}-`)), {
    message: 'every day lies in the year',
  })
  .refine(({ holidays }) => new Set(holidays.map(({ day }) => day)).size === holidays.length, {
    message: 'no day twice',
  })
export type CalendarYear = z.infer<typeof calendarYearSchema>

/** Five days: Senin–Jumat. Six days: Senin–Sabtu (schools, health centres). */
export const workWeekSchema = z.union([z.literal(5), z.literal(6)])
export type WorkWeek = z.infer<typeof workWeekSchema>

/** A year as it counts now: as shipped (version 0) or as the office last saved it. */
export const knownYearSchema = z.strictObject({
  data: calendarYearSchema,
  origin: z.enum(['shipped', 'office']),
  version: z.number().int().nonnegative(),
})
export type KnownYear = z.infer<typeof knownYearSchema>

/** One saved version, newest first in lists; nothing is overwritten. */
export const yearVersionSchema = z.strictObject({
  data: calendarYearSchema,
  version: z.number().int().positive(),
  reason: z.string(),
  at: instantSchema,
  by: z.string(),
})
export type YearVersion = z.infer<typeof yearVersionSchema>

/** What the day counter needs: the week, the known years and their non-working days. */
export type WorkCalendar = Readonly<{
  week: WorkWeek
  holidays: ReadonlyMap<Day, Holiday>
  years: ReadonlySet<number>
}>

export const workCalendar = (week: WorkWeek, years: readonly CalendarYear[]): WorkCalendar => ({
  week,
  holidays: new Map(years.flatMap(({ holidays }) => holidays.map((holiday) => [holiday.day, holiday] as const))),
  years: new Set(years.map(({ year }) => year)),
})
