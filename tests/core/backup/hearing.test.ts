import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BackupBed, createBackupBed } from '#tests/support/backup-bed.ts'
import { aPreparation, realChunks, WILLING } from '#tests/support/create-hearing.ts'
import { walkLog } from '#tests/support/streams.ts'

let bed: BackupBed
beforeEach(async () => {
  bed = await createBackupBed()
})
afterEach(() => bed.end())

test('a backup during a hearing: no chunk waits for its end, imports go on, and both sets are whole', async () => {
  await bed.addEvidence(12, 4_000_000)
  const { api, caseId } = bed
  const [subject] = (await api.cases.get({ id: caseId })).subjects
  const newId = () => crypto.randomUUID().replaceAll('-', '')
  const { id } = await api.interviews.prepare({ caseId, subjectId: subject!.id, ...aPreparation(newId) })
  await api.interviews.start({ id, ...WILLING })
  const { mimeType, chunks } = await realChunks()
  const { recordingId } = await api.interviews.startRecording({ interviewId: id, mimeType })

  let over = false
  const run = bed.backUp().finally(() => {
    over = true
  })
  let meanwhile = 0
  for (const [seq, base64] of chunks.entries()) {
    await api.interviews.appendChunk({ recordingId, seq, atMs: (seq + 1) * 1000, base64 })
    if (!over) meanwhile += 1
  }
  const [imported] = await bed.addEvidence(1, 500_000)
  const { outcome } = await run
  await api.integrity.start({ all: true })
  for await (const { reason } of await api.integrity.watch()) if (reason === 'recording') break
  await api.interviews.endRecording({ recordingId, reason: 'finished' })
  expect(meanwhile).toBeGreaterThan(2)
  expect(imported).toBeDefined()
  expect(await bed.verify(outcome.set)).toEqual([])
  const { outcome: after } = await bed.backUp()
  expect(await bed.verify(after.set)).toEqual([])
  const interview = await api.interviews.get({ id })
  expect(interview.recordings).toHaveLength(1)
  expect((await walkLog(api))?.brokenAt).toBeNull()
})
