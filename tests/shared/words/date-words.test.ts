import { describe, expect, test } from 'vitest'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import {
  dateInDigits,
  dateInWords,
  dayOf,
  dayParts,
  dayText,
  MONTHS,
  momentText,
  romanMonth,
  timeText,
  WEEKDAYS,
  weekdayDate,
} from '#shared/words/date-words.ts'
import { terbilang } from '#shared/words/terbilang.ts'

const day = (text: string) => daySchema.parse(text)
const at = (text: string) => instantSchema.parse(text)

describe('date words', () => {
  test('the opening of the printed forms', () => {
    expect(dateInWords(day('2022-10-17'))).toBe(
      'Senin, tanggal tujuh belas, bulan Oktober, tahun dua ribu dua puluh dua',
    )
    expect(dateInDigits(day('2022-10-17'))).toBe('Senin, tanggal 17, bulan Oktober, tahun 2022')
    expect(dayText(day('2022-10-07'))).toBe('7 Oktober 2022')
    expect(weekdayDate(day('2024-02-29'))).toBe('Kamis, 29 Februari 2024')
  })

  test('every day of a leap year, with the weekday of the calendar', () => {
    for (let offset = 0; offset < 366; offset++) {
      const date = new Date(Date.UTC(2024, 0, 1 + offset))
      const today = day(date.toISOString().slice(0, 10))
      expect(dateInWords(today)).toBe(
        `${WEEKDAYS[(offset + 1) % 7]}, tanggal ${terbilang(date.getUTCDate())}, bulan ${MONTHS[date.getUTCMonth()]}, tahun dua ribu dua puluh empat`,
      )
      expect(dayParts(today).weekday).toBe((offset + 1) % 7)
    }
  })

  test('the day and the clock are those of the zone', () => {
    const moment = at('2026-03-31T16:30:00.000Z')
    expect(momentText({ at: moment, zone: 'WIB' })).toBe('31 Maret 2026 pukul 23.30 WIB')
    expect(momentText({ at: moment, zone: 'WITA' })).toBe('1 April 2026 pukul 00.30 WITA')
    expect(timeText({ at: moment, zone: 'WIT' })).toBe('01.30 WIT')
    expect(dayOf({ at: moment, zone: 'WIB' })).toBe('2026-03-31')
    expect(dayOf({ at: moment, zone: 'WIT' })).toBe('2026-04-01')
  })

  test('roman months', () =>
    expect(Array.from({ length: 12 }, (_, index) => romanMonth(index + 1)).join(' ')).toBe(
      'I II III IV V VI VII VIII IX X XI XII',
    ))
})
