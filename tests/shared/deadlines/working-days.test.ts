import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarYear, type Holiday, workCalendar } from '#shared/calendar/model.ts'
import {
  addDays,
  clearWorkingDays,
  countCalendarDays,
  countWorkingDays,
  daysFrom,
  skipReason,
} from '#shared/deadlines/working-days.ts'
import { type Day, daySchema } from '#shared/kernel/instant.ts'
import { everyDay, works } from './brute-force.ts'

const day = (text: string): Day => daySchema.parse(text)
const holiday = (text: string, over: Partial<Holiday> = {}): Holiday => ({
  day: day(text),
  name: 'Libur contoh',
  kind: 'national',
  confirmed: true,
  source: '',
  ...over,
})
const year = (number: number, holidays: Holiday[] = []): CalendarYear => ({ year: number, source: 'contoh', holidays })

const FIRST = 2019
const LAST = 2030
const ALL = everyDay(FIRST, LAST)
const START = ALL.filter(({ day: text }) => text < '2029-01-01')

const calendars = fc
  .record({
    week: fc.constantFrom(5 as const, 6 as const),
    marks: fc.uniqueArray(fc.integer({ min: 0, max: ALL.length - 1 }), { maxLength: 250 }),
  })
  .map(({ week, marks }) => {
    const days = marks.map((index) => ALL[index]!.day)
    const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index)
    return workCalendar(
      week,
      years.map((number) =>
        year(
          number,
          days.filter((text) => text.startsWith(String(number))).map((text) => holiday(text)),
        ),
      ),
    )
  })

describe('against a day-by-day count over ten years', () => {
  test('the Nth hari kerja, and every day between listed once, in order', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 0, max: START.length - 1 }),
        fc.integer({ min: 1, max: 65 }),
        (calendar, at, count) => {
          const later = ALL.slice(at + 1)
          const counted = later.filter((civil) => works(calendar, civil))
          const found = countWorkingDays(calendar, { after: day(ALL[at]!.day), count })
          expect(found.end).toBe(counted[count - 1]!.day)
          expect(found.days.map((one) => one.day)).toEqual(later.slice(0, found.days.length).map((one) => one.day))
          expect(found.days.filter(({ number }) => number !== null).map(({ number }) => number)).toEqual(
            Array.from({ length: count }, (_, index) => index + 1),
          )
          expect(found.days.every(({ number, reason }) => (number === null) === (reason !== ''))).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('clear working days between two days', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 0, max: START.length - 1 }),
        fc.integer({ min: 0, max: 120 }),
        (calendar, at, span) => {
          const between = ALL.slice(at + 1, at + span)
          const found = clearWorkingDays(calendar, { from: day(ALL[at]!.day), to: day(ALL[at + span]!.day) })
          expect(found.counted).toBe(between.filter((civil) => works(calendar, civil)).length)
          expect(found.days).toHaveLength(between.length)
        },
      ),
      { numRuns: 400 },
    )
  })

  test.each([5, 6] as const)(
    'every day of ten years, every count up to the longest of the law, a week of %i days',
    (week) => {
      // Three fixed days and two that wander, as national holidays do.
      const holidays = (number: number) =>
        ['01-01', '08-17', '12-25', `03-${String(10 + (number % 15))}`, `05-${String(10 + ((number * 7) % 18))}`].map(
          (text) => holiday(`${number}-${text}`),
        )
      const calendar = workCalendar(
        week,
        Array.from({ length: LAST - FIRST + 1 }, (_, index) => year(FIRST + index, holidays(FIRST + index))),
      )
      const working = ALL.filter((civil) => works(calendar, civil)).map((civil) => civil.day)
      let next = 0
      for (const { day: text } of START) {
        while (working[next]! <= text) next += 1
        const found = countWorkingDays(calendar, { after: day(text), count: 65 }).days.filter(
          ({ number }) => number !== null,
        )
        if (found.map((one) => one.day).join() !== working.slice(next, next + 65).join())
          expect(text).toBe('counted alike')
      }
      expect(START).toHaveLength(3653)
    },
  )

  test('every day of ten years: the day after n working days is n + 1 counted with one more', () => {
    const calendar = workCalendar(
      5,
      Array.from({ length: 12 }, (_, index) => year(FIRST + index)),
    )
    for (const { day: text } of START) {
      const seven = countWorkingDays(calendar, { after: day(text), count: 7 }).end
      expect(countWorkingDays(calendar, { after: seven!, count: 1 }).end).toBe(
        countWorkingDays(calendar, { after: day(text), count: 8 }).end,
      )
    }
  })
})

