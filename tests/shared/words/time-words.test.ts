import { describe, expect, test } from 'vitest'
import { fromWallClock, zoneSchema } from '#shared/kernel/instant.ts'
import { timeText } from '#shared/words/date-words.ts'
import { terbilang } from '#shared/words/terbilang.ts'
import { clockInWords, timeInWords, ZONE_NAMES } from '#shared/words/time-words.ts'

describe('times in words', () => {
  test('every minute of a day reads back as itself', () => {
    const numbers = new Map(Array.from({ length: 60 }, (_, value) => [terbilang(value), value]))
    for (let at = 0; at < 1440; at++) {
      const [hour, minute] = [Math.floor(at / 60), at % 60]
      const [first = '', second = 'nol menit'] = clockInWords(hour, minute).split(' lewat ')
      expect([numbers.get(first), numbers.get(second.replace(/ menit$/, ''))]).toEqual([hour, minute])
    }
  })

  test('all minutes of a day are 1440 different sentences', () => {
    const all = Array.from({ length: 1440 }, (_, at) => clockInWords(Math.floor(at / 60), at % 60))
    expect(new Set(all).size).toBe(1440)
  })

  test.each([
    ['2026-10-20T09:05', 'WIB', 'pukul sembilan lewat lima menit Waktu Indonesia Barat', '09.05 WIB'],
    ['2026-10-20T00:00', 'WITA', 'pukul nol Waktu Indonesia Tengah', '00.00 WITA'],
    ['2026-10-20T13:30', 'WIT', 'pukul tiga belas lewat tiga puluh menit Waktu Indonesia Timur', '13.30 WIT'],
  ] as const)('%s %s', (local, zone, words, digits) => {
    const moment = { at: fromWallClock(local, zone), zone }
    expect(timeInWords(moment)).toBe(words)
    expect(timeText(moment)).toBe(digits)
  })

  test('every minute of a day is the same clock in all three zones, eight and nine hours apart', () => {
    for (let at = 0; at < 1440; at++) {
      const local = `2026-03-01T${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
      const instants = zoneSchema.options.map((zone) => {
        const moment = { at: fromWallClock(local, zone), zone }
        expect(timeText(moment)).toBe(`${local.slice(11).replace(':', '.')} ${zone}`)
        expect(timeInWords(moment).endsWith(ZONE_NAMES[zone])).toBe(true)
        return Date.parse(moment.at)
      })
      expect([instants[0]! - instants[1]!, instants[1]! - instants[2]!]).toEqual([3_600_000, 3_600_000])
    }
  })
})
