import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, aReport } from '#tests/support/builders.ts'
import { aPreparation, WILLING } from '#tests/support/create-hearing.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.dispose())

const newId = () => crypto.randomUUID().replaceAll('-', '')
const entriesOf = async (subject: string) => (await core.api.audit.list({ subject })).entries

/** From a report to a discarded draft of its minutes. */
async function aWholeCase(name: string) {
  const { api } = core
  const report = await api.reports.register({ data: aReport(), reporter: null })
  const picture = await core.importBytes({ kind: 'report', id: report.id }, `${name}.png`, pngBytes())
  if (!picture.ok) throw new Error(picture.code)
  const { caseId } = await api.reports.accept({ id: report.id, title: name, subjects: [aPerson()] })
  const [subject] = (await api.cases.get({ id: caseId })).subjects
  const { id } = await api.interviews.prepare({ caseId, subjectId: subject!.id, ...aPreparation(newId) })
  await api.interviews.start({ id, ...WILLING })
  const { recordingId } = await api.interviews.startRecording({ interviewId: id, mimeType: 'audio/webm;codecs=opus' })
  await api.interviews.endRecording({ recordingId, reason: 'finished' })
  const exchange = await api.interviews.addExchange({ interviewId: id, question: 'Apa kabar?', sound: null })
  await api.interviews.saveExchange({ id: exchange.id, question: 'Apa kabar?', answer: 'Baik.', baseVersion: 1 })
  const draft = await api.documents.draft({ interviewId: id, kind: 'examination_minutes' })
  await api.documents.discardDraft({ id: draft.id })
  return { caseId, reportId: report.id, interviewId: id, evidenceId: picture.evidence.id, draftId: draft.id }
}

test('the log of a case tells of its report, evidence, hearing, exchanges and documents, and of no other case', async () => {
  const one = await aWholeCase('Perkara satu')
  const other = await aWholeCase('Perkara dua')
  const entries = await entriesOf(one.caseId)
  const actions = new Set(entries.map(({ action }) => action))
  expect([...actions]).toEqual(
    expect.arrayContaining([
      'report.registered',
      'report.accepted',
      'evidence.imported',
      'interview.prepared',
      'interview.recording_started',
      'interview.exchange_added',
      'exchange.saved',
      'document.drafted',
      'document.draft_discarded',
    ]),
  )
  const told = JSON.stringify(entries)
  for (const id of Object.values(one)) expect(told).toContain(id)
  for (const id of Object.values(other)) expect(told).not.toContain(id)
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).sort((a, b) => b - a))
})

test('what a checkpoint has filed is told as before it', async () => {
  const { caseId } = await aWholeCase('Perkara yang ditandatangani')
  const before = await entriesOf(caseId)
  await core.api.vault.lock()
  await core.api.vault.unlock({ password: TEST_PASSWORD })
  await core.api.cases.rename({ id: caseId, title: 'Perkara dengan judul lain' })
  const after = await entriesOf(caseId)
  expect(after.slice(-before.length)).toEqual(before)
  expect(after[0]?.action).toBe('case.renamed')
})

test('of one report and one item: only what concerns them', async () => {
  const { reportId, evidenceId } = await aWholeCase('Perkara tiga')
  const ofEvidence = (await entriesOf(evidenceId)).map(({ action }) => action)
  expect(new Set(ofEvidence.map((action) => action.split('.')[0]))).toEqual(new Set(['evidence']))
  const ofReport = (await entriesOf(reportId)).map(({ action }) => action)
  expect(ofReport).toEqual(expect.arrayContaining(['report.registered', 'evidence.imported']))
  expect(ofReport).not.toContain('interview.prepared')
})