describe('the edges', () => {
  const calendar = workCalendar(5, [
    year(2026, [
      holiday('2026-12-24', { name: 'Natal', kind: 'joint_leave', confirmed: false }),
      holiday('2026-12-25', { name: 'Hari Raya Natal' }),
    ]),
  ])

  test('each skipped day says why', () => {
    expect(countWorkingDays(calendar, { after: day('2026-12-23'), count: 1 })).toEqual({
      end: '2026-12-28',
      counted: 1,
      missingYear: null,
      unconfirmed: true,
      days: [
        { day: '2026-12-24', number: null, reason: 'Cuti bersama: Natal (belum dikonfirmasi)' },
        { day: '2026-12-25', number: null, reason: 'Hari Raya Natal' },
        { day: '2026-12-26', number: null, reason: 'Sabtu' },
        { day: '2026-12-27', number: null, reason: 'Minggu' },
        { day: '2026-12-28', number: 1, reason: '' },
      ],
    })
  })

  test('a year that nobody entered ends the count and is named', () => {
    const found = countWorkingDays(calendar, { after: day('2026-12-28'), count: 4 })
    expect(found).toMatchObject({ end: null, counted: 3, missingYear: 2027 })
    expect(found.days.at(-1)?.day).toBe('2026-12-31')
    expect(countWorkingDays(calendar, { after: day('2026-12-28'), count: 3 }).end).toBe('2026-12-31')
    expect(clearWorkingDays(calendar, { from: day('2026-12-28'), to: day('2027-01-05') })).toMatchObject({
      end: null,
      missingYear: 2027,
    })
  })

  test('a Saturday counts in a week of six days, a holiday on it does not', () => {
    const six = workCalendar(6, [year(2026, [holiday('2026-10-24')])])
    expect(skipReason(six, day('2026-10-17'))).toBe('')
    expect(skipReason(six, day('2026-10-24'))).toBe('Libur contoh')
    expect(skipReason(six, day('2026-10-18'))).toBe('Minggu')
    expect(skipReason(workCalendar(5, [year(2026)]), day('2026-10-17'))).toBe('Sabtu')
  })

  test('hari kalender need no calendar and skip nothing', () => {
    expect(countCalendarDays({ after: day('2026-12-30'), count: 7 })).toMatchObject({ end: '2027-01-06', counted: 7 })
  })

  test('nothing lies between neighbours or a day and itself', () => {
    for (const to of ['2026-10-20', '2026-10-21'])
      expect(clearWorkingDays(calendar, { from: day('2026-10-20'), to: day(to) })).toMatchObject({
        counted: 0,
        days: [],
      })
  })

  test.each([0, -1, 1.5, 401, Number.NaN])('a count of %d is a mistake of the program', (count) => {
    expect(() => countWorkingDays(calendar, { after: day('2026-01-01'), count })).toThrow('1–400')
  })

  test('days are added and measured across months, leap days and years', () => {
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31')
    for (let index = 1; index < ALL.length; index++) {
      expect(addDays(day(ALL[index - 1]!.day), 1)).toBe(ALL[index]!.day)
    }
    expect(daysFrom(day('2026-01-01'), day('2027-01-01'))).toBe(365)
    expect(daysFrom(day('2026-03-01'), day('2026-02-28'))).toBe(-1)
  })
})
