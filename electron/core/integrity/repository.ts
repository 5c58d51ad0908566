import { z } from 'zod'
import { type BrokenItem, brokenItemSchema, type CheckState, DUE_AFTER_DAYS } from '#shared/integrity/model.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, oneRow } from '../kernel/sql.ts'

const countsRow = z.strictObject({
  files: z.number(),
  bytes: z.number(),
  intact: z.number(),
  due: z.number(),
  damaged: z.number(),
  missing: z.number(),
  oldest: z.string().nullable(),
})

/** What was checked before the one moment is due again, and what claims a time after the other: a clock was wrong. */
export type Due = Readonly<{ before: Instant; now: Instant }>

/** Sums over all sealed files; due is what was never checked, too. */
export const countChecks = (db: ReadDb, due: Due) =>
  oneRow(
    db,
    countsRow,
    `SELECT count(*) AS files, coalesce(sum(b.size), 0) AS bytes,
       count(*) FILTER (WHERE c.state = 'intact') AS intact,
       count(*) FILTER (WHERE c.blob_id IS NULL OR c.checked_at < :before OR c.checked_at > :now) AS due,
       count(*) FILTER (WHERE c.state = 'damaged') AS damaged,
       count(*) FILTER (WHERE c.state = 'missing') AS missing,
       min(coalesce(c.checked_at, '')) AS oldest
     FROM blobs b LEFT JOIN blob_checks c ON c.blob_id = b.id`,
    due,
  )

const dueRow = z.strictObject({ id: z.string(), size: z.number() })
/** Never checked ones first, then the longest ago. */
export const listDue = (db: ReadDb, due: Due) =>
  allRows(
    db,
    dueRow,
    `SELECT b.id, b.size FROM blobs b LEFT JOIN blob_checks c ON c.blob_id = b.id
     WHERE c.blob_id IS NULL OR c.checked_at < :before OR c.checked_at > :now OR c.state <> 'intact'
     ORDER BY coalesce(c.checked_at, ''), b.created_at, b.id`,
    due,
  )

const stateRow = z.strictObject({ state: z.string() })
export const stateOf = (db: ReadDb, blobId: string): string | null =>
  oneRow(db, stateRow, 'SELECT state FROM blob_checks WHERE blob_id = ?', blobId)?.state ?? null

export type Check = Readonly<{ blobId: string; at: Instant; state: CheckState }>

/** The item's own date of verification follows, so that every screen tells the same. */
export function noteCheck(db: WriteDb, { blobId, at, state }: Check): void {
  db.prepare(
    `INSERT INTO blob_checks (blob_id, checked_at, state) VALUES (?, ?, ?)
     ON CONFLICT (blob_id) DO UPDATE SET checked_at = excluded.checked_at, state = excluded.state`,
  ).run(blobId, at, state)
  db.prepare('UPDATE evidence SET verified_at = ?, verified_ok = ? WHERE blob_id = ?').run(
    at,
    state === 'intact' ? 1 : 0,
    blobId,
  )
}

const idRow = z.strictObject({ id: z.string() })
export const evidenceOfBlob = (db: ReadDb, blobId: string): string[] =>
  allRows(db, idRow, 'SELECT id FROM evidence WHERE blob_id = ? ORDER BY rowid', blobId).map(({ id }) => id)

const brokenRow = z
  .strictObject({
    blobId: z.string(),
    state: z.string(),
    checkedAt: z.string(),
    size: z.number(),
    evidenceId: z.string().nullable(),
    caseId: z.string().nullable(),
    number: z.string().nullable(),
    title: z.string().nullable(),
    document: z.string().nullable(),
  })
  .transform(({ evidenceId, caseId, number, title, document, ...item }): BrokenItem => {
    if (evidenceId !== null)
      return brokenItemSchema.parse({ ...item, owner: { kind: 'evidence', id: evidenceId, caseId, number, title } })
    const owner = document === null ? { kind: 'other' } : { kind: 'document', title: document }
    return brokenItemSchema.parse({ ...item, owner })
  })

export const listBroken = (db: ReadDb): BrokenItem[] =>
  allRows(
    db,
    brokenRow,
    `SELECT c.blob_id AS blobId, c.state, c.checked_at AS checkedAt, b.size,
       e.id AS evidenceId, e.case_id AS caseId, e.number, e.title, d.title AS document
     FROM blob_checks c JOIN blobs b ON b.id = c.blob_id
       LEFT JOIN evidence e ON e.rowid = (SELECT min(rowid) FROM evidence WHERE blob_id = c.blob_id)
       LEFT JOIN documents d ON d.id = (SELECT document_id FROM document_revisions WHERE blob_id = c.blob_id LIMIT 1)
     WHERE c.state <> 'intact' ORDER BY c.checked_at DESC LIMIT 500`,
  )

const recordingRow = z.strictObject({ n: z.number() })
export const isRecording = (db: ReadDb): boolean =>
  (oneRow(db, recordingRow, 'SELECT count(*) AS n FROM recordings WHERE ended_at IS NULL')?.n ?? 0) > 0

export const dueAt = (now: Date): Due => ({
  before: toInstant(new Date(now.getTime() - DUE_AFTER_DAYS * 86_400_000)),
  now: toInstant(now),
})
