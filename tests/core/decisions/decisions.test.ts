import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Case } from '#shared/cases/model.ts'
import type { DecisionInput, EventData, EventKind } from '#shared/decisions/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { dayText } from '#shared/words/date-words.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

const PYB = aPerson({ name: 'Bupati Contoh', position: 'Bupati Contoh', nip: '', employment: 'pns' })
const REASON = 'Alasan tertulis yang cukup panjang.'
const day = (text: string) => daySchema.parse(text)

let at: TestCore
let found: Case
beforeEach(async () => {
  at = await createTestCore()
  found = await at.api.cases.open({ title: 'Unggahan dukungan', subjects: [aPerson()] })
})
afterEach(() => at.dispose())

const subjectId = () => found.subjects[0]!.id
const input = (over: Partial<DecisionInput> = {}): DecisionInput => ({
  caseId: found.id,
  subjectId: subjectId(),
  outcome: 'sanction',
  number: '800.1.6.2/7/2026',
  decidedOn: day('2026-10-20'),
  official: { kind: 'ppk', person: PYB },
  sanctionKey: 'sanction.pp94-turun-jabatan',
  article: 'Pasal 5 huruf n angka 6 Peraturan Pemerintah Nomor 94 Tahun 2021',
  violation: 'Mengunggah ajakan memilih.',
  aggravating: [{ text: 'Mengajak bawahan', evidenceId: null }],
  mitigating: [],
  reason: REASON,
  ...over,
})
const make = (over: Partial<DecisionInput> = {}) =>
  at.api.decisions.make({ decision: input(over), authorityReason: REASON })
const event = (kind: EventKind, on: string, over: Partial<EventData> = {}): EventData => ({
  kind,
  day: day(on),
  manner: kind === 'delivered' ? 'in_person' : null,
  number: '',
  proof: '',
  outcome: null,
  sanctionKey: null,
  note: '',
  ...over,
})
const record = (id: Awaited<ReturnType<typeof make>>['id'], one: EventData, reason = REASON) =>
  at.api.decisions.record({ id, event: one, reason })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string; message: string }) => error,
  )

test('a decision carries the words of the law it was made under and is a step of the procedure', async () => {
  const made = await make()
  expect(made.sanction).toMatchObject({ key: 'sanction.pp94-turun-jabatan', level: 'severe', months: 12 })
  expect(made.sanction?.rule.confidence).toBe('transcription')
  const [subject] = (await at.api.procedure.ofCase({ caseId: found.id })).subjects
  expect(subject?.stage).toBe('decided')
  expect(subject?.steps.find(({ kind }) => kind === 'decision_made')).toMatchObject({
    day: '2026-10-20',
    origin: 'decision',
    sourceId: made.id,
  })
})

test('one violation, one sanction: a second decision is refused, a replacement keeps both', async () => {
  const made = await make()
  expect((await refusal(make()))?.code).toBe('already_decided')
  const better = await at.api.decisions.replace({
    id: made.id,
    decision: input({ number: '800.1.6.2/8/2026' }),
    authorityReason: REASON,
    reason: REASON,
  })
  const all = await at.api.decisions.ofCase({ caseId: found.id })
  expect(all.map(({ id, replacedBy }) => [id, replacedBy])).toEqual([
    [better.id, null],
    [made.id, better.id],
  ])
  expect((await refusal(record(made.id, event('sent', '2026-10-02'))))?.code).toBe('decision_not_found')
})

test('delivered, counted, in effect, served: the earlier sanctions of the person follow', async () => {
  const { id } = await make()
  await record(id, event('delivered', '2026-10-20'))
  const clock = (await at.api.deadlines.ofCase({ caseId: found.id })).deadlines.find(
    ({ kind }) => kind === 'decision_effect',
  )
  expect(clock?.dueOn).not.toBeNull()
  const unusual = await refusal(record(id, event('effective', '2026-10-30'), ''))
  expect(unusual).toMatchObject({
    code: 'reason_required',
    message: expect.stringContaining(dayText(daySchema.parse(clock?.dueOn))),
  })
  await record(id, event('effective', clock?.dueOn ?? ''))
  const [prior] = await at.api.classification.priors({ nip: aPerson().nip })
  expect(prior).toMatchObject({
    caseId: found.id,
    effectiveOn: clock?.dueOn,
    sanctionKey: 'sanction.pp94-turun-jabatan',
  })
  expect(prior?.endsOn?.slice(0, 4)).toBe('2027')
})

