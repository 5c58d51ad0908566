import { wallClock, type Zone, type Zoned } from '#shared/kernel/instant.ts'
import { terbilang } from './terbilang.ts'

/** The zones in full, as a formal paper writes them once. */
export const ZONE_NAMES = {
  WIB: 'Waktu Indonesia Barat',
  WITA: 'Waktu Indonesia Tengah',
  WIT: 'Waktu Indonesia Timur',
} as const satisfies Record<Zone, string>

/** A time of day in words, 24 hours: "sembilan lewat lima menit"; on the hour only the hour: "nol", "tiga belas". */
export function clockInWords(hour: number, minute: number): string {
  return minute === 0 ? terbilang(hour) : `${terbilang(hour)} lewat ${terbilang(minute)} menit`
}

/** "pukul sembilan lewat lima menit Waktu Indonesia Barat". */
export function timeInWords(moment: Zoned): string {
  const { hour, minute } = wallClock(moment)
  return `pukul ${clockInWords(hour, minute)} ${ZONE_NAMES[moment.zone]}`
}
