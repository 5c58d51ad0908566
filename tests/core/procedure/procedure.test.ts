import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseId, SubjectId } from '#shared/cases/model.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import { NO_DETAILS, type StepDetails, type StepKind } from '#shared/procedure/model.ts'
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

const step = (kind: StepKind, on: string, details: Partial<StepDetails> = {}) => ({
  ...{ caseId, subjectId, kind },
  day: day(on),
  details: { ...NO_DETAILS, ...details },
})
const record = (kind: StepKind, on: string, details: Partial<StepDetails> = {}, reason = '') =>
  core.api.procedure.record({ ...step(kind, on, details), reason })
const subject = async () => (await core.api.procedure.ofCase({ caseId })).subjects[0]!

describe('recording', () => {
  test('each step moves on, is kept with both clocks, and advances the state of the case', async () => {
    expect(await subject()).toMatchObject({ stage: 'reported', course: { track: 'discipline', origin: 'employment' } })
    const after = await record('review_concluded', '2026-10-05', { note: 'cukup beralasan' })
    expect(after.subjects[0]).toMatchObject({
      stage: 'reviewed',
      next: [{ kind: 'clarification_held', weight: 'main' }, {}, {}, {}],
    })
    const [first] = after.subjects[0]!.steps
    expect(first).toMatchObject({ day: '2026-10-05', recordedBy: core.ownerName, origin: 'recorded', reason: '' })
    expect(first!.recordedAt.slice(0, 10)).toBe('2026-10-20')
    expect((await core.api.cases.get({ id: caseId })).state).toBe('clarification')
  })

  test('each next step carries its rules with their confidence', async () => {
    await record('review_concluded', '2026-10-05')
    const after = await record('clarification_held', '2026-10-06')
    const summons = after.subjects[0]!.next.find(({ kind }) => kind === 'summons_1')
    expect(summons).toMatchObject({
      weight: 'main',
      rules: [{ id: 'interval.summons', confidence: 'transcription' }, {}],
    })
  })

  test('what the rules advise against wants a reason; what contradicts is refused with the sentence', async () => {
    await expect(record('decision_delivered', '2026-10-06')).rejects.toMatchObject({
      code: 'step_contradicts',
      message: expect.stringContaining('"Keputusan" belum tercatat'),
    })
    await expect(record('decision_made', '2026-10-06')).rejects.toMatchObject({
      code: 'reason_required',
      message: expect.stringContaining('Pemeriksaan wajib sebelum hukuman'),
    })
    expect(await core.api.procedure.check(step('decision_made', '2026-10-06'))).toMatchObject({ verdict: 'reason' })
    const after = await record('decision_made', '2026-10-06', {}, 'Perkara lama, dicatat dari arsip')
    expect(after.subjects[0]).toMatchObject({
      stage: 'decided',
      steps: [{ kind: 'decision_made', reason: 'Perkara lama, dicatat dari arsip' }],
    })
  })

  test('a step taken back stays visible with its reason, and the way is as before', async () => {
    const after = await record('review_concluded', '2026-10-05')
    const { id } = after.subjects[0]!.steps[0]!
    const withdraw = (reason: string) => core.api.procedure.withdraw({ caseId, stepId: id as never, reason })
    await expect(withdraw(' ')).rejects.toMatchObject({ code: 'reason_required' })
    expect((await withdraw('Salah perkara')).subjects[0]).toMatchObject({
      stage: 'reported',
      steps: [],
      withdrawn: [{ reason: 'Salah perkara', by: core.ownerName, step: { kind: 'review_concluded' } }],
    })
    await expect(withdraw('lagi')).rejects.toMatchObject({ code: 'step_not_found' })
    const { entries } = await core.api.audit.list({ subject: caseId })
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['procedure.step_recorded', 'procedure.step_withdrawn']),
    )
  })

  test('a closed case takes nothing; unknown cases and subjects say so', async () => {
    await core.api.cases.moveTo({ id: caseId, state: 'closed', reason: 'Tidak cukup bukti' })
    await expect(record('review_concluded', '2026-10-05')).rejects.toMatchObject({ code: 'case_closed' })
    const nobody = 'f'.repeat(32) as never
    await expect(core.api.procedure.ofCase({ caseId: nobody })).rejects.toMatchObject({ code: 'case_not_found' })
    await expect(
      core.api.procedure.check({ ...step('summons_1', '2026-10-05'), subjectId: nobody }),
    ).rejects.toMatchObject({ code: 'subject_not_found' })
  })
})

describe('the course', () => {
  test('the officer chooses with a reason; kind of employee is the default', async () => {
    const choose = (reason: string) =>
      core.api.procedure.setCourse({
        ...{ caseId, subjectId, reason },
        course: { track: 'ethics', level: null, crimeSuspected: true },
      })
    await expect(choose('')).rejects.toMatchObject({ code: 'reason_required' })
    const { subjects } = await choose('Masih bakal calon')
    expect(subjects[0]!.course).toEqual({
      ...{ track: 'ethics', level: null, crimeSuspected: true },
      ...{ origin: 'officer', reason: 'Masih bakal calon' },
    })
    expect(subjects[0]!.warnings.join()).toContain('Gakkumdu')
  })

  test.each([
    ['pppk', 'pppk'],
    ['non_asn', 'contract'],
    ['cpns', 'discipline'],
  ] as const)('%s begins on the track %s', async (employment, track) => {
    const { id } = await core.api.cases.open({ title: 'Lain', subjects: [aPerson({ employment })] })
    const { subjects } = await core.api.procedure.ofCase({ caseId: id })
    expect(subjects[0]!.course.track).toBe(track)
  })
})

