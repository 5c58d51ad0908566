import type { CaseId, SubjectId } from '#shared/cases/model.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { participantIdSchema, type RecordingId } from '#shared/interviews/model.ts'
import type { SampleDeps } from './fill-sample.ts'
import type { Material, SampleFiles } from './material.ts'

type Hearing = Readonly<{
  caseId: CaseId
  subjectId: SubjectId
  shown: Readonly<Record<'unggahan' | 'profil', EvidenceId>>
}>

/** A clarification from preparation to the concluded read-back, recorded while it runs. Returns the interview's id. */
export async function holdHearing(deps: SampleDeps, { material, recording }: SampleFiles, hearing: Hearing) {
  const { api } = deps
  const { id } = await api.interviews.prepare(preparation(deps, material, hearing))
  await api.interviews.start({
    id,
    identityConfirmed: true,
    identityDocument: 'Kartu tanda penduduk dan kartu pegawai',
    healthy: true,
    willing: true,
    note: '',
  })
  const { recordingId } = await api.interviews.startRecording({ interviewId: id, mimeType: 'audio/webm;codecs=opus' })
  await record(deps, recordingId, recording)
  const exchanges = await ask(deps, material, { interviewId: id, recordingId, shown: hearing.shown })
  await api.interviews.endRecording({ recordingId, reason: 'finished' })
  await api.interviews.finish({ id })
  await readBack(deps, material, id, exchanges)
  await api.interviews.conclude({ id })
  return id
}

function preparation(
  { newId }: SampleDeps,
  { interview, examiners, witness }: Material,
  { caseId, subjectId, shown }: Hearing,
) {
  const [lead, secretary] = examiners
  if (!lead || !secretary) throw new Error('The sample has no examiners.')
  const participant = (role: 'examiner' | 'secretary' | 'witness', person: typeof lead) => ({
    id: participantIdSchema.parse(newId()),
    role,
    person,
  })
  return {
    caseId,
    subjectId,
    kind: 'clarification' as const,
    mode: 'in_person' as const,
    place: interview.place,
    scheduled: interview.scheduled,
    authority: interview.authority,
    participants: [participant('examiner', lead), participant('secretary', secretary), participant('witness', witness)],
    evidenceIds: Object.values(shown),
  }
}

const CHUNK_BYTES = 3000

/** The recording arrives in pieces of about a second, each acknowledged before the next. */
async function record({ api }: SampleDeps, recordingId: RecordingId, bytes: Uint8Array): Promise<void> {
  const buffer = Buffer.from(bytes)
  for (let seq = 0; seq * CHUNK_BYTES < buffer.length; seq += 1) {
    const base64 = buffer.subarray(seq * CHUNK_BYTES, (seq + 1) * CHUNK_BYTES).toString('base64')
    await api.interviews.appendChunk({ recordingId, seq, atMs: seq * 1000, base64 })
  }
}

type Asking = Readonly<{
  interviewId: Awaited<ReturnType<SampleDeps['api']['interviews']['prepare']>>['id']
  recordingId: RecordingId
  shown: Hearing['shown']
}>

async function ask({ api }: SampleDeps, { interview }: Material, { interviewId, recordingId, shown }: Asking) {
  const ids = []
  for (const { question, answer, atSeconds, shows } of interview.exchanges) {
    const sound = { recordingId, offsetMs: atSeconds * 1000 }
    const added = await api.interviews.addExchange({ interviewId, question, sound })
    await api.interviews.saveExchange({ id: added.id, question, answer, baseVersion: added.version })
    if (shows.length > 0)
      await api.interviews.linkEvidence({ exchangeId: added.id, evidenceIds: shows.map((name) => shown[name]) })
    ids.push(added.id)
  }
  return ids
}

async function readBack(
  { api }: SampleDeps,
  { interview }: Material,
  id: Asking['interviewId'],
  exchanges: Awaited<ReturnType<typeof ask>>,
) {
  const { correction } = interview
  await api.interviews.beginReadBack({ id })
  for (const [index, exchange] of exchanges.entries()) {
    if (index + 1 === correction.exchange) {
      await api.interviews.correctExchange({ id: exchange, answer: correction.answer, reason: correction.reason })
    } else await api.interviews.confirmExchange({ id: exchange })
  }
  await api.interviews.concludeReadBack({
    id,
    manner: 'read_aloud',
    statement: 'Seluruh keterangan dibacakan kembali dan dibenarkan.',
  })
}
