import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReportData } from '#shared/reports/model.ts'
import { aPerson, aReport, aReporter } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'

let core: TestCore
beforeEach(async () => {
  core = await createTestCore()
})
afterEach(() => core.dispose())

const register = (over: Partial<ReportData> = {}) => core.api.reports.register({ data: aReport(over), reporter: null })
const like = (over: object) =>
  core.api.reports.similar({
    platform: 'facebook',
    account: '',
    url: '',
    act: null,
    suspectName: '',
    suspectNip: '',
    except: null,
    ...over,
  })
const numbers = async (over: object) => (await like(over)).reports.map(({ number }) => number)

describe('what was reported before', () => {
  test('is found by account, address, person and, beside them, act', async () => {
    const first = await register({
      account: '@Akun.Contoh',
      url: 'https://www.facebook.com/akun.contoh/posts/7?fbclid=1',
    })
    const second = await register({
      account: '@lain',
      url: '',
      suspectName: 'Drs. Badu Contoh',
      suspectNip: '199002302015031000',
    })
    expect(await numbers({ account: 'facebook.com/AKUN.contoh' })).toEqual([first.number])
    expect(await numbers({ url: 'm.facebook.com/akun.contoh/posts/7' })).toEqual([first.number])
    expect(await numbers({ suspectName: 'badu contoh, S.Pd.' })).toEqual([second.number])
    expect(await numbers({ suspectNip: '19900230 201503 1 000' })).toEqual([second.number])
    expect(await numbers({ act: 'posting' })).toEqual([])
    expect(await numbers({ account: '@akun.contoh', except: first.id })).toEqual([])
    expect((await like({ account: '@akun.contoh', act: 'posting' })).reports[0]?.because).toEqual(['account', 'act'])
  })

  test('leads from an account to its holder, and to his reports and cases', async () => {
    const person = aPerson({ nip: '199002302015031000' })
    const { id } = await core.api.people.create({ person, birthDay: null, validFrom: '2020-01-01' as never })
    await core.api.people.addAccount({
      employeeId: id,
      platform: 'facebook',
      account: '@milik',
      url: '',
      evidenceId: null,
      note: '',
    })
    const named = await register({ account: '@lain', url: '', suspectNip: person.nip })
    await core.api.cases.open({ title: 'Dugaan lama', subjects: [person] })
    const found = await like({ account: '@milik' })
    expect(found.people).toMatchObject([{ id, evidenced: false }])
    expect(found.reports.map(({ number }) => number)).toEqual([named.number])
    expect(found.cases).toMatchObject([{ title: 'Dugaan lama' }])
  })

  test('follows a correction of the report', async () => {
    const { id } = await register({ account: '@salah', url: '' })
    await core.api.reports.update({ id, data: aReport({ account: '@benar', url: '' }) })
    expect([(await numbers({ account: '@salah' })).length, (await numbers({ account: '@benar' })).length]).toEqual([
      0, 1,
    ])
  })
})

describe('merging', () => {
  test('one leads, the others follow with their evidence, and can be taken out before that', async () => {
    const [leader, other, third] = [await register(), await register(), await register()]
    await core.importBytes({ kind: 'report', id: other.id }, 'b.png', pngBytes(4, 4))
    await core.api.reports.merge({ ids: [third.id], into: other.id })
    expect(await core.api.reports.merge({ ids: [other.id], into: leader.id })).toMatchObject({ mergedCount: 2 })
    expect(await core.api.reports.get({ id: third.id })).toMatchObject({
      state: 'merged',
      mergedInto: { id: leader.id },
    })
    await core.api.reports.unmerge({ id: third.id, reason: 'Ternyata soal lain.' })
    expect(await core.api.reports.get({ id: third.id })).toMatchObject({ state: 'new', mergedInto: null })

    const { caseId } = await core.api.reports.accept({ id: leader.id, title: 'Dugaan', subjects: [aPerson()] })
    expect((await core.api.evidence.list({ target: { kind: 'case', id: caseId } })).length).toBe(1)
    expect((await core.api.cases.get({ id: caseId })).reportNumbers).toEqual([leader.number, other.number])
    await expect(core.api.reports.unmerge({ id: other.id, reason: 'Terlambat sekali.' })).rejects.toMatchObject({
      code: 'leader_accepted',
    })
    await core.api.reports.merge({ ids: [third.id], into: leader.id })
    expect(await core.api.reports.get({ id: third.id })).toMatchObject({ caseId })
  })

  test('never into itself, never into what is closed, never twice', async () => {
    const [a, b, c] = [await register(), await register(), await register()]
    await expect(core.api.reports.merge({ ids: [a.id], into: a.id })).rejects.toMatchObject({
      code: 'merge_with_itself',
    })
    await core.api.reports.close({ id: b.id, code: 'not_asn', reason: 'Bukan ASN.' })
    await expect(core.api.reports.merge({ ids: [a.id], into: b.id })).rejects.toMatchObject({ code: 'leader_not_open' })
    await core.api.reports.merge({ ids: [a.id], into: c.id })
    await expect(core.api.reports.merge({ ids: [a.id], into: c.id })).rejects.toMatchObject({ code: 'report_not_open' })
    await expect(core.api.reports.update({ id: a.id, data: aReport() })).rejects.toMatchObject({
      code: 'report_not_open',
    })
  })
})

