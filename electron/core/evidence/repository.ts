import { z } from 'zod'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import {
  type Custody,
  captureSchema,
  custodySchema,
  type Evidence,
  evidenceSchema,
  noticeSchema,
} from '#shared/evidence/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

const COLUMNS = `id, case_id AS caseId, report_id AS reportId, number, title, original_name AS originalName, kind, mime, size, sha256,
  width, height, notices, origin, derived_from AS derivedFrom, capture, note, imported_at AS importedAt, imported_by AS importedBy,
  verified_at AS verifiedAt, verified_ok AS verifiedOk, withdrawn_at AS withdrawnAt, withdraw_reason AS withdrawReason`

const rowSchema = z
  .object({
    notices: jsonColumn(z.array(noticeSchema)),
    capture: jsonColumn(captureSchema),
    verifiedOk: z.number().nullable(),
  })
  .loose()
  .transform((row) =>
    evidenceSchema.parse({
      ...row,
      verifiedOk: row.verifiedOk === null ? null : row.verifiedOk === 1,
    }),
  )

export const findEvidence = (db: ReadDb, id: string): Evidence | null =>
  oneRow(db, rowSchema, `SELECT ${COLUMNS} FROM evidence WHERE id = ?`, id)

export const listEvidence = (db: ReadDb, { kind, id }: ImportTarget): Evidence[] =>
  allRows(
    db,
    rowSchema,
    `SELECT ${COLUMNS} FROM evidence WHERE ${kind === 'case' ? 'case_id' : 'report_id'} = ? ORDER BY imported_at, rowid`,
    id,
  )

type PageWanted = Readonly<{ target: ImportTarget; offset: number; limit: number; withWithdrawn: boolean }>
const countRow = z.strictObject({ total: z.number(), withdrawn: z.number() })

/** A part of the list, and how long the whole is. */
export function pageOfEvidence(db: ReadDb, { target, offset, limit, withWithdrawn }: PageWanted) {
  const column = target.kind === 'case' ? 'case_id' : 'report_id'
  const shown = withWithdrawn ? '' : 'AND withdrawn_at IS NULL'
  const counts = oneRow(
    db,
    countRow,
    `SELECT count(*) AS total, count(withdrawn_at) AS withdrawn FROM evidence WHERE ${column} = ?`,
    target.id,
  ) ?? { total: 0, withdrawn: 0 }
  const items = allRows(
    db,
    rowSchema,
    `SELECT ${COLUMNS} FROM evidence WHERE ${column} = ? ${shown} ORDER BY imported_at, rowid LIMIT ? OFFSET ?`,
    target.id,
    limit,
    offset,
  )
  return { items, total: withWithdrawn ? counts.total : counts.total - counts.withdrawn, withdrawn: counts.withdrawn }
}

/** Other items with the same bytes, anywhere in the vault. */
export const listSameBytes = (db: ReadDb, { id, sha256 }: Pick<Evidence, 'id' | 'sha256'>): Evidence[] =>
  allRows(
    db,
    rowSchema,
    `SELECT ${COLUMNS} FROM evidence WHERE sha256 = ? AND id <> ? ORDER BY imported_at`,
    sha256,
    id,
  )

export const listCustody = (db: ReadDb, evidenceId: string): Custody[] =>
  allRows(
    db,
    custodySchema,
    'SELECT at, actor, action, detail FROM custody WHERE evidence_id = ? ORDER BY id',
    evidenceId,
  )

const blobRow = z.strictObject({ blobId: z.string() })
export const blobIdOf = (db: ReadDb, evidenceId: string): string | null =>
  oneRow(db, blobRow, 'SELECT blob_id AS blobId FROM evidence WHERE id = ?', evidenceId)?.blobId ?? null
