import { createHash, type Hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import type { Interview, Recording, RecordingId } from '#shared/interviews/model.ts'
import { invariant } from '#shared/kernel/assert.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { fullName } from '#shared/people/model.ts'
import type { addRecordingEvidence } from '../evidence/service.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { recordBlob } from '../vault/blob-rows.ts'
import { chunkHead, deleteChunks, findChunk, markStored } from './recording-rows.ts'
import { chainOf, requireRecording } from './recordings.ts'
import type { Remux } from './remux.ts'
import { requireInterview } from './service.ts'

export type FinaliseDeps = Readonly<{
  ports: Pick<Ports, 'now' | 'newId' | 'logger'>
  remux: Remux
  addRecordingEvidence: typeof addRecordingEvidence
}>

/** About 18 hours of speech at 64 kbit/s; longer ones are kept as they came. */
const REMUX_LIMIT = 512 * 1024 * 1024

/**
 * Chunks → one seekable file → sealed blob → one transaction that makes it an exhibit and drops the chunks. When the
 * sound cannot be rewritten it is kept byte for byte as it came. Repeating is harmless; without chunks nothing is stored.
 */
export async function finaliseRecording(deps: FinaliseDeps, session: Session, id: RecordingId): Promise<Recording> {
  const recording = requireRecording(session.db, id)
  const head = chunkHead(session.db, id)
  if (recording.evidenceId !== null || head.next === 0) return recording
  const raw = createHash('sha256')
  const seekable =
    head.size > REMUX_LIMIT ? null : await rewrite(deps, await collect(chunks(session.db, id, raw), head.size))
  const again = createHash('sha256')
  const blob = await session.blobs.put(seekable ? [seekable.bytes] : chunks(session.db, id, again))
  const rawSha256 = (seekable || head.size <= REMUX_LIMIT ? raw : again).digest('hex')
  const durationMs = seekable?.durationMs ?? head.at_ms
  const meanwhile = requireRecording(session.db, id)
  if (meanwhile.evidenceId !== null) {
    await session.blobs.discard(blob.id)
    return meanwhile
  }
  return store({ deps, session, blob }, { ...recording, durationMs, rawSha256 }, head.chain)
}

/** In order, checked against the chain that the audit log holds. */
function* chunks(db: ReadDb, id: RecordingId, hash: Hash): Generator<Uint8Array> {
  let chain = '0'.repeat(64)
  for (let seq = 0; ; seq += 1) {
    const chunk = findChunk(db, id, seq)
    if (!chunk) return
    chain = chainOf(chain, chunk.bytes)
    invariant(chain === chunk.chain, 'each chunk continues its chain')
    hash.update(chunk.bytes)
    yield chunk.bytes
  }
}

const BREATH = 256

/** Joins hours of chunks without keeping other calls waiting. Its memory belongs to the result alone. */
async function collect(parts: Iterable<Uint8Array>, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(size)
  let at = 0
  let count = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
    count += 1
    if (count % BREATH === 0) await setImmediate()
  }
  return whole
}

async function rewrite({ remux, ports }: FinaliseDeps, raw: Uint8Array<ArrayBuffer>) {
  try {
    return await remux(raw)
  } catch (error) {
    ports.logger.incident(error, 'interviews.remux')
    return null
  }
}

type Storing = Readonly<{ deps: FinaliseDeps; session: Session; blob: StoredBlob }>

function store({ deps, session, blob }: Storing, recording: Recording, rawChain: string): Recording {
  const evidenceId = evidenceIdSchema.parse(deps.ports.newId())
  const at = toInstant(deps.ports.now())
  const { id, durationMs, rawSha256 } = recording
  const interview = requireInterview(session.db, recording.interviewId)
  return session.commit(
    {
      action: 'evidence.recorded',
      subject: evidenceId,
      details: { interviewId: interview.id, recordingId: id, durationMs, sha256: blob.sha256, rawSha256, rawChain },
    },
    (db) => {
      recordBlob(db, blob, at)
      deps.addRecordingEvidence(db, {
        id: evidenceId,
        caseId: interview.caseId,
        blob,
        ...labels(interview, recording),
        mime: recording.mimeType.split(';')[0] ?? recording.mimeType,
        at,
        actor: session.user.name,
      })
      markStored(db, id, { durationMs, rawSha256, rawChain, evidenceId })
      deleteChunks(db, id)
      return requireRecording(db, id)
    },
  )
}

const ENDINGS: Readonly<Record<string, string>> = { 'audio/webm': 'webm', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' }

function labels({ kind, subject }: Interview, { number, mimeType, startedAt }: Recording) {
  const what = kind === 'clarification' ? 'klarifikasi' : 'pemeriksaan'
  const ending = ENDINGS[mimeType.split(';')[0] ?? ''] ?? 'bin'
  return {
    title: `Rekaman ${what} ${fullName(subject)} (${number})`.slice(0, 300),
    name: `rekaman-${what}-${startedAt.slice(0, 10)}-${number}.${ending}`,
  }
}
