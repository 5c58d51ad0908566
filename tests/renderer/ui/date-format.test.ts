import { describe, expect, test } from 'vitest'
import { dayOf, formatClock, formatDay, formatInstant, parseDay, timeOf } from '#renderer/ui/date-format.ts'
import { instantSchema } from '#shared/kernel/instant.ts'

const at = instantSchema.parse('2026-03-05T17:03:21.000Z')

describe('dates as officers write them', () => {
  test('an instant in its zone, past midnight', () => {
    expect(formatInstant(at, 'WIB')).toBe('06 Maret 2026, 00.03 WIB')
    expect(formatInstant(at, 'WIT')).toBe('06 Maret 2026, 02.03 WIT')
    expect(dayOf(at, 'WITA')).toBe('2026-03-06')
    expect(timeOf(at, 'WITA')).toBe('01:03')
  })
  test('a day and a clock', () => {
    expect(formatDay('2026-08-17')).toBe('17 Agustus 2026')
    expect(formatClock(new Date(2026, 0, 1, 4, 3, 9))).toBe('04.03.09')
  })
})

describe('typed days', () => {
  test.each([
    ['5/3/2026', '2026-03-05'],
    ['05-03-2026', '2026-03-05'],
    ['5.3.2026', '2026-03-05'],
    ['5 Maret 2026', '2026-03-05'],
    ['17 agu 2026', '2026-08-17'],
    ['29/2/2028', '2028-02-29'],
  ])('%s', (text, day) => {
    expect(parseDay(text)).toBe(day)
  })
  test.each(['', '30/2/2026', '31 April 2026', '5 Ma 2026', '2026-03-05', '5/13/2026', '0/1/2026', '5/3/26'])(
    '%j is no day',
    (text) => {
      expect(parseDay(text)).toBeNull()
    },
  )
})
