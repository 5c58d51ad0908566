import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANY_CASE } from '#shared/cases/filter.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

let at: TestCore
beforeEach(async () => {
  at = await createTestCore()
  await at.api.cases.open({ title: 'Alfa', subjects: [aPerson({ office: 'Dinas Satu', employment: 'pppk' })] })
  await at.api.cases.open({ title: 'Beta 100%', subjects: [aPerson({ office: 'Dinas Dua' })] })
})
afterEach(() => at.dispose())

const titles = async (filter: Parameters<TestCore['api']['cases']['list']>[0]) => {
  const listed = (await at.api.cases.list(filter)).map(({ title }) => title)
  const { items, total } = await at.api.cases.page({ ...filter, offset: 0, limit: 50 })
  expect(items.map(({ title }) => title)).toEqual(listed)
  expect(total).toBe(listed.length)
  return listed
}

test.each([
  [{}, ['Beta 100%', 'Alfa']],
  [{ order: 'title' as const }, ['Alfa', 'Beta 100%']],
  [{ office: 'satu' }, ['Alfa']],
  [{ office: '%' }, []],
  [{ search: '100%' }, ['Beta 100%']],
  [{ employment: 'pppk' as const }, ['Alfa']],
  [{ openedFrom: daySchema.parse('2026-10-20'), openedTo: daySchema.parse('2026-10-20') }, ['Beta 100%', 'Alfa']],
  [{ openedFrom: daySchema.parse('2026-10-21') }, []],
  [{ openedTo: daySchema.parse('2026-10-19') }, []],
  [{ idleDays: 1 }, []],
  [{ decided: true }, []],
  [{ decided: false }, ['Beta 100%', 'Alfa']],
])('%o lets through %j', async (filter, expected) => {
  expect(await titles(filter)).toEqual(expected)
})

test('a view is saved under its name, replaced under the same, removed', async () => {
  const filter = { ...ANY_CASE, office: 'Dinas Satu' }
  expect(await at.api.cases.saveView({ name: 'Dinas', filter })).toEqual([
    { id: expect.any(String), name: 'Dinas', filter },
  ])
  const [view, ...others] = await at.api.cases.saveView({ name: 'Dinas', filter: ANY_CASE })
  expect(others).toEqual([])
  expect(view?.filter).toEqual(ANY_CASE)
  expect(await at.api.cases.removeView({ id: view!.id })).toEqual([])
})
