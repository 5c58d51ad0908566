import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Revision, revisionSchema } from '#shared/documents/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { invariant } from '#shared/kernel/assert.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'
import { findBlob, recordBlob } from '../vault/blob-rows.ts'

const rowSchema = z
  .object({
    ...revisionSchema.omit({ blobId: true }).shape,
    blob_id: revisionSchema.shape.blobId,
    fields: jsonColumn(revisionSchema.shape.fields),
  })
  .transform(({ blob_id, ...row }): Revision => ({ ...row, blobId: blob_id }))
const SELECT = `SELECT r.n, r.kind, r.blob_id, b.sha256, b.size, r.at, r.by, r.fields
  FROM document_revisions r JOIN blobs b ON b.id = r.blob_id WHERE r.document_id = ?`

/** Oldest first. */
export const listRevisions = (db: ReadDb, documentId: string): Revision[] =>
  allRows(db, rowSchema, `${SELECT} ORDER BY r.n`, documentId)

/** Null while the document is a draft. */
export const latestRevision = (db: ReadDb, documentId: string): Revision | null =>
  oneRow(db, rowSchema, `${SELECT} ORDER BY r.n DESC LIMIT 1`, documentId)

/** The bytes of one revision, compared with their hash. Throws `document_not_found` or `document_damaged`. */
export async function readRevision(session: Session, documentId: string, n: number): Promise<Uint8Array> {
  const revision = oneRow(session.db, rowSchema, `${SELECT} AND r.n = ?`, documentId, n)
  if (!revision) throw new AppError('document_not_found')
  const blob = findBlob(session.db, revision.blobId)
  if (!blob) throw new AppError('document_damaged')
  const bytes = await readBytes(session, blob).catch((cause) => {
    throw new AppError('document_damaged', undefined, { cause })
  })
  if (createHash('sha256').update(bytes).digest('hex') !== revision.sha256) throw new AppError('document_damaged')
  return bytes
}

async function readBytes(session: Session, blob: StoredBlob): Promise<Uint8Array> {
  const reader = await session.blobs.open(blob)
  const parts: Uint8Array[] = []
  try {
    for await (const part of reader.read(0, blob.size)) parts.push(part)
  } finally {
    await reader.close()
  }
  return Uint8Array.from(Buffer.concat(parts))
}

export type SignedRevision = Readonly<{
  documentId: string
  /** The revision these bytes were appended to; another one meanwhile is refused with `document_changed`. */
  after: number
  /** Put before the commit; its row is written here. */
  blob: StoredBlob
  at: Instant
  by: string
  /** The fields that were signed: one, or all that a returned copy brought. */
  fields: readonly string[]
}>

/** Inside the unit of work of a signature: the next revision, its blob row included. Throws `document_changed`. */
export function addSignedRevision(db: WriteDb, { documentId, after, blob, ...facts }: SignedRevision): Revision {
  const latest = latestRevision(db, documentId)
  if (latest?.n !== after) throw new AppError('document_changed')
  recordBlob(db, blob, facts.at)
  return insertRevision(db, documentId, { ...facts, n: after + 1, kind: 'signed', blobId: blob.id })
}

/**
 * Runs the commit that records a sealed blob. What refuses it from inside has stopped it before the database was written,
 * so the blob belongs to nobody and goes; after any other failure the row may stand, and the blob stays.
 */
export async function commitBlob<T>(session: Session, blob: StoredBlob, commit: () => T): Promise<T> {
  try {
    return commit()
  } catch (error) {
    if (error instanceof AppError) await session.blobs.discard(blob.id)
    throw error
  }
}

type NewRevision = Readonly<
  Omit<Revision, 'sha256' | 'size' | 'blobId' | 'fields'> & { blobId: string; fields: readonly string[] }
>

/** The caller has written the blob row. */
export function insertRevision(
  db: WriteDb,
  documentId: string,
  { n, kind, blobId, at, by, fields }: NewRevision,
): Revision {
  db.prepare(
    'INSERT INTO document_revisions (document_id, n, kind, blob_id, at, by, fields) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(documentId, n, kind, blobId, at, by, JSON.stringify(fields))
  const written = latestRevision(db, documentId)
  invariant(written?.n === n, 'the new revision is the latest')
  return written
}
