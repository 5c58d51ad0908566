import { createHash } from 'node:crypto'
import { type Custody, type Evidence, evidenceIdSchema, type MediaKind } from '#shared/evidence/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import type { BlobReader, StoredBlob } from '../kernel/blobs.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { findBlob, recordBlob } from '../vault/blob-rows.ts'
import { blobIdOf, findEvidence } from './repository.ts'
import { insertEvidence, NO_CAPTURE, noteCustody } from './rows.ts'

export { findEvidence, listByIds, listEvidence } from './repository.ts'
export { noteCustody }

/** Throws `evidence_not_found`. */
export function requireEvidence(db: ReadDb, id: string): Evidence {
  const evidence = findEvidence(db, id)
  if (!evidence) throw new AppError('evidence_not_found')
  return evidence
}

/** Throws `evidence_damaged` when the row points to no blob. */
export function blobOf(db: ReadDb, id: string): StoredBlob {
  const blobId = blobIdOf(db, id)
  const blob = blobId === null ? null : findBlob(db, blobId)
  if (!blob) throw new AppError('evidence_damaged')
  return blob
}

/**
 * All of a blob in order, its SHA-256 as hex at the end; each chunk is valid until the next one is asked for. Throws
 * `evidence_damaged` when the file is gone or does not authenticate.
 */
export const digestBlob = (session: Session, blob: StoredBlob): AsyncGenerator<Uint8Array, string> =>
  reading(session, blob, (reader) => reader.digest())

/** Plaintext of `[start, end)`; a chunk is valid until the next one is asked for. */
export const readRange = (
  session: Session,
  blob: StoredBlob,
  [start, end]: readonly [number, number],
): AsyncGenerator<Uint8Array, void> => reading(session, blob, (reader) => reader.pass(start, end))

async function* reading<R>(
  session: Session,
  blob: StoredBlob,
  how: (reader: BlobReader) => AsyncGenerator<Uint8Array, R>,
): AsyncGenerator<Uint8Array, R> {
  const reader = await session.blobs.open(blob).catch(damaged)
  try {
    return yield* how(reader)
  } catch (error) {
    return damaged(error)
  } finally {
    await reader.close()
  }
}

const damaged = (cause: unknown): never => {
  throw cause instanceof AppError ? cause : new AppError('evidence_damaged', undefined, { cause })
}

export async function readWhole(session: Session, blob: StoredBlob): Promise<Uint8Array> {
  const bytes = new Uint8Array(blob.size)
  let filled = 0
  for await (const chunk of reading(session, blob, (reader) => reader.pass(0, blob.size))) {
    bytes.set(chunk, filled)
    filled += chunk.length
  }
  return bytes
}

/** The verified original bytes of one item; for pictures and other things that fit in memory. */
export async function readEvidence(session: Session, id: string): Promise<{ evidence: Evidence; bytes: Uint8Array }> {
  const evidence = requireEvidence(session.db, id)
  const bytes = await readWhole(session, blobOf(session.db, id))
  if (createHash('sha256').update(bytes).digest('hex') !== evidence.sha256) throw new AppError('evidence_damaged')
  return { evidence, bytes }
}

export type Derived = Readonly<{
  from: Evidence['id']
  bytes: Uint8Array
  name: string
  title: string
  mime: string
  kind: MediaKind
  width: number | null
  height: number | null
  origin: 'annotation'
  /** Facts for the audit entry. */
  details: Readonly<Record<string, unknown>>
}>

/** A derived item with its own hash, number and custody; the original is never touched. */
export async function addDerived(
  session: Session,
  ports: Pick<Ports, 'now' | 'newId'>,
  derived: Derived,
): Promise<Evidence> {
  const parent = requireEvidence(session.db, derived.from)
  const blob = await session.blobs.put([derived.bytes])
  const id = evidenceIdSchema.parse(ports.newId())
  const at = toInstant(ports.now())
  const { details, from, bytes: _bytes, name, ...facts } = derived
  return session.commit(
    { action: 'evidence.derived', subject: id, details: { ...details, from, sha256: blob.sha256 } },
    (db) => {
      recordBlob(db, blob, at)
      insertEvidence(db, {
        ...facts,
        ...place(parent),
        ...stored(blob),
        id,
        originalName: name,
        derivedFrom: from,
        notices: [],
        capture: parent.capture,
        note: '',
        importedAt: at,
        importedBy: session.user.name,
      })
      noteCustody(db, from, { at, actor: session.user.name, action: 'annotated', detail: id })
      noteCustody(db, id, { at, actor: session.user.name, action: 'imported', detail: derived.origin })
      return requireEvidence(db, id)
    },
  )
}

const place = ({ caseId, reportId }: Evidence) => ({ caseId, reportId })
const stored = ({ id, size, sha256 }: StoredBlob) => ({ blobId: id, size, sha256 })

export type NewRecording = Readonly<{
  id: Evidence['id']
  caseId: NonNullable<Evidence['caseId']>
  blob: StoredBlob
  title: string
  name: string
  mime: string
  at: Instant
  actor: string
}>

/** Inside the unit of work that ends a recording: the recording becomes an exhibit. The blob row is the caller's. */
export function addRecordingEvidence(db: WriteDb, { blob, name, at, actor, ...recording }: NewRecording): void {
  insertEvidence(db, {
    ...recording,
    ...stored(blob),
    reportId: null,
    kind: 'audio',
    width: null,
    height: null,
    originalName: name,
    notices: [],
    origin: 'recording',
    derivedFrom: null,
    capture: NO_CAPTURE,
    note: '',
    importedAt: at,
    importedBy: actor,
  })
  noteCustody(db, recording.id, { at, actor, action: 'imported', detail: 'recording' })
}

/** A custody line of its own unit of work, for what is not part of another one. */
export function commitCustody(session: Session, evidenceId: string, line: Omit<Custody, 'actor'>): void {
  session.commit({ action: `evidence.${line.action}`, subject: evidenceId, details: { detail: line.detail } }, (db) =>
    noteCustody(db, evidenceId, { ...line, actor: session.user.name }),
  )
}