describe('what is known already is not typed again', () => {
  const at = (text: string) => ({ at: toInstant(new Date(`${text}T02:00:00Z`)), zone: 'WIB' as const })
  const prepare = (kind: 'clarification' | 'examination', on: string) =>
    core.api.interviews.prepare({
      ...{ caseId, subjectId },
      ...{ kind, mode: 'in_person', place: 'Ruang rapat', authority: '', evidenceIds: [] },
      scheduled: at(on),
      participants: [{ id: 'b'.repeat(32) as never, role: 'examiner', person: aPerson({ name: 'Sekar Wahyuning' }) }],
    })

  test('the report begins the way, and moving the case by hand counts as reviewed', async () => {
    const report = await core.api.reports.register({ data: aReport(), reporter: null })
    const accepted = await core.api.reports.accept({ id: report.id, title: 'Dari laporan', subjects: [aPerson()] })
    caseId = accepted.caseId
    subjectId = (await core.api.cases.get({ id: caseId })).subjects[0]!.id
    expect(await subject()).toMatchObject({
      stage: 'reported',
      steps: [{ kind: 'report_received', origin: 'report', day: '2026-10-12' }],
    })
    await core.api.cases.moveTo({ id: caseId, state: 'clarification', reason: '' })
    expect((await subject()).steps.map(({ kind, origin }) => [kind, origin])).toEqual([
      ['report_received', 'report'],
      ['review_concluded', 'case'],
    ])
    await record('decision_made', '2026-10-13', {}, 'Dicatat dari arsip')
    expect((await subject()).stage).toBe('decided')
    await core.api.cases.moveTo({ id: caseId, state: 'examination', reason: 'Keliru' })
    await core.api.cases.moveTo({ id: caseId, state: 'clarification', reason: 'Keliru' })
    await core.api.cases.moveTo({ id: caseId, state: 'review', reason: 'Ditelaah kembali' })
    expect((await subject()).steps.map(({ origin }) => origin)).toEqual(['report', 'recorded'])
  })

  test('two examinations not attended are both no-shows; the waiver is next, with the proofs it lacks', async () => {
    await record('review_concluded', '2026-10-01')
    await record('summons_1', '2026-10-01', { appointment: day('2026-10-12') })
    const first = await prepare('examination', '2026-10-12')
    await core.api.interviews.markAbsent({ id: first.id, note: 'Tidak datang' })
    expect(await subject()).toMatchObject({ stage: 'missed_once', next: [{ kind: 'summons_2' }, {}, {}, {}] })
    await record('summons_2', '2026-10-12', { appointment: day('2026-10-19') })
    const second = await prepare('examination', '2026-10-19')
    await core.api.interviews.markAbsent({ id: second.id, note: 'Tidak datang' })
    const { stage, next } = await subject()
    expect(stage).toBe('missed_twice')
    expect(next[0]).toMatchObject({ kind: 'examination_waived', weight: 'main' })
    expect(next[0]!.missing.join()).toContain('Bukti penyampaian belum tercatat')
    await record('summons_1_delivered', '2026-10-02', { delivery: 'in_person', proof: 'Tanda terima' })
    await record('summons_2_delivered', '2026-10-13', { delivery: 'posted', proof: 'Resi 001' })
    await record('examination_waived', '2026-10-19')
    await record('findings_reported', '2026-10-20')
    expect(await subject()).toMatchObject({ stage: 'findings' })
  })

  test('a first no-show noted by hand and a second read off the hearing are two', async () => {
    await record('review_concluded', '2026-10-01')
    await record('summons_1', '2026-10-01', { appointment: day('2026-10-12') })
    await record('summons_1_missed', '2026-10-12')
    await record('summons_2', '2026-10-12', { appointment: day('2026-10-19') })
    const second = await prepare('examination', '2026-10-19')
    await core.api.interviews.markAbsent({ id: second.id, note: 'Tidak datang' })
    const { stage, steps } = await subject()
    expect(steps.map(({ kind }) => kind)).toEqual([
      ...['review_concluded', 'summons_1', 'summons_1_missed', 'summons_2', 'summons_2_missed'],
    ])
    expect(stage).toBe('missed_twice')
  })

  test('the same no-show noted by hand and read off the hearing is one', async () => {
    await record('review_concluded', '2026-10-01')
    await record('summons_1', '2026-10-01', { appointment: day('2026-10-12') })
    const first = await prepare('examination', '2026-10-12')
    await core.api.interviews.markAbsent({ id: first.id, note: 'Tidak datang' })
    await core.api.procedure
      .record({ ...step('summons_1_missed', '2026-10-12'), reason: 'Dicatat juga di sini' })
      .catch(() => null)
    expect((await subject()).stage).toBe('missed_once')
  })

  test('a clarification not attended is no no-show of the law', async () => {
    await record('review_concluded', '2026-10-01')
    const { id } = await prepare('clarification', '2026-10-12')
    await core.api.interviews.markAbsent({ id, note: 'Sakit' })
    expect((await subject()).steps.map(({ kind }) => kind)).toEqual(['review_concluded'])
  })
})
