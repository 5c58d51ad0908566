import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson } from '#tests/support/builders.ts'
import { aPreparation, realChunks, WILLING } from '#tests/support/create-hearing.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'

let core: TestCore
beforeEach(async () => {
  core = await createTestCore()
})
afterEach(() => core.dispose())

async function recording() {
  const opened = await core.api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })
  const { id } = await core.api.interviews.prepare({
    caseId: opened.id,
    subjectId: opened.subjects[0]!.id,
    ...aPreparation(() => randomBytes(16).toString('hex')),
  })
  await core.api.interviews.start({ id, ...WILLING })
  const { mimeType, chunks } = await realChunks()
  const { recordingId } = await core.api.interviews.startRecording({ interviewId: id, mimeType })
  for (const [seq, base64] of chunks.slice(0, 5).entries())
    await core.api.interviews.appendChunk({ recordingId, seq, atMs: seq * 1000, base64 })
  return { id, caseId: opened.id, recordingId, chunks }
}

test('a lock in the middle of a recording: after unlocking it is an exhibit and the hearing is paused', async () => {
  const { id, caseId, recordingId, chunks } = await recording()
  await core.api.vault.lock()
  await expect(
    core.api.interviews.appendChunk({ recordingId, seq: 5, atMs: 5000, base64: chunks[5]! }),
  ).rejects.toMatchObject({ code: 'vault_locked' })
  await core.api.vault.unlock({ password: TEST_PASSWORD })
  const found = await core.api.interviews.get({ id })
  expect(found).toMatchObject({ state: 'paused', recordings: [{ endReason: 'recovered' }] })
  expect(found.recordings[0]!.durationMs).toBeGreaterThan(3500)
  const [exhibit] = await core.api.evidence.list({ target: { kind: 'case', id: caseId } })
  expect(exhibit).toMatchObject({ id: found.recordings[0]!.evidenceId, kind: 'audio', origin: 'recording' })
})

test('the player gets any part of a recording, and nothing while locked', async () => {
  const { recordingId } = await recording()
  const { mediaId } = await core.api.interviews.endRecording({ recordingId, reason: 'finished' })
  const ask = () => core.core.media(new Request(`http://x/media/${mediaId}`, { headers: { range: 'bytes=0-3' } }))
  const answer = await ask()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([206, 'audio/webm'])
  // EBML header (RFC 8794 § 11.2.1).
  expect(Buffer.from(await answer.arrayBuffer()).toString('hex')).toBe('1a45dfa3')
  await core.api.vault.lock()
  expect((await ask()).status).toBe(404)
})

test('malformed calls are refused before anything is written', async () => {
  const { id } = await recording()
  const bad = [
    core.api.interviews.appendChunk({ recordingId: id as never, seq: -1, atMs: 0, base64: 'AAAA' }),
    core.api.interviews.appendChunk({ recordingId: id as never, seq: 0, atMs: 0, base64: 'not base64!' }),
    core.api.interviews.addExchange({ interviewId: id, question: 'x'.repeat(20_001) }),
    core.api.interviews.pause({ id, extra: 1 } as never),
  ]
  for (const call of bad) await expect(call).rejects.toMatchObject({ code: 'malformed_call' })
})
