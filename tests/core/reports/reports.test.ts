import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, aReport, aReporter, HARD_NAMES } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'

let core: TestCore
beforeEach(async () => {
  core = await createTestCore()
})
afterEach(() => core.dispose())

const auditText = async () => JSON.stringify((await core.api.audit.list({})).entries)

describe('reports', () => {
  test('are numbered, listed newest first and found by account', async () => {
    const first = await core.api.reports.register({ data: aReport(), reporter: null })
    const second = await core.api.reports.register({
      data: aReport({
        account: '@lain.contoh',
        received: { ...aReport().received, at: '2026-10-13T01:15:00.000Z' as never },
      }),
      reporter: null,
    })
    const year = core.now().getUTCFullYear()
    expect([first.number, second.number]).toEqual([`L-${year}-001`, `L-${year}-002`])
    expect((await core.api.reports.list({})).map(({ number }) => number)).toEqual([second.number, first.number])
    expect((await core.api.reports.list({ search: 'lain.con' })).map(({ id }) => id)).toEqual([second.id])
    expect(await core.api.reports.list({ search: '%' })).toEqual([])
  })

  test.each(HARD_NAMES)('keep hard text as typed: %s', async (text) => {
    const { id } = await core.api.reports.register({
      data: aReport({ account: text, narrative: text }),
      reporter: null,
    })
    const report = await core.api.reports.get({ id })
    expect([report.account, report.narrative]).toEqual([text, text])
    expect((await core.api.reports.list({ search: text.slice(0, 5) })).map((found) => found.id)).toContain(id)
  })

  test('control characters and bidi overrides are taken out, right-to-left script stays', async () => {
    const { account } = await core.api.reports.register({
      data: aReport({ account: 'a\u0000b\u202Egnp.exe مثال' }),
      reporter: null,
    })
    expect(account).toBe('abgnp.exe مثال')
  })

  test('the reporter is nowhere but behind a logged opening', async () => {
    const reporter = aReporter()
    const { id, hasReporter } = await core.api.reports.register({ data: aReport(), reporter })
    expect(hasReporter).toBe(true)
    const visible =
      JSON.stringify([await core.api.reports.get({ id }), await core.api.reports.list({ search: '' })]) +
      (await auditText())
    for (const secret of Object.values(reporter)) expect(visible).not.toContain(secret)
    expect(await core.api.reports.list({ search: 'Larasati' })).toEqual([])

    await expect(core.api.reports.revealReporter({ id, reason: 'x' })).rejects.toMatchObject({ code: 'malformed_call' })
    expect(await core.api.reports.revealReporter({ id, reason: 'Menghubungi pelapor.' })).toEqual(reporter)
    const [opened] = (await core.api.audit.list({ action: 'report.reporter_opened' })).entries
    expect(opened).toMatchObject({ subject: id, details: { reason: 'Menghubungi pelapor.' } })
    for (const secret of Object.values(reporter)) expect(await auditText()).not.toContain(secret)
  })

  test('a report without reporter says so, an empty reporter is none', async () => {
    const empty = aReporter({ name: '', phone: ' ', email: '', handle: '', address: '', note: '' })
    const { id, hasReporter } = await core.api.reports.register({ data: aReport(), reporter: empty })
    expect(hasReporter).toBe(false)
    await expect(core.api.reports.revealReporter({ id, reason: 'Ingin tahu saja.' })).rejects.toMatchObject({
      code: 'no_reporter',
    })
  })

  test('becomes a case with its evidence numbered, and can do so once', async () => {
    const report = await core.api.reports.register({
      data: aReport({ narrative: 'kata-kata pelapor' }),
      reporter: aReporter(),
    })
    await core.importBytes({ kind: 'report', id: report.id }, 'a.png', pngBytes(4, 4))
    await core.importBytes({ kind: 'report', id: report.id }, 'b.png', pngBytes(5, 5))
    const { caseId } = await core.api.reports.accept({ id: report.id, title: 'Dugaan', subjects: [aPerson()] })
    const evidence = await core.api.evidence.list({ target: { kind: 'case', id: caseId } })
    expect(evidence.map(({ number }) => number)).toEqual(['B-1', 'B-2'])
    const opened = await core.api.cases.get({ id: caseId })
    expect(opened.reportNumbers).toEqual([report.number])
    expect(JSON.stringify(opened)).not.toContain('kata-kata pelapor')
    await expect(
      core.api.reports.accept({ id: report.id, title: 'Lagi', subjects: [aPerson()] }),
    ).rejects.toMatchObject({ code: 'report_not_open' })
  })

  test('describes its subjects as of the day of the act, else as of today on the wall of the office', async () => {
    const register = async () => (await core.api.reports.register({ data: aReport(), reporter: null })).id
    const asOf = async (caseId: string) => (await core.api.cases.get({ id: caseId as never })).subjects[0]?.asOf
    const taken = { title: 'Dugaan', subjects: [aPerson()] }
    const then = await core.api.reports.accept({ id: await register(), ...taken, asOf: '2026-01-10' as never })
    expect(await asOf(then.caseId)).toBe('2026-01-10')
    const now = await core.api.reports.accept({ id: await register(), ...taken })
    expect(await asOf(now.caseId)).toBe('2026-10-20')
  })

  test('is dismissed with a reason, never deleted', async () => {
    const { id } = await core.api.reports.register({ data: aReport(), reporter: null })
    const dismissed = await core.api.reports.close({
      id,
      code: 'not_enough_evidence',
      reason: 'Tidak cukup bukti awal.',
    })
    expect(dismissed).toMatchObject({ state: 'dismissed', dismissReason: 'Tidak cukup bukti awal.' })
    await expect(core.api.reports.update({ id, data: aReport() })).rejects.toMatchObject({ code: 'report_not_open' })
    expect((await core.api.reports.list({})).length).toBe(1)
  })
})