test('the sanction of a case is no earlier sanction in that case, but is in the next', async () => {
  await at.api.cases.setAllegation({
    id: found.id,
    allegation: { actDay: day('2026-10-01'), description: 'Unggahan', norm: '' },
  })
  await make()
  const noticesOf = async (caseId: Case['id']) =>
    (await at.api.classification.summary({ caseId })).flatMap(({ notices }) => notices.map(({ kind }) => kind))
  expect(await noticesOf(found.id)).toEqual([])
  const next = await at.api.cases.open({ title: 'Perkara berikut', subjects: [aPerson()] })
  expect(await noticesOf(next.id)).toEqual(['earlier'])
  expect((await at.api.classification.priors({ nip: aPerson().nip }))[0]?.actDay).toBe('2026-10-01')
})

test('a moral sanction that somebody else than the PPK signs is warned about', async () => {
  const decision = input({
    official: { kind: 'jpt_pratama', person: PYB },
    sanctionKey: 'sanction.moral-terbuka',
    article: 'Pasal 11 huruf c PP 42/2004',
  })
  expect(await at.api.decisions.advise(decision)).toContainEqual({
    severity: 'warning',
    sentence: expect.stringContaining('Sanksi moral ditetapkan oleh PPK'),
    rule: expect.objectContaining({ id: 'norm.pp42-15', confidence: 'secondary' }),
  })
  const signed = { ...decision, official: { kind: 'ppk' as const, person: PYB } }
  expect((await at.api.decisions.advise(signed)).map(({ sentence }) => sentence).join()).not.toContain('oleh PPK')
})

test('what speaks against a decision cites the rule it rests on, not another', async () => {
  const advice = await at.api.decisions.advise(input())
  const ruleOf = (words: string) => advice.find(({ sentence }) => sentence.startsWith(words))?.rule?.id
  expect(ruleOf('Pemeriksaan wajib sebelum hukuman')).toBe('principle.no-show')
  expect(ruleOf('Laporan hasil pemeriksaan belum tercatat')).toBe('principle.findings')
})

test('an appeal that cancels leaves no sanction; taking it back restores what was', async () => {
  const { id } = await make()
  await record(id, event('delivered', '2026-10-20'))
  await record(id, event('appeal_filed', '2026-10-20'))
  const decided = await record(id, event('appeal_decided', '2026-10-20', { outcome: 'cancelled', number: 'BPASN/1' }))
  expect(await at.api.classification.priors({ nip: aPerson().nip })).toEqual([])
  await at.api.decisions.withdrawEvent({ id: decided.events.at(-1)!.id, reason: REASON })
  expect(await at.api.classification.priors({ nip: aPerson().nip })).toHaveLength(1)
  const [subject] = (await at.api.procedure.ofCase({ caseId: found.id })).subjects
  expect(subject?.stage).toBe('appealing')
})

test.each([
  [{ decidedOn: day('2027-01-01') }, 'decision_impossible', 'masa depan'],
  [{ sanctionKey: null }, 'decision_impossible', 'Pilih jenis hukuman'],
  [{ outcome: 'not_proven' as const }, 'decision_impossible', 'tidak memuat jenis hukuman'],
  [{ sanctionKey: 'sanction.tidak-ada' }, 'sanction_unknown', 'katalog'],
  [{ decidedOn: day('2001-01-01') }, 'sanction_unknown', 'katalog'],
])('%o is refused with a sentence and nothing is kept', async (over, code, words) => {
  expect(await refusal(make(over))).toMatchObject({ code, message: expect.stringContaining(words) })
  expect(await at.api.decisions.ofCase({ caseId: found.id })).toEqual([])
})

test('a signer whom the rules do not name needs a written reason', async () => {
  const decision = input({ official: { kind: 'pengawas', person: PYB } })
  const advice = await at.api.decisions.advise(decision)
  expect(advice.some(({ severity }) => severity === 'warning')).toBe(true)
  expect((await refusal(at.api.decisions.make({ decision, authorityReason: '' })))?.code).toBe('reason_required')
  expect(await at.api.decisions.make({ decision, authorityReason: REASON })).toMatchObject({ authorityReason: REASON })
})