test('a report joins a case that is there; a closed case takes none', async () => {
  const { id: caseId } = await core.api.cases.open({ title: 'Ada', subjects: [aPerson()] })
  const { id } = await register()
  await core.importBytes({ kind: 'report', id }, 'a.png', pngBytes(4, 4))
  expect(await core.api.reports.acceptInto({ id, caseId })).toMatchObject({ state: 'accepted', caseId })
  expect((await core.api.evidence.list({ target: { kind: 'case', id: caseId } })).map(({ number }) => number)).toEqual([
    'B-1',
  ])
  await core.api.cases.moveTo({ id: caseId, state: 'closed', reason: 'Selesai semua.' })
  const { id: late } = await register()
  await expect(core.api.reports.acceptInto({ id: late, caseId })).rejects.toMatchObject({ code: 'case_closed' })
})

test('closed with a standard reason, opened again with one, nothing deleted', async () => {
  const { id } = await register()
  const closed = await core.api.reports.close({
    id,
    code: 'not_enough_evidence',
    reason: 'Tangkapan layar tidak terbaca.',
  })
  expect(closed).toMatchObject({ state: 'dismissed', dismissCode: 'not_enough_evidence' })
  expect(await core.api.reports.reopen({ id, reason: 'Ada bukti baru.' })).toMatchObject({
    state: 'new',
    dismissCode: null,
  })
  await expect(core.api.reports.reopen({ id, reason: 'Lagi-lagi.' })).rejects.toMatchObject({ code: 'not_dismissed' })
})

test('the inbox counts, filters, and shows likes and the clock of others', async () => {
  const origin = {
    ...aReport().origin,
    number: 'SBT-0001',
    day: '2026-10-01' as never,
    ppkReceived: '2026-10-02' as never,
  }
  const bkn = await register({ source: 'bkn', origin })
  await register({ source: 'public' })
  const { reports, total, counts } = await core.api.reports.inbox({ state: 'new', source: 'bkn' })
  expect([total, counts.new, reports[0]?.likeCount, reports[0]?.clock?.state]).toEqual([1, 2, 1, 'overdue'])
  await core.api.reports.recordFollowUp({
    id: bkn.id,
    day: '2026-10-05' as never,
    what: 'Dipanggil untuk klarifikasi.',
    reference: '800/0',
  })
  const context = await core.api.reports.context({ id: bkn.id })
  expect(context.clocks.every(({ state }) => state === 'answered')).toBe(true)
  expect(context.followUps).toMatchObject([{ what: 'Dipanggil untuk klarifikasi.', by: core.ownerName }])
})

test('a team is kept with members and roles, and nothing of a reporter reaches the likes', async () => {
  const team = {
    name: 'Tim Contoh',
    decree: 'SK 0/2026',
    active: true,
    members: [{ name: 'Badu', role: 'Ketua', office: 'Dinas' }],
  }
  const saved = await core.api.monitoring.saveTeam({ id: null, team })
  await core.api.monitoring.saveTeam({ id: saved.id, team: { ...team, active: false } })
  expect(await core.api.monitoring.teams()).toMatchObject([{ id: saved.id, active: false }])
  await expect(core.api.monitoring.saveTeam({ id: 'f'.repeat(32) as never, team })).rejects.toMatchObject({
    code: 'team_not_found',
  })
  const reporter = aReporter({ handle: '@akun.pelapor' })
  await core.api.reports.register({ data: aReport(), reporter })
  expect((await like({ account: '@akun.pelapor', suspectName: reporter.name })).reports).toEqual([])
})
