import { randomBytes } from 'node:crypto'
import { bedOver } from '#tests/support/backup-bed.ts'
import { aPerson } from '#tests/support/builders.ts'
import { aPreparation, realChunks, WILLING } from '#tests/support/create-hearing.ts'
import type { TestCore } from '#tests/support/create-test-core.ts'
import { aShape } from '#tests/support/shapes.ts'
import { lastOf } from '#tests/support/streams.ts'
import type { Acknowledgement, Activity } from './acknowledged.ts'
import { CONTENT, type Facts } from './bed.ts'

type Work = Readonly<{ test: TestCore; facts: Facts; media: string; say(told: Acknowledgement): void }>

const newId = () => randomBytes(16).toString('hex')
const aFile = (bytes: number) =>
  Buffer.concat([randomBytes(16), Buffer.alloc(bytes, CONTENT)]) as Uint8Array<ArrayBuffer>

async function importOne({ test, facts, say }: Work, bytes: number) {
  const reply = await test.importBytes({ kind: 'case', id: facts.caseId }, 'bukti.bin', aFile(bytes))
  if (!reply.ok) throw new Error(reply.message)
  say({ kind: 'evidence', id: reply.evidence.id, sha256: reply.evidence.sha256 })
}

/** From within one segment of a sealed file to what goes through the threads. */
const SIZES = [300, 200_000, 900_000, 5_000_000]

/** One round of each; the core answered before anything is said. Throws what the core throws. */
export const ROUNDS: Record<Activity, (work: Work) => Promise<void>> = {
  import: async (work) => {
    for (const size of SIZES) await importOne(work, size)
  },

  annotation: async ({ test, facts, say }) => {
    const evidenceId = facts.pictureId
    const { revision } = await test.api.annotation.load({ evidenceId })
    const shapes = [aShape('box', { id: newId() as never }), aShape('text', { id: newId() as never, text: CONTENT })]
    const saved = await test.api.annotation.save({ evidenceId, baseRevision: revision, shapes })
    say({ kind: 'annotation', evidenceId, revision: saved.revision, shapes: shapes.map(({ id }) => id).join() })
  },

  recording: async ({ test, facts, say }) => {
    const { api } = test
    const opened = await api.cases.open({ title: 'Perkara rekaman', subjects: [aPerson()] })
    const about = { caseId: opened.id, subjectId: opened.subjects[0]?.id ?? facts.subjectId }
    const { id: interviewId } = await api.interviews.prepare({ ...about, ...aPreparation(newId) })
    await api.interviews.start({ id: interviewId, ...WILLING })
    const { mimeType, chunks } = await realChunks()
    const { recordingId } = await api.interviews.startRecording({ interviewId, mimeType })
    for (const [seq, base64] of chunks.entries()) {
      await api.interviews.appendChunk({ recordingId, seq, atMs: (seq + 1) * 1000, base64 })
      say({ kind: 'chunk', interviewId, recordingId, seq })
    }
    await api.interviews.endRecording({ recordingId, reason: 'finished' })
  },

  signing: async ({ test, facts, say }) => {
    const { api } = test
    for (const documentId of facts.documentIds) {
      const { fields } = await api.signing.status({ documentId })
      for (const { name } of fields.filter(({ state }) => state === 'empty')) {
        await api.signing.sign({
          documentId,
          field: name,
          with: { kind: 'identity', identityId: facts.identityId as never },
          handwritingPngBase64: null,
          place: 'Kota Contoh',
          reason: '',
        })
        say({ kind: 'signature', documentId, field: name })
      }
    }
    await api.signing.createIdentity({ name: 'Contoh Lain', nip: '', position: 'Saksi', keyKind: 'ec-p256' })
  },

  backup: async (work) => {
    await importOne(work, 200_000)
    const { outcome } = await (await bedOver(work.test, work.media)).backUp()
    work.say({ kind: 'backup', set: outcome.set })
  },

  rotation: async (work) => {
    await importOne(work, 5000)
    await lastOf(await work.test.api.vault.rotateKeys({ reporterKey: true }))
    const { epoch } = await work.test.api.vault.keyStatus()
    work.say({ kind: 'rotation', epoch })
  },
}
