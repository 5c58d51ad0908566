import type { Day, Instant, Zone } from '#shared/kernel/instant.ts'
import { formatDay, formatInstant } from './date-format.ts'
import { useZone } from './zone-context.ts'

/** An instant in the office's zone (or `zone`): "05 Maret 2026, 14.03 WIB". */
export function DateText({ at, zone }: Readonly<{ at: Instant; zone?: Zone }>) {
  const own = useZone()
  return <time dateTime={at}>{formatInstant(at, zone ?? own)}</time>
}

/** A calendar day: "05 Maret 2026". */
export const DayText = ({ day }: Readonly<{ day: Day }>) => <time dateTime={day}>{formatDay(day)}</time>