test('precedents show what at least three have in common, and name nobody', async () => {
  const decide = async (n: number, over: Partial<DecisionInput> = {}) => {
    const { id, subjects } = await at.api.cases.open({ title: `Perkara ${n}`, subjects: [aPerson()] })
    const decision = input({ caseId: id, subjectId: subjects[0]!.id, number: `800.1.6.2/${n}/2026`, ...over })
    await at.api.decisions.make({ decision, authorityReason: REASON })
  }
  const precedents = () => at.api.decisions.precedents({ article: 'pasal 5  huruf N angka 5 PP 94/2021' })
  await decide(1)
  await decide(2, { aggravating: [] })
  await decide(3, { sanctionKey: 'sanction.pp94-pdhtaps' })
  expect(await precedents()).toEqual({ groups: [], others: 3 })
  await decide(4, { mitigating: [{ text: 'Mengaku', evidenceId: null }] })
  expect(await precedents()).toEqual({
    groups: [
      {
        ...{ outcome: 'sanction', sanctionTitle: 'Penurunan jabatan setingkat lebih rendah selama 12 bulan' },
        ...{ track: 'discipline', level: 'severe', count: 3, firstYear: '2026', lastYear: '2026' },
        ...{ aggravating: 0.7, mitigating: 0.3 },
      },
    ],
    others: 1,
  })
  expect(JSON.stringify(await precedents())).not.toMatch(/Rangga|Sasmaya|1990|800\.1|Dinas|P-2026/)
  expect(await at.api.decisions.precedents({ article: 'Pasal 3 huruf d' })).toEqual({ groups: [], others: 0 })
})

test('the record leaves as JSON and as a workbook without formulas', async () => {
  const { id } = await make({ number: '=1+1' })
  const json = await at.api.decisions.exportRecord({ id, format: 'json' })
  const content = JSON.parse(await readFile(json.savedAs ?? '', 'utf8'))
  expect(content.hukdis).toMatchObject({ skNomor: '=1+1', skTanggal: '20-10-2026', nomorPp: '94/2021' })
  const { savedAs } = await at.api.decisions.exportRecord({ id, format: 'xlsx' })
  expect((await readFile(savedAs ?? '')).subarray(0, 2).toString()).toBe('PK')
})

test('what became of a decision is not recorded a second time by hand; the sentence leads to the tab', async () => {
  const made = await make()
  const step = {
    ...{ caseId: found.id, subjectId: subjectId(), kind: 'decision_delivered' as const, day: day('2026-10-20') },
    details: { number: '', appointment: null, delivery: null, proof: '', note: '' },
  }
  expect(await at.api.procedure.check(step)).toMatchObject({
    verdict: 'refused',
    grounds: [
      {
        sentence:
          'Keputusan bagi terlapor ini disimpan pada tab Keputusan. Catat "Keputusan diterima" di sana; tahapan ini terisi sendiri.',
        rule: null,
      },
    ],
  })
  expect((await refusal(at.api.procedure.record({ ...step, reason: REASON })))?.code).toBe('step_contradicts')
  await record(made.id, event('delivered', '2026-10-20'))
  const [subject] = (await at.api.procedure.ofCase({ caseId: found.id })).subjects
  expect(subject?.steps.filter(({ kind }) => kind === 'decision_delivered')).toHaveLength(1)
})

test('a decision recorded by hand for that day is taken back first', async () => {
  const details = { number: '', appointment: null, delivery: null, proof: '', note: '' }
  const step = { caseId: found.id, subjectId: subjectId(), kind: 'decision_made' as const, details, reason: REASON }
  await at.api.procedure.record({ ...step, day: day('2026-10-20') })
  const refused = await refusal(make())
  expect(refused?.code).toBe('decision_impossible')
  expect(refused?.message).toContain('Tarik dahulu catatannya pada tab Tahapan.')
})

test('a kind of the law of the act stands beside those of the day of decision, each saying so', async () => {
  await at.api.cases.setAllegation({
    id: found.id,
    allegation: { actDay: day('2019-03-01'), description: 'Unggahan lama', norm: '' },
  })
  const open = await at.api.decisions.sanctions({
    day: day('2026-10-20'),
    subject: { caseId: found.id, id: subjectId() },
  })
  const kindOf = (key: string) => open.find((one) => one.key === key)
  expect(kindOf('sanction.pp53-pangkat-3')).toMatchObject({ onActDay: true, onDecisionDay: false })
  expect(kindOf('sanction.pp94-turun-jabatan')).toMatchObject({ onActDay: false, onDecisionDay: true })
  expect((await make({ sanctionKey: 'sanction.pp53-pangkat-3' })).sanction?.catalogue).toBe('pp53')
})
