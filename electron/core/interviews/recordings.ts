import { createHash } from 'node:crypto'
import { allows } from '#shared/interviews/lifecycle.ts'
import {
  type InterviewId,
  type Recording,
  type RecordingEnd,
  type RecordingId,
  recordingIdSchema,
} from '#shared/interviews/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import {
  findChunk,
  findRecording,
  insertChunk,
  insertRecording,
  listRecordings,
  markEnded,
  nextChunk,
} from './recording-rows.ts'
import { requireInterviewRow } from './service.ts'

type Context = Readonly<{ session: Session; ports: Pick<Ports, 'now' | 'newId'> }>

/** What MediaRecorder of any Chromium or Firefox may announce for sound. */
const MIME = /^audio\/(webm|ogg|mp4)(;\s*codecs="?[a-z0-9.]+"?)?$/i

/** Throws `step_not_allowed`, `recording_running`, `mime_refused`. */
export function startRecording({ session, ports }: Context, interviewId: InterviewId, mimeType: string): RecordingId {
  if (!allows(requireInterviewRow(session.db, interviewId).state, 'record')) throw new AppError('step_not_allowed')
  if (!MIME.test(mimeType)) throw new AppError('mime_refused')
  const earlier = listRecordings(session.db, interviewId)
  if (earlier.some(({ endedAt }) => endedAt === null)) throw new AppError('recording_running')
  const id = recordingIdSchema.parse(ports.newId())
  const number = earlier.length + 1
  const startedAt = toInstant(ports.now())
  session.commit(
    { action: 'interview.recording_started', subject: interviewId, details: { recordingId: id, number, mimeType } },
    (db) => insertRecording(db, { id, interviewId, number, mimeType, startedAt }),
  )
  return id
}

export type NewChunk = Readonly<{ recordingId: RecordingId; seq: number; atMs: number; bytes: Uint8Array<ArrayBuffer> }>

/**
 * Commits one chunk before it is acknowledged. Its chain value goes into the audit entry too, so that not even the holder
 * of the vault can later exchange a second of sound. Answers with the number expected next.
 */
export function appendChunk(
  { session }: Pick<Context, 'session'>,
  { recordingId, seq, atMs, bytes }: NewChunk,
): number {
  const recording = requireRecording(session.db, recordingId)
  const { next, chain: before } = nextChunk(session.db, recordingId)
  if (seq < next) return acknowledgeAgain(session.db, { recordingId, seq, atMs, bytes }, next)
  if (recording.endedAt !== null) throw new AppError('recording_ended')
  if (seq > next) throw new AppError('chunk_gap')
  const chain = chainOf(before, bytes)
  // The feature is `recording`, not `interview`: screens need not reload every second.
  session.commit(
    { action: 'recording.chunk_kept', subject: recording.interviewId, details: { recordingId, seq, chain } },
    (db) => insertChunk(db, recordingId, seq, { atMs, bytes, chain }),
  )
  return seq + 1
}

function acknowledgeAgain(db: ReadDb, { recordingId, seq, bytes }: NewChunk, next: number): number {
  const stored = findChunk(db, recordingId, seq)
  if (!stored || !Buffer.from(stored.bytes).equals(bytes)) throw new AppError('chunk_differs')
  return next
}

/** SHA-256 over the chain so far (hex) and the bytes. */
export const chainOf = (before: string, bytes: Uint8Array): string =>
  createHash('sha256').update(before, 'hex').update(bytes).digest('hex')

/** No more chunks are taken from here on; ending twice keeps the first end. */
export function endRecordingRow({ session, ports }: Context, id: RecordingId, reason: RecordingEnd): Recording {
  const recording = requireRecording(session.db, id)
  if (recording.endedAt !== null) return recording
  const at = toInstant(ports.now())
  return session.commit(
    { action: 'interview.recording_ended', subject: recording.interviewId, details: { recordingId: id, reason } },
    (db) => {
      markEnded(db, id, { at, reason })
      return requireRecording(db, id)
    },
  )
}

/** Throws `recording_not_found`. */
export function requireRecording(db: ReadDb, id: string): Recording {
  const found = findRecording(db, id)
  if (!found) throw new AppError('recording_not_found')
  return found
}
