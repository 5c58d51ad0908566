import { z } from 'zod'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import {
  interviewIdSchema,
  type Recording,
  type RecordingEnd,
  recordingEndSchema,
  recordingIdSchema,
} from '#shared/interviews/model.ts'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, oneRow } from '../kernel/sql.ts'

const rowSchema = z
  .strictObject({
    id: recordingIdSchema,
    interview_id: interviewIdSchema,
    number: z.number(),
    mime_type: z.string(),
    started_at: instantSchema,
    ended_at: instantSchema.nullable(),
    end_reason: recordingEndSchema.nullable(),
    duration_ms: z.number(),
    raw_sha256: z.string(),
    raw_chain: z.string(),
    evidence_id: evidenceIdSchema.nullable(),
  })
  .transform(
    (row): Recording => ({
      id: row.id,
      interviewId: row.interview_id,
      number: row.number,
      mimeType: row.mime_type,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      endReason: row.end_reason,
      durationMs: row.duration_ms,
      rawSha256: row.raw_sha256,
      mediaId: row.evidence_id,
      evidenceId: row.evidence_id,
    }),
  )

export const findRecording = (db: ReadDb, id: string): Recording | null =>
  oneRow(db, rowSchema, 'SELECT * FROM recordings WHERE id = ?', id)

export const listRecordings = (db: ReadDb, interviewId: string): Recording[] =>
  allRows(db, rowSchema, 'SELECT * FROM recordings WHERE interview_id = ? ORDER BY number', interviewId)

/** Not ended, or ended with its sound still in chunks. */
export const listUnfinished = (db: ReadDb): Recording[] =>
  allRows(
    db,
    rowSchema,
    `SELECT * FROM recordings WHERE ended_at IS NULL
       OR EXISTS (SELECT 1 FROM recording_chunks WHERE recording_id = recordings.id)`,
  )

export type NewRecording = Pick<Recording, 'id' | 'interviewId' | 'number' | 'mimeType' | 'startedAt'>

export const insertRecording = (db: WriteDb, { id, interviewId, number, mimeType, startedAt }: NewRecording) =>
  db
    .prepare(
      `INSERT INTO recordings (id, interview_id, number, mime_type, started_at, duration_ms, raw_sha256, raw_chain)
       VALUES (?, ?, ?, ?, ?, 0, '', '')`,
    )
    .run(id, interviewId, number, mimeType, startedAt)

export const markEnded = (db: WriteDb, id: string, end: Readonly<{ at: Instant; reason: RecordingEnd }>) =>
  db.prepare('UPDATE recordings SET ended_at = ?, end_reason = ? WHERE id = ?').run(end.at, end.reason, id)

export const markStored = (
  db: WriteDb,
  id: string,
  stored: Readonly<{ durationMs: number; rawSha256: string; rawChain: string; evidenceId: string }>,
) =>
  db
    .prepare('UPDATE recordings SET duration_ms = ?, raw_sha256 = ?, raw_chain = ?, evidence_id = ? WHERE id = ?')
    .run(stored.durationMs, stored.rawSha256, stored.rawChain, stored.evidenceId, id)

const chunkSchema = z.strictObject({
  at_ms: z.number(),
  bytes: z.instanceof(Uint8Array),
  chain: z.string(),
})
export type Chunk = z.output<typeof chunkSchema>

export const findChunk = (db: ReadDb, recordingId: string, seq: number): Chunk | null =>
  oneRow(
    db,
    chunkSchema,
    'SELECT at_ms, bytes, chain FROM recording_chunks WHERE recording_id = ? AND seq = ?',
    recordingId,
    seq,
  )

const headSchema = z.strictObject({ next: z.number(), chain: z.string(), at_ms: z.number(), size: z.number() })

/** Where the chunks of a recording stand: the next number, the chain so far, the time and size so far. */
export function chunkHead(db: ReadDb, recordingId: string) {
  const head = oneRow(
    db,
    headSchema,
    `SELECT seq + 1 AS next, chain, at_ms, (
       SELECT sum(length(bytes)) FROM recording_chunks WHERE recording_id = head.recording_id
     ) AS size FROM recording_chunks AS head WHERE recording_id = ? ORDER BY seq DESC LIMIT 1`,
    recordingId,
  )
  return head ?? { next: 0, chain: '0'.repeat(64), at_ms: 0, size: 0 }
}

const lastSchema = z.strictObject({ next: z.number(), chain: z.string() })

/** As `chunkHead`, without reading through the sound: called for each second of it. */
export const nextChunk = (db: ReadDb, recordingId: string) =>
  oneRow(
    db,
    lastSchema,
    'SELECT seq + 1 AS next, chain FROM recording_chunks WHERE recording_id = ? ORDER BY seq DESC LIMIT 1',
    recordingId,
  ) ?? { next: 0, chain: '0'.repeat(64) }

export const insertChunk = (
  db: WriteDb,
  recordingId: string,
  seq: number,
  chunk: Omit<Chunk, 'at_ms'> & { atMs: number },
) =>
  db
    .prepare('INSERT INTO recording_chunks (recording_id, seq, at_ms, bytes, chain) VALUES (?, ?, ?, ?, ?)')
    .run(recordingId, seq, chunk.atMs, chunk.bytes, chunk.chain)

export const deleteChunks = (db: WriteDb, recordingId: string) =>
  db.prepare('DELETE FROM recording_chunks WHERE recording_id = ?').run(recordingId)
