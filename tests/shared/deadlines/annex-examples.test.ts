import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { calendarYearSchema, workCalendar } from '#shared/calendar/model.ts'
import { clearWorkingDays, countWorkingDays } from '#shared/deadlines/working-days.ts'
import { type Day, daySchema } from '#shared/kernel/instant.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'

const day = (text: string): Day => daySchema.parse(text)
const shipped = (year: number) =>
  calendarYearSchema.parse(JSON.parse(readFileSync(`${resourcesDir}/rules/calendar-${year}.json`, 'utf8')))
const calendar = workCalendar(5, [shipped(2022)])
const weekdaysOnly = workCalendar(5, [{ ...shipped(2022), holidays: [] }])

describe('example 10 of the annex: both summonses', () => {
  test.each([
    ['2022-10-05', '2022-10-17'],
    ['2022-10-17', '2022-10-27'],
  ])('letter %s, examination %s: seven clear days, the eighth counted', (letter, examination) => {
    expect(clearWorkingDays(calendar, { from: day(letter), to: day(examination) }).counted).toBe(7)
    expect(countWorkingDays(calendar, { after: day(letter), count: 8 }).end).toBe(examination)
  })
})

describe('example 22 of the annex: the printed dates fit neither count throughout', () => {
  test.each([
    // received, printed, with the holidays of 2022, Monday to Friday only
    ['2022-02-08', '2022-03-02', '2022-03-02', '2022-03-01'],
    ['2022-02-14', '2022-03-08', '2022-03-09', '2022-03-07'],
  ])('received %s, printed %s: with holidays %s, without %s', (received, printed, withHolidays, without) => {
    const count = { after: day(received), count: 15 }
    expect(countWorkingDays(calendar, count).end).toBe(withHolidays)
    expect(countWorkingDays(weekdaysOnly, count).end).toBe(without)
    expect([withHolidays, without].includes(printed)).toBe(received === '2022-02-08')
  })
})

describe('what is shipped', () => {
  test.each([2022, 2026])('%d says its source and that nobody has confirmed it', (year) => {
    const { source, holidays } = shipped(year)
    expect(source).toMatch(/SKB Tiga Menteri/)
    expect(holidays.length).toBeGreaterThan(15)
    expect(holidays.every(({ confirmed }) => !confirmed)).toBe(true)
    expect(holidays.map(({ day: text }) => text)).toEqual(holidays.map(({ day: text }) => text).toSorted())
  })
})
