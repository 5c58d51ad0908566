import { z } from 'zod'

/** UTC, ISO 8601 with milliseconds and `Z`; sorts as text. */
export const instantSchema = z.iso.datetime({ precision: 3 }).brand<'Instant'>()
export type Instant = z.infer<typeof instantSchema>

/** Indonesian time zones (Keppres 41/1987): WIB = UTC+7, WITA = UTC+8, WIT = UTC+9; no daylight saving. */
export const zoneSchema = z.enum(['WIB', 'WITA', 'WIT'])
export type Zone = z.infer<typeof zoneSchema>

export const ZONE_OFFSET_HOURS = { WIB: 7, WITA: 8, WIT: 9 } as const satisfies Record<Zone, number>

/** A moment as people name it: stored in UTC, shown in its zone. */
export const zonedSchema = z.strictObject({ at: instantSchema, zone: zoneSchema })
export type Zoned = z.infer<typeof zonedSchema>

/** A calendar day `yyyy-mm-dd`, without zone. */
export const daySchema = z.iso.date().brand<'Day'>()
export type Day = z.infer<typeof daySchema>

/**
 * Throws a RangeError when it is no date, or is outside the years 0 to 9999. What a Date prints within them is an instant
 * (ECMA-262 § 21.4.1.32): each commit asks for one, and a parse would cost it more than its hash.
 */
export function toInstant(date: Date): Instant {
  const text = date.toISOString()
  if (text.length !== 24) throw new RangeError(`no instant: ${text}`)
  return text as Instant
}

/** Wall-clock parts of an instant in its zone. `weekday` 0 = Minggu. */
export function wallClock({ at, zone }: Zoned) {
  const local = new Date(Date.parse(at) + ZONE_OFFSET_HOURS[zone] * 3_600_000)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  }
}

/** The instant of a wall clock `yyyy-mm-ddThh:mm[:ss]` in a zone. Throws a RangeError when it is not a date. */
export function fromWallClock(local: string, zone: Zone): Instant {
  return toInstant(
    new Date(Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`) - ZONE_OFFSET_HOURS[zone] * 3_600_000),
  )
}
