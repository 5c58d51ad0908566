import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InterviewId } from '#shared/interviews/model.ts'
import { createHearing, realChunks, running } from '#tests/support/create-hearing.ts'
import { lookIntoSound } from '#tests/support/sound.ts'

let hearing: Awaited<ReturnType<typeof createHearing>>
let interviewId: InterviewId
let real: Awaited<ReturnType<typeof realChunks>>
beforeAll(async () => {
  hearing = await createHearing()
  real = await realChunks()
})
afterAll(() => hearing.dispose())
beforeEach(async () => {
  interviewId = (await running(hearing)).id
})
const api = () => hearing.api.interviews
const b64 = (text: string) => Buffer.from(text).toString('base64')
const begin = async (mimeType = 'audio/webm;codecs=opus') =>
  (await api().startRecording({ interviewId, mimeType })).recordingId
async function recordReal() {
  const recordingId = await begin(real.mimeType)
  for (const [seq, base64] of real.chunks.entries())
    await api().appendChunk({ recordingId, seq, atMs: (seq + 1) * 1000, base64 })
  return recordingId
}

describe('chunks', () => {
  test('acknowledged with the number to come; repeated ones change nothing; gaps and other bytes are refused', async () => {
    const recordingId = await begin()
    const append = (seq: number, text: string) =>
      api().appendChunk({ recordingId, seq, atMs: seq * 1000, base64: b64(text) })
    expect(await append(0, 'a')).toEqual({ nextSeq: 1 })
    expect(await append(1, 'b')).toEqual({ nextSeq: 2 })
    expect(await append(0, 'a')).toEqual({ nextSeq: 2 })
    await expect(append(3, 'd')).rejects.toMatchObject({ code: 'chunk_gap' })
    await expect(append(1, 'B')).rejects.toMatchObject({ code: 'chunk_differs' })
    expect(
      hearing.db.prepare('SELECT count(*) AS n FROM recording_chunks WHERE recording_id = ?').get(recordingId),
    ).toEqual({ n: 2 })
  })

  test('each chunk is chained to the one before, in the row and in the audit log', async () => {
    const recordingId = await begin()
    await api().appendChunk({ recordingId, seq: 0, atMs: 0, base64: b64('a') })
    await api().appendChunk({ recordingId, seq: 1, atMs: 0, base64: b64('b') })
    const link = (before: string, text: string) => createHash('sha256').update(before, 'hex').update(text).digest('hex')
    const second = link(link('0'.repeat(64), 'a'), 'b')
    const { entry } = hearing.db
      .prepare(`SELECT entry FROM audit_log WHERE action = 'recording.chunk_kept' ORDER BY seq DESC`)
      .get() as { entry: string }
    expect(JSON.parse(entry).details).toEqual({ recordingId, seq: 1, chain: second })
  })

  test('one at a time, only while heard, only known kinds, nothing after the end', async () => {
    const recordingId = await begin()
    await expect(begin()).rejects.toMatchObject({ code: 'recording_running' })
    await api().endRecording({ recordingId, reason: 'paused' })
    const late = { recordingId, seq: 0, atMs: 0, base64: b64('x') }
    await expect(api().appendChunk(late)).rejects.toMatchObject({ code: 'recording_ended' })
    await expect(begin('text/html')).rejects.toMatchObject({ code: 'mime_refused' })
    await expect(api().appendChunk({ ...late, recordingId: hearing.newId() as never })).rejects.toMatchObject({
      code: 'recording_not_found',
    })
    await api().pause({ id: interviewId })
    await expect(begin()).rejects.toMatchObject({ code: 'step_not_allowed' })
  })

  test('a recording in which nothing was heard ends without an exhibit', async () => {
    const recordingId = await begin()
    expect(await api().endRecording({ recordingId, reason: 'device_lost' })).toMatchObject({
      endReason: 'device_lost',
      evidenceId: null,
      durationMs: 0,
    })
  })
})

describe('the end of a recording', () => {
  test('becomes one seekable exhibit with duration and cues, and its chunks are gone', async () => {
    const recordingId = await recordReal()
    const stored = await api().endRecording({ recordingId, reason: 'finished' })
    const raw = Buffer.concat(real.chunks.map((base64) => Buffer.from(base64, 'base64')))
    expect(await lookIntoSound(raw)).toMatchObject({ duration: null, cues: false })
    const bytes = await hearing.soundOf(stored.evidenceId!)
    const sound = await lookIntoSound(bytes)
    expect(sound).toMatchObject({ cues: true, codec: 'opus' })
    expect(sound.duration).toBeGreaterThan(11.5)
    expect(sound.duration).toBeLessThan(13.5)
    expect(Math.abs(stored.durationMs / 1000 - sound.duration!)).toBeLessThan(0.1)
    expect(sound.packets).toBe((await lookIntoSound(raw)).packets)
    expect(stored.rawSha256).toBe(createHash('sha256').update(raw).digest('hex'))
    expect(
      hearing.db.prepare('SELECT count(*) AS n FROM recording_chunks WHERE recording_id = ?').get(recordingId),
    ).toEqual({ n: 0 })
    expect(hearing.db.prepare('SELECT kind, origin, number FROM evidence WHERE id = ?').get(stored.evidenceId)).toEqual(
      {
        kind: 'audio',
        origin: 'recording',
        number: 'B-1',
      },
    )
    expect(await api().listRecordings({ interviewId })).toEqual([stored])
  })

  test('ended twice at once, and once more, it is one exhibit', async () => {
    const recordingId = await recordReal()
    const end = () => api().endRecording({ recordingId, reason: 'finished' })
    const [first, second] = await Promise.all([end(), end()])
    expect([second, await end()]).toEqual([first, first])
    const { caseId } = await api().get({ id: interviewId })
    expect(hearing.db.prepare('SELECT count(*) AS n FROM evidence WHERE case_id = ?').get(caseId)).toEqual({ n: 1 })
  })

  test('sound that cannot be rewritten is kept byte for byte', async () => {
    const recordingId = await begin()
    await api().appendChunk({ recordingId, seq: 0, atMs: 900, base64: b64('bukan suara') })
    await api().appendChunk({ recordingId, seq: 1, atMs: 1900, base64: b64(' sama sekali') })
    const stored = await api().endRecording({ recordingId, reason: 'finished' })
    expect((await hearing.soundOf(stored.evidenceId!)).toString()).toBe('bukan suara sama sekali')
    expect(stored).toMatchObject({
      durationMs: 1900,
      rawSha256: createHash('sha256').update('bukan suara sama sekali').digest('hex'),
    })
    expect(hearing.incidents.length).toBeGreaterThan(0)
  })

  test('after an interruption the hearing is paused with a note and its sound becomes an exhibit', async () => {
    const recordingId = await recordReal()
    await hearing.finaliseLeftovers()
    const found = await api().get({ id: interviewId })
    expect(found.state).toBe('paused')
    expect(found.timeline.at(-1)).toMatchObject({ kind: 'interrupted' })
    expect(found.recordings).toMatchObject([{ id: recordingId, endReason: 'recovered' }])
    expect(found.recordings[0]?.evidenceId).not.toBeNull()
    await hearing.finaliseLeftovers()
    expect(await api().get({ id: interviewId })).toEqual(found)
  })
})
