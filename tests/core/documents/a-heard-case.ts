import type { InterviewKind, Preparation } from '#shared/interviews/model.ts'
import { aPerson, aReport, aReporter } from '#tests/support/builders.ts'
import { aPreparation, WILLING } from '#tests/support/create-hearing.ts'
import type { TestCore } from '#tests/support/create-test-core.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'

export const REPORTER = aReporter()

const newId = () => crypto.randomUUID().replaceAll('-', '')
const person = (role: 'team_lead' | 'examiner' | 'witness', name: string) => ({
  id: newId() as never,
  role,
  person: aPerson({ name, titleAfter: 'S.H.', nip: '' }),
})

/** A case that began with a report whose reporter is sealed, with one picture as exhibit. */
export async function aReportedCase({ api, importBytes }: TestCore) {
  const report = await api.reports.register({ data: aReport(), reporter: REPORTER })
  await importBytes({ kind: 'report', id: report.id }, 'tangkapan.png', pngBytes(90, 160))
  const { caseId } = await api.reports.accept({ id: report.id, title: 'Perkara contoh', subjects: [aPerson()] })
  await api.cases.setAllegation({
    id: caseId,
    allegation: { actDay: null, norm: 'Pasal 5 huruf n angka 6', description: 'mengunggah ajakan memilih' },
  })
  const opened = await api.cases.get({ id: caseId })
  const [exhibit] = await api.evidence.list({ target: { kind: 'case', id: caseId } })
  return { caseId, subjectId: opened.subjects[0]!.id, exhibit: exhibit! }
}
type Reported = Awaited<ReturnType<typeof aReportedCase>>

export const prepare = ({ api }: TestCore, { caseId, subjectId }: Reported, over: Partial<Preparation> = {}) =>
  api.interviews.prepare({
    caseId,
    subjectId,
    ...aPreparation(newId, {
      participants: [person('team_lead', 'Kartika Contohwati'), person('witness', 'Dewi Andaikan')],
      ...over,
    }),
  })

/** Up to the end of the questions: one confirmed answer, one with an exhibit. */
export async function hear(made: TestCore, reported: Reported, kind: InterviewKind = 'examination') {
  const { api } = made
  const { id } = await prepare(made, reported, { kind })
  await api.interviews.start({ id, ...WILLING })
  for (const [question, answer] of [
    ['Apakah Saudara sehat?', 'Sehat.'],
    ['Milik siapa akun ini?', 'Milik saya.'],
  ] as const) {
    const added = await api.interviews.addExchange({ interviewId: id, question })
    await api.interviews.saveExchange({ id: added.id, question, answer, baseVersion: added.version })
    if (question.startsWith('Milik'))
      await api.interviews.linkEvidence({ exchangeId: added.id, evidenceIds: [reported.exhibit.id] })
  }
  return api.interviews.finish({ id })
}

export async function readBack({ api }: TestCore, id: Awaited<ReturnType<typeof hear>>['id']) {
  const { exchanges } = await api.interviews.beginReadBack({ id })
  const [first, second] = exchanges
  await api.interviews.confirmExchange({ id: first!.id })
  await api.interviews.correctExchange({ id: second!.id, answer: 'Milik saya sendiri.', reason: 'Memperjelas' })
  return api.interviews.concludeReadBack({ id, manner: 'read_aloud', statement: 'Benar semua.' })
}
