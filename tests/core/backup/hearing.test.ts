import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BackupBed, createBackupBed } from '#tests/support/backup-bed.ts'
import { aPreparation, realChunks, WILLING } from '#tests/support/create-hearing.ts'
import { walkLog } from '#tests/support/streams.ts'

let bed: BackupBed
beforeEach(async () => {
  bed = await createBackupBed()
})
afterEach(() => bed.end())

/** Long before the page's queue of chunks would be noticed by anybody. */
const LATEST_MS = 1000

test('a backup during a hearing: every chunk is acknowledged in time, imports go on, and both sets are whole', async () => {
  await bed.addEvidence(12, 4_000_000)
  const { api, caseId } = bed
  const [subject] = (await api.cases.get({ id: caseId })).subjects
  const newId = () => crypto.randomUUID().replaceAll('-', '')
  const { id } = await api.interviews.prepare({ caseId, subjectId: subject!.id, ...aPreparation(newId) })
  await api.interviews.start({ id, ...WILLING })
  const { mimeType, chunks } = await realChunks()
  const { recordingId } = await api.interviews.startRecording({ interviewId: id, mimeType })

  const run = bed.backUp()
  let slowest = 0
  for (const [seq, base64] of chunks.entries()) {
    const since = performance.now()
    await api.interviews.appendChunk({ recordingId, seq, atMs: (seq + 1) * 1000, base64 })
    slowest = Math.max(slowest, performance.now() - since)
    await setTimeout(20)
  }
  const [imported] = await bed.addEvidence(1, 500_000)
  const { outcome } = await run
  await api.integrity.start({ all: true })
  for await (const { reason } of await api.integrity.watch()) if (reason === 'recording') break
  await api.interviews.endRecording({ recordingId, reason: 'finished' })
  expect(slowest).toBeLessThan(LATEST_MS)
  expect(imported).toBeDefined()
  expect(await bed.verify(outcome.set)).toEqual([])
  const { outcome: after } = await bed.backUp()
  expect(await bed.verify(after.set)).toEqual([])
  const interview = await api.interviews.get({ id })
  expect(interview.recordings).toHaveLength(1)
  expect((await walkLog(api))?.brokenAt).toBeNull()
})
