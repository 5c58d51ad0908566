import { z } from 'zod'
import type { Instant } from '#shared/kernel/instant.ts'
import { type Report, type ReportData, reportDataSchema, reportRefSchema, reportSchema } from '#shared/reports/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, escapeLike, jsonColumn, oneRow } from '../kernel/sql.ts'

const rowSchema = z
  .object({
    data: jsonColumn(reportDataSchema),
    hasReporter: z.number(),
    mergedInto: jsonColumn(reportRefSchema).nullable(),
  })
  .loose()
  .transform(({ data, hasReporter, ...row }) => reportSchema.parse({ ...row, ...data, hasReporter: hasReporter === 1 }))

const SELECT = `
  SELECT r.id, r.number, r.data, r.state, r.dismiss_code AS dismissCode, r.dismiss_reason AS dismissReason, r.case_id AS caseId, r.created_at AS createdAt,
    (SELECT json_object('id', l.id, 'number', l.number) FROM reports l WHERE l.id = r.merged_into) AS mergedInto,
    (SELECT count(*) FROM reports m WHERE m.merged_into = r.id) AS mergedCount,
    EXISTS (SELECT 1 FROM reporters WHERE report_id = r.id) AS hasReporter,
    (SELECT count(*) FROM evidence e WHERE e.report_id = r.id AND e.withdrawn_at IS NULL) AS evidenceCount
  FROM reports r`

export const findReport = (db: ReadDb, id: string): Report | null =>
  oneRow(db, rowSchema, `${SELECT} WHERE r.id = ?`, id)

export const listReports = (db: ReadDb, search: string): Report[] =>
  allRows(
    db,
    rowSchema,
    `${SELECT} WHERE :search = '%%' OR r.number LIKE :search ESCAPE '\\' OR concat_ws(char(10), r.data ->> 'account', r.data ->> 'url', r.data ->> 'sourceReference', r.data ->> 'narrative') LIKE :search ESCAPE '\\'
     ORDER BY r.received_at DESC, r.number DESC`,
    { search: `%${escapeLike(search.trim())}%` },
  )

export type ReportPage = Readonly<{
  search: string
  state: string | null
  source: string | null
  offset: number
  limit: number
}>

/** A page of the inbox, newest first, and how many there are in all. */
export function searchReports(db: ReadDb, page: ReportPage): { total: number; reports: Report[] } {
  const where = `WHERE (:state IS NULL OR r.state = :state) AND (:source IS NULL OR r.data ->> 'source' = :source)
    AND (:search = '%%' OR r.number LIKE :search ESCAPE '\\'
      OR concat_ws(char(10), r.data ->> 'account', r.data ->> 'url', r.data ->> 'sourceReference', r.data ->> 'narrative',
        r.data ->> 'suspectName', r.data ->> 'suspectNip', r.data ->> '$.origin.number', r.data ->> '$.origin.agency') LIKE :search ESCAPE '\\')`
  const { state, source, offset, limit } = page
  const wanted = { state, source, search: `%${escapeLike(page.search.trim())}%` }
  const total =
    oneRow(db, z.strictObject({ n: z.number() }), `SELECT count(*) AS n FROM reports r ${where}`, wanted)?.n ?? 0
  const reports = allRows(
    db,
    rowSchema,
    `${SELECT} ${where} ORDER BY r.received_at DESC, r.number DESC LIMIT :limit OFFSET :offset`,
    { ...wanted, offset, limit },
  )
  return { total, reports }
}

export const insertReport = (db: WriteDb, report: { id: string; number: string; data: ReportData; at: Instant }) =>
  db
    .prepare(
      `INSERT INTO reports (id, number, data, received_at, state, dismiss_reason, case_id, created_at)
       VALUES (:id, :number, :data, :receivedAt, 'new', '', NULL, :at)`,
    )
    .run({
      id: report.id,
      number: report.number,
      data: JSON.stringify(report.data),
      receivedAt: report.data.received.at,
      at: report.at,
    })

export const updateReportData = (db: WriteDb, id: string, data: ReportData) =>
  db
    .prepare('UPDATE reports SET data = ?, received_at = ? WHERE id = ?')
    .run(JSON.stringify(data), data.received.at, id)

export const acceptReport = (db: WriteDb, id: string, caseId: string) =>
  db.prepare(`UPDATE reports SET state = 'accepted', case_id = ? WHERE id = ?`).run(caseId, id)

export const insertReporter = (db: WriteDb, reportId: string, sealed: Uint8Array) =>
  db.prepare('INSERT INTO reporters (report_id, sealed) VALUES (?, ?)').run(reportId, sealed)

export function findSealedReporter(db: ReadDb, reportId: string): Uint8Array | null {
  const row = oneRow(
    db,
    z.strictObject({ sealed: z.instanceof(Uint8Array) }),
    'SELECT sealed FROM reporters WHERE report_id = ?',
    reportId,
  )
  return row?.sealed ?? null
}
