import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaseId, SubjectId } from '#shared/cases/model.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import { NO_DETAILS, type StepKind } from '#shared/procedure/model.ts'
import { aPerson, aReport } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

const day = (text: string): Day => daySchema.parse(text)
let core: TestCore
let caseId: CaseId
let subjectId: SubjectId
beforeEach(async () => {
  core = await createTestCore()
  const opened = await core.api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })
  caseId = opened.id
  subjectId = opened.subjects[0]!.id
})
afterEach(() => core.dispose())

const record = (kind: StepKind, on: string, reason = 'dicatat dari arsip') =>
  core.api.procedure.record({ caseId, subjectId, kind, day: day(on), details: NO_DETAILS, reason })
const ofCase = () => core.api.deadlines.ofCase({ caseId })
const deliveryOf = async () => (await ofCase()).deadlines.find(({ kind }) => kind === 'decision_delivery')!

test('a recorded decision starts the clock of its delivery; delivering ends it and starts the others', async () => {
  await record('decision_made', '2026-10-12')
  expect(await deliveryOf()).toMatchObject({ dueOn: '2026-10-30', state: 'running', doneOn: null })
  await record('decision_delivered', '2026-10-19')
  const { deadlines, today, week, ownWeek } = await ofCase()
  expect({ today, week, ownWeek }).toEqual({ today: '2026-10-20', week: 5, ownWeek: false })
  expect(deadlines.map(({ kind, dueOn, state }) => [kind, dueOn, state])).toEqual([
    ['appeal_filing', '2026-11-06', 'running'],
    ['objection_filing', '2026-11-06', 'running'],
    ['decision_effect', '2026-11-09', 'running'],
    ['decision_delivery', '2026-10-30', 'done'],
  ])
})

test('an override wants a reason and a deadline that exists; taking it back restores the count', async () => {
  await record('decision_made', '2026-10-12')
  const { key } = await deliveryOf()
  const override = (input: object) =>
    core.api.deadlines.override({ caseId, key, day: day('2026-11-02'), reason: 'Dua hari libur daerah', ...input })
  await expect(override({ reason: '' })).rejects.toMatchObject({ code: 'reason_required' })
  await expect(override({ key: 'decision_delivery.-.1999-01-01' })).rejects.toMatchObject({
    code: 'deadline_not_found',
  })
  await override({})
  expect(await deliveryOf()).toMatchObject({
    ...{ countedEnd: '2026-10-30', dueOn: '2026-11-02' },
    override: { reason: 'Dua hari libur daerah', by: core.ownerName },
  })
  await override({ day: null, reason: 'Keliru' })
  expect(await deliveryOf()).toMatchObject({ dueOn: '2026-10-30', override: null })
})

test('a local holiday and a six-day week move the day at once', async () => {
  await record('decision_made', '2026-10-12')
  const { years } = await core.api.calendar.get()
  const data = years.find(({ data: { year } }) => year === 2026)!.data
  const voting = {
    day: day('2026-10-21'),
    name: 'Hari pemungutan suara',
    kind: 'local' as const,
    confirmed: true,
    source: 'Keputusan contoh',
  }
  await core.api.calendar.saveYear({
    data: { ...data, holidays: [...data.holidays, voting] },
    baseVersion: 0,
    reason: 'Pilkades',
  })
  const moved = await deliveryOf()
  expect(moved.dueOn).toBe('2026-11-02')
  expect(moved.days.find((one) => one.day === '2026-10-21')).toEqual({
    day: '2026-10-21',
    number: null,
    reason: 'Hari pemungutan suara',
  })
  const six = await core.api.deadlines.setWeek({ caseId, week: 6, reason: 'Puskesmas enam hari' })
  expect(six).toMatchObject({ week: 6, ownWeek: true })
  expect((await deliveryOf()).dueOn).toBe('2026-10-29')
  expect((await core.api.deadlines.setWeek({ caseId, week: null, reason: 'Keliru' })).ownWeek).toBe(false)
})

test('a missing year is said and computed by nobody', async () => {
  await record('decision_made', '2026-12-28', 'tanggal contoh')
  expect(await deliveryOf()).toMatchObject({ dueOn: null, missingYear: 2027, state: 'unknown' })
  await core.api.calendar.saveYear({
    data: { year: 2027, source: 'SKB contoh', holidays: [] },
    baseVersion: 0,
    reason: 'SKB terbit',
  })
  expect(await deliveryOf()).toMatchObject({ dueOn: '2027-01-15', missingYear: null })
})

test('reminders of all open cases, most pressing first, without a name', async () => {
  await record('decision_made', '2026-09-01')
  const report = await core.api.reports.register({
    data: aReport({ source: 'bawaslu', received: { at: toInstant(new Date('2026-10-16T02:00:00Z')), zone: 'WIB' } }),
    reporter: null,
  })
  await core.api.reports.accept({ id: report.id, title: 'Dari Bawaslu', subjects: [aPerson()] })
  const { reminders, overdue } = await core.api.deadlines.reminders()
  expect(overdue).toBe(1)
  expect(reminders.map(({ caseNumber, kind, state }) => [caseNumber, kind, state])).toEqual([
    ['P-2026-001', 'decision_delivery', 'overdue'],
    ['P-2026-002', 'report_bawaslu', 'soon'],
  ])
  expect(JSON.stringify(reminders)).not.toContain('Rangga')
  await core.api.cases.moveTo({ id: caseId, state: 'closed', reason: 'Selesai' })
  expect((await core.api.deadlines.reminders()).reminders).toHaveLength(1)
})

test('the calendar file names cases, not people; with nothing to come it says so', async () => {
  await expect(core.api.deadlines.exportCalendar({ caseId: null })).rejects.toMatchObject({ code: 'nothing_to_export' })
  await record('decision_made', '2026-10-12')
  const { savedAs, events } = await core.api.deadlines.exportCalendar({ caseId })
  expect(events).toBe(1)
  const text = await readFile(savedAs!, 'utf8')
  expect(savedAs).toMatch(/tenggat P-2026-001 2026-10-20\.ics$/)
  expect(text).toContain('DTSTART;VALUE=DATE:20261030\r\nDTEND;VALUE=DATE:20261031\r\n')
  expect(text).toContain('SUMMARY:P-2026-001: Penyampaian keputusan\r\n')
  expect(text).not.toMatch(/Rangga|19900230/)
  const { entries } = await core.api.audit.list({ subject: caseId })
  expect(entries[0]).toMatchObject({ action: 'deadline.exported', details: { events: 1 } })
})

test('a finished case is no longer asked; whatever is still open always is', async () => {
  const open = async () => (await core.api.deadlines.reminders()).reminders.map(({ kind }) => kind)
  await record('decision_made', '2026-03-10')
  expect(await open()).toEqual(['decision_delivery'])
  await record('decision_sent', '2026-03-12')
  expect(await open()).toEqual([])
  await record('decision_delivered', '2026-03-16')
  expect(await open()).toEqual(['decision_effect'])
  await record('objection_filed', '2026-03-20')
  expect(await open()).toEqual(['objection_decision'])
  await record('objection_decided', '2026-04-01')
  await record('decision_effective', '2026-04-10')
  expect(await open()).toEqual([])
})
