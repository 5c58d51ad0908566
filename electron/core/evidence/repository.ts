import { z } from 'zod'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import {
  type Custody,
  captureSchema,
  custodySchema,
  type Evidence,
  evidenceIdSchema,
  evidenceSchema,
  noticeSchema,
} from '#shared/evidence/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import { allRows, escapeLike, jsonColumn, oneRow } from '../kernel/sql.ts'

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

const shownSchema = evidenceSchema.pick({ kind: true, mime: true })

/** What decides how an item is shown: asked for with every piece of a film, when parsing all of it would cost the most. */
export const findShown = (db: ReadDb, id: string): z.infer<typeof shownSchema> | null =>
  oneRow(db, shownSchema, 'SELECT kind, mime FROM evidence WHERE id = ?', id)

export const listEvidence = (db: ReadDb, { kind, id }: ImportTarget): Evidence[] =>
  allRows(
    db,
    rowSchema,
    `SELECT ${COLUMNS} FROM evidence WHERE ${kind === 'case' ? 'case_id' : 'report_id'} = ? ORDER BY imported_at, rowid`,
    id,
  )

/** In the order of the ids. */
export function listByIds(db: ReadDb, ids: readonly string[]): Evidence[] {
  const sql = `SELECT ${COLUMNS} FROM evidence WHERE id IN (SELECT value FROM json_each(?))`
  const found = new Map(allRows(db, rowSchema, sql, JSON.stringify(ids)).map((item) => [item.id as string, item]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

type PageWanted = Readonly<{
  target: ImportTarget
  offset: number
  limit: number
  withWithdrawn: boolean
  search: string
}>
const countRow = z.strictObject({ total: z.number(), withdrawn: z.number() })

/** A part of the list, and how long the whole is. */
export function pageOfEvidence(db: ReadDb, { target, offset, limit, withWithdrawn, search }: PageWanted) {
  const column = target.kind === 'case' ? 'case_id' : 'report_id'
  const found = `FROM evidence WHERE ${column} = :id AND (:search = '%%'
    OR number LIKE :search ESCAPE '\\' OR title LIKE :search ESCAPE '\\' OR original_name LIKE :search ESCAPE '\\')`
  const shown = withWithdrawn ? '' : 'AND withdrawn_at IS NULL'
  const wanted = { id: target.id, search: `%${escapeLike(search.trim())}%` }
  const counts = oneRow(
    db,
    countRow,
    `SELECT count(*) AS total, count(withdrawn_at) AS withdrawn ${found}`,
    wanted,
  ) ?? { total: 0, withdrawn: 0 }
  const items = allRows(
    db,
    rowSchema,
    `SELECT ${COLUMNS} ${found} ${shown} ORDER BY imported_at, rowid LIMIT :limit OFFSET :offset`,
    { ...wanted, limit, offset },
  )
  return { items, total: withWithdrawn ? counts.total : counts.total - counts.withdrawn, withdrawn: counts.withdrawn }
}

/** Of what may be thousands, such as empty files, nobody reads more. */
const MOST_RELATED = 50

/** Other items with the same bytes, anywhere in the vault. */
export const listSameBytes = (db: ReadDb, { id, sha256 }: Pick<Evidence, 'id' | 'sha256'>): Evidence[] =>
  allRows(
    db,
    rowSchema,
    `SELECT ${COLUMNS} FROM evidence WHERE sha256 = ? AND id <> ? ORDER BY imported_at LIMIT ${MOST_RELATED}`,
    sha256,
    id,
  )

/** What was made of an item. */
export const listDerived = (db: ReadDb, id: string): Evidence[] =>
  allRows(
    db,
    rowSchema,
    `SELECT ${COLUMNS} FROM evidence WHERE derived_from = ? ORDER BY imported_at, rowid LIMIT ${MOST_RELATED}`,
    id,
  )

type Twin = Readonly<{ target: ImportTarget; sha256: string; size: number; originalName: string }>

/** The oldest item of that place with these bytes under this name that was not withdrawn. */
export const findTwin = (db: ReadDb, { target, sha256, size, originalName }: Twin): Evidence | null =>
  oneRow(
    db,
    rowSchema,
    `SELECT ${COLUMNS} FROM evidence WHERE sha256 = ? AND size = ? AND original_name = ? AND withdrawn_at IS NULL
       AND ${target.kind === 'case' ? 'case_id' : 'report_id'} = ? ORDER BY imported_at, rowid LIMIT 1`,
    sha256,
    size,
    originalName,
    target.id,
  )

const idRow = z.strictObject({ id: evidenceIdSchema })

/** The oldest other item of the same place with the same bytes, leaving out what came after it in the same moment. */
export const findElder = (db: ReadDb, { id, sha256, caseId, reportId }: Evidence): Evidence['id'] | null =>
  oneRow(
    db,
    idRow,
    `SELECT id FROM evidence WHERE sha256 = :sha256 AND case_id IS :caseId AND report_id IS :reportId
       AND rowid < (SELECT rowid FROM evidence WHERE id = :id) ORDER BY imported_at, rowid LIMIT 1`,
    { id, sha256, caseId, reportId },
  )?.id ?? null

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
