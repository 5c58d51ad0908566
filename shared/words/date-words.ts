import { type Day, wallClock, type Zoned } from '#shared/kernel/instant.ts'
import { terbilang } from './terbilang.ts'

export const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const
export const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const

type DayParts = Readonly<{ year: number; month: number; day: number; weekday: number }>

/** The parts of a calendar day. `weekday` 0 = Minggu. */
export function dayParts(day: Day): DayParts {
  const date = new Date(`${day}T00:00:00Z`)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  }
}

/** The calendar day of a moment in its own zone. */
export function dayOf(moment: Zoned): Day {
  const { year, month, day } = wallClock(moment)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as Day // wallClock gives a real day
}

/** "17 Oktober 2022". */
const longDate = ({ year, month, day }: Omit<DayParts, 'weekday'>): string => `${day} ${monthName(month)} ${year}`

export const dayText = (day: Day): string => longDate(dayParts(day))

/** "Senin, 17 Oktober 2022". */
export const weekdayDate = (day: Day): string => `${weekdayName(dayParts(day).weekday)}, ${dayText(day)}`

/** "Senin, tanggal tujuh belas, bulan Oktober, tahun dua ribu dua puluh dua", as after "Pada hari ini". */
export function dateInWords(day: Day): string {
  const parts = dayParts(day)
  return `${weekdayName(parts.weekday)}, tanggal ${terbilang(parts.day)}, bulan ${monthName(parts.month)}, tahun ${terbilang(parts.year)}`
}

/** The same sentence with digits: "Senin, tanggal 17, bulan Oktober, tahun 2022". */
export function dateInDigits(day: Day): string {
  const parts = dayParts(day)
  return `${weekdayName(parts.weekday)}, tanggal ${parts.day}, bulan ${monthName(parts.month)}, tahun ${parts.year}`
}

/** "09.05 WIB": 24 hours, point between hours and minutes (EYD). */
export function timeText(moment: Zoned): string {
  const { hour, minute } = wallClock(moment)
  return `${two(hour)}.${two(minute)} ${moment.zone}`
}

/** "17 Oktober 2022 pukul 09.05 WIB". */
export const momentText = (moment: Zoned): string => `${longDate(wallClock(moment))} pukul ${timeText(moment)}`

/** Month 1–12 as letter numbers write it: "X". */
export const romanMonth = (month: number): string => ROMAN[month - 1] ?? ''

const monthName = (month: number): string => MONTHS[month - 1] ?? ''
const weekdayName = (weekday: number): string => WEEKDAYS[weekday] ?? ''
const two = (value: number): string => String(value).padStart(2, '0')
