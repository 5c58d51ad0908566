import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { daySchema, toInstant } from '#shared/kernel/instant.ts'
import { NO_DETAILS } from '#shared/procedure/model.ts'
import { SECTIONS, withoutSmall } from '#shared/statistics/sections.ts'
import { aPerson, aReport } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

let at: TestCore
beforeEach(async () => {
  at = await createTestCore()
})
afterEach(() => at.dispose())

const ALL = { from: null, to: null }
const day = (text: string) => daySchema.parse(text)
const report = (received: string, over = {}) =>
  at.api.reports.register({
    data: aReport({ received: { at: toInstant(new Date(received)), zone: 'WIB' }, ...over }),
    reporter: null,
  })
const openCase = (office: string) =>
  at.api.cases.open({ title: 'Contoh', subjects: [aPerson({ office, name: 'Wiratama Karangan' })] })

test('an empty vault has zeros everywhere and exports all the same', async () => {
  const figures = await at.api.statistics.get(ALL)
  expect(figures.totals).toEqual({ reports: 0, cases: 0, subjects: 0, decisions: 0, sanctions: 0 })
  expect(figures.durations).toEqual([])
  expect((await at.api.statistics.overview({})).empty).toBe(true)
  expect((await at.api.statistics.export({ period: ALL, format: 'xlsx' })).savedAs).toMatch(/\.xlsx$/)
})

test('a report counts on the day of the office, not of Greenwich', async () => {
  await report('2026-10-11T18:30:00Z')
  await report('2026-09-30T17:30:00Z', { platform: 'instagram', act: 'like' })
  const { reports } = await at.api.statistics.get(ALL)
  expect(reports.byMonth).toEqual([{ key: '2026-10', count: 2 }])
  expect(reports.byWeekday).toEqual([
    { key: '1', count: 1 },
    { key: '4', count: 1 },
  ])
  expect(reports.byPlatform).toContainEqual({ key: 'instagram', count: 1 })
  const narrow = await at.api.statistics.get({ from: day('2026-10-02'), to: null })
  expect(narrow.totals.reports).toBe(1)
})

test('an office with fewer than three cases is not named', async () => {
  for (const office of ['Dinas Alfa', 'Dinas Alfa', 'Dinas Alfa', 'Dinas Beta', 'Dinas Gama']) await openCase(office)
  expect((await at.api.statistics.get(ALL)).cases.byOffice).toEqual([
    { key: 'Dinas Alfa', count: 3 },
    { key: '*', count: 2 },
  ])
})

test('a range that ends before it begins is refused', async () => {
  const work = at.api.statistics.get({ from: day('2026-02-01'), to: day('2026-01-01') })
  await expect(work).rejects.toMatchObject({ code: 'period_backwards' })
})

test('what leaves counts groups of fewer than three together; the page in the vault does not', async () => {
  for (let n = 0; n < 3; n += 1) await report('2026-10-11T18:30:00Z', { platform: 'facebook' })
  await report('2026-10-12T18:30:00Z', { platform: 'instagram' })
  await report('2026-10-13T18:30:00Z', { platform: 'tiktok' })
  const figures = await at.api.statistics.get(ALL)
  expect(figures.reports.byPlatform.map(({ count }) => count)).toEqual([3, 1, 1])
  const leaving = (title: string) => withoutSmall(SECTIONS.find((section) => section.title === title)!, figures)
  expect(leaving('Platform')).toEqual([
    { label: 'Facebook', count: 3 },
    { label: 'Lainnya (masing-masing kurang dari tiga)', count: 2 },
  ])
  expect(leaving('Laporan per bulan')).toEqual([{ label: 'Oktober 2026', count: 5 }])
  const { savedAs } = await at.api.statistics.export({ period: ALL, format: 'pdf' })
  const text = execFileSync('pdftotext', ['-layout', savedAs ?? '', '-'], { encoding: 'utf8' })
  expect(text).toContain('Facebook')
  expect(text).toContain('Lainnya (masing-masing kurang dari tiga)')
  expect(text).not.toMatch(/Instagram|TikTok|13 Oktober/)
})

test('the paper has the tables and no name', async () => {
  for (let n = 0; n < 3; n += 1) await openCase('Dinas Alfa')
  await report('2026-10-11T18:30:00Z')
  const { savedAs } = await at.api.statistics.export({ period: ALL, format: 'pdf' })
  const text = execFileSync('pdftotext', ['-layout', savedAs ?? '', '-'], { encoding: 'utf8' })
  for (const words of ['Statistik Penanganan Netralitas ASN', 'Laporan per bulan', 'Oktober 2026', 'Dinas Alfa'])
    expect(text).toContain(words)
  expect(text).not.toMatch(/Wiratama|P-2026|L-2026|@akun/)
})

const later = async <T>(now: string, ask: (api: TestCore['api']) => Promise<T>): Promise<T> => {
  const other = await createTestCore({ dataDir: at.dataDir, create: false, ports: { now: () => new Date(now) } })
  await other.api.vault.unlock({ password: 'kata-sandi-uji-coba' })
  try {
    return await ask(other.api)
  } finally {
    await other.core.close()
  }
}

test('a case is stalled once no step was taken for so many days, however busily its papers are edited', async () => {
  const { id, subjects } = await openCase('Dinas Alfa')
  expect((await at.api.statistics.overview({ stalledAfterDays: 1 })).stalledCount).toBe(0)
  await at.core.close()
  const edited = await later('2026-12-01T02:00:00Z', async (api) => {
    await api.cases.rename({ id, title: 'Judul lain' })
    const { stalled, stalledCount } = await api.statistics.overview({ stalledAfterDays: 42 })
    const listed = await api.cases.list({ idleDays: 42 })
    return { stalled, stalledCount, listed: listed.length }
  })
  expect(edited).toEqual({
    stalled: [expect.objectContaining({ caseId: id, days: 42, title: 'Judul lain' })],
    stalledCount: 1,
    listed: 1,
  })
  const stepped = await later('2026-12-01T02:00:00Z', async (api) => {
    const step = { caseId: id, subjectId: subjects[0]!.id, details: NO_DETAILS, reason: '' }
    await api.procedure.record({ ...step, kind: 'review_concluded', day: day('2026-11-10') })
    const ask = async (days: number) => [
      (await api.statistics.overview({ stalledAfterDays: days })).stalled.map((one) => one.days),
      (await api.cases.list({ idleDays: days })).length,
    ]
    return [await ask(21), await ask(22)]
  })
  expect(stepped).toEqual([
    [[21], 1],
    [[], 0],
  ])
})

test('the timeline has two clocks: when it happened, and when we learned it', async () => {
  const found = await openCase('Dinas Alfa')
  await at.importBytes({ kind: 'case', id: found.id }, 'layar.txt', Buffer.from('isi'))
  await at.api.procedure.record({
    caseId: found.id,
    subjectId: found.subjects[0]!.id,
    kind: 'clarification_held',
    day: day('2026-10-20'),
    details: NO_DETAILS,
    reason: 'Dicatat menyusul.',
  })
  const moments = await at.api.statistics.timeline({ caseId: found.id })
  expect(moments.map(({ kind, code, happened }) => [kind, code, happened])).toEqual([
    ['step', 'clarification_held', '2026-10-20'],
    ['evidence', '', null],
  ])
  for (const { learned } of moments) expect(learned > '2026-10-20T02:00').toBe(true)
})
