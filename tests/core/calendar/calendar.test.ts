import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarYear } from '#shared/calendar/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.dispose())

const year = (number: number, ...days: string[]): CalendarYear => ({
  year: number,
  source: 'SKB Tiga Menteri contoh',
  holidays: days.map((day) => ({
    day: daySchema.parse(day),
    name: 'Libur contoh',
    kind: 'national',
    confirmed: true,
    source: '',
  })),
})

test('what ships is there, unconfirmed and with its source; a year nobody entered is not', async () => {
  const { week, years } = await core.api.calendar.get()
  expect(week).toBe(5)
  expect(years.map(({ data, origin, version }) => [data.year, origin, version])).toEqual([
    [2026, 'shipped', 0],
    [2022, 'shipped', 0],
  ])
})

test('each edit is a version with its reason and an audit entry; earlier ones stay', async () => {
  const { api } = core
  await api.calendar.saveYear({
    data: year(2027, '2027-08-17', '2027-01-01'),
    baseVersion: 0,
    reason: 'SKB 2027 terbit',
  })
  const saved = await api.calendar.saveYear({
    data: year(2027, '2027-01-01'),
    baseVersion: 1,
    reason: 'Dua hari keliru',
  })
  expect(saved.years[0]).toMatchObject({ origin: 'office', version: 2, data: { year: 2027 } })
  const history = await api.calendar.history({ year: 2027 })
  expect(history.map(({ version, reason, by }) => [version, reason, by])).toEqual([
    [2, 'Dua hari keliru', core.ownerName],
    [1, 'SKB 2027 terbit', core.ownerName],
  ])
  expect(history[1]?.data.holidays.map(({ day }) => day)).toEqual(['2027-01-01', '2027-08-17'])
  const { entries } = await api.audit.list({})
  expect(entries.filter(({ action }) => action === 'calendar.year_saved')).toHaveLength(2)
})

test('nothing is saved without a reason, over a newer version, or with a wrong or double day', async () => {
  const save = (data: CalendarYear, baseVersion: number, reason = 'karena') =>
    core.api.calendar.saveYear({ data, baseVersion, reason })
  await expect(save(year(2026), 0, '  ')).rejects.toMatchObject({ code: 'reason_required' })
  await expect(save(year(2026), 3)).rejects.toMatchObject({ code: 'year_changed' })
  await expect(save(year(2028, '2027-01-01'), 0)).rejects.toMatchObject({ code: 'malformed_call' })
  await expect(save(year(2028, '2028-01-01', '2028-01-01'), 0)).rejects.toMatchObject({ code: 'malformed_call' })
  await expect(save({ ...year(2028), source: '' }, 0)).rejects.toMatchObject({ code: 'malformed_call' })
  expect((await core.api.calendar.get()).years.map(({ data }) => data.year)).toEqual([2027, 2026, 2022])
})

test('the office may work six days', async () => {
  await expect(core.api.calendar.setWeek({ week: 6, reason: '' })).rejects.toMatchObject({ code: 'reason_required' })
  expect((await core.api.calendar.setWeek({ week: 6, reason: 'Sekolah enam hari' })).week).toBe(6)
})
