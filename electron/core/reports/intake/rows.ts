import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { type FollowUp, followUpSchema, type LikeKind, type Similar } from '#shared/reports/intake.ts'
import { type ReportKey, reportKeys } from '#shared/reports/keys.ts'
import {
  type DismissCode,
  type ReportRef,
  reportDataSchema,
  reportIdSchema,
  reportRefSchema,
  reportStateSchema,
} from '#shared/reports/model.ts'
import type { ReadDb, WriteDb } from '../../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../../kernel/sql.ts'

/** Reports whose keys were never written: those from before there were keys, and those just registered. */
const unkeyedRow = z.strictObject({ id: z.string(), data: jsonColumn(reportDataSchema) })
type Unkeyed = readonly z.output<typeof unkeyedRow>[]

const UNKEYED = `SELECT r.id, r.data FROM reports r WHERE NOT EXISTS (SELECT 1 FROM report_keys k WHERE k.report_id = r.id)`

/** The keys of a report as its data are now. */
export function writeKeys(db: WriteDb, id: string, keys: readonly ReportKey[]): void {
  db.prepare('DELETE FROM report_keys WHERE report_id = ?').run(id)
  const insert = db.prepare('INSERT INTO report_keys (report_id, kind, key) VALUES (?, ?, ?)')
  // The mark that the keys are written, also where there are none.
  for (const { kind, key } of [...keys, { kind: 'written', key: '' }]) insert.run(id, kind, key)
}

/** Brings the keys of reports without any in step. */
export function writeMissingKeys(db: WriteDb): void {
  for (const { id, data } of allRows(db, unkeyedRow, UNKEYED)) writeKeys(db, id, reportKeys(data))
}

const hitRow = z.strictObject({ reportId: reportIdSchema, kind: z.enum(['url', 'account', 'person', 'nip']) })
type Hit = z.output<typeof hitRow>

/** Reports without keys, read once for many questions. */
export const listUnkeyed = (db: ReadDb): Unkeyed => allRows(db, unkeyedRow, `${UNKEYED} LIMIT 2000`)

type Besides = Readonly<{ except: string | null; unkeyed?: Unkeyed }>

/** Reports that share a key. */
export function findByKeys(
  db: ReadDb,
  keys: readonly ReportKey[],
  { except, unkeyed = listUnkeyed(db) }: Besides,
): Map<string, Set<LikeKind>> {
  if (keys.length === 0) return new Map()
  const stored = allRows(
    db,
    hitRow,
    `SELECT report_id AS reportId, kind FROM report_keys WHERE ${keys.map(() => '(kind = ? AND key = ?)').join(' OR ')} LIMIT 500`,
    ...keys.flatMap(({ kind, key }) => [kind, key]),
  )
  const found = new Map<string, Set<LikeKind>>()
  for (const { reportId, kind } of [...stored, ...unkeyedHits(unkeyed, keys)]) {
    if (reportId === except) continue
    const kinds = found.get(reportId) ?? new Set<LikeKind>()
    kinds.add(kind === 'nip' ? 'person' : kind)
    found.set(reportId, kinds)
  }
  return found
}

const unkeyedHits = (unkeyed: Unkeyed, keys: readonly ReportKey[]): Hit[] =>
  unkeyed.flatMap(({ id, data }) =>
    reportKeys(data)
      .filter(({ kind, key }) => keys.some((wanted) => wanted.kind === kind && wanted.key === key))
      .map(({ kind }) => ({ reportId: reportIdSchema.parse(id), kind })),
  )

const likeRow = z.strictObject({
  id: reportIdSchema,
  number: z.string(),
  state: reportStateSchema,
  receivedAt: instantSchema,
  account: z.string(),
  act: z.string(),
  caseId: caseIdSchema.nullable(),
})
export type LikeRow = z.output<typeof likeRow>

export const reportsByIds = (db: ReadDb, ids: readonly string[]): LikeRow[] =>
  allRows(
    db,
    likeRow,
    `SELECT id, number, state, received_at AS receivedAt, data ->> 'account' AS account, data ->> 'act' AS act, case_id AS caseId
     FROM reports WHERE id IN (SELECT value FROM json_each(?)) ORDER BY received_at DESC`,
    JSON.stringify(ids),
  )

const caseRow = z.strictObject({
  id: caseIdSchema,
  number: z.string(),
  title: z.string(),
  subjectId: subjectIdSchema.nullable(),
})

/** Cases of those reports, and cases in which one of the people is a subject. */
export const casesFor = (
  db: ReadDb,
  { caseIds, nips }: Readonly<{ caseIds: readonly string[]; nips: readonly string[] }>,
): Similar['cases'] =>
  allRows(
    db,
    caseRow,
    `SELECT c.id, c.number, c.title, (SELECT s.id FROM subjects s WHERE s.case_id = c.id AND s.person ->> 'nip' IN (SELECT value FROM json_each(:nips)) LIMIT 1) AS subjectId
     FROM cases c
     WHERE c.id IN (SELECT value FROM json_each(:cases))
       OR c.id IN (SELECT case_id FROM subjects WHERE person ->> 'nip' IN (SELECT value FROM json_each(:nips)))
     ORDER BY c.changed_at DESC LIMIT 20`,
    { cases: JSON.stringify(caseIds), nips: JSON.stringify(nips) },
  )

export const mergedInto = (db: ReadDb, id: string): ReportRef[] =>
  allRows(db, reportRefSchema, 'SELECT id, number FROM reports WHERE merged_into = ? ORDER BY number', id)

export const setMerged = (db: WriteDb, id: string, into: string | null) =>
  db
    .prepare(`UPDATE reports SET merged_into = ?, state = ? WHERE id = ?`)
    .run(into, into === null ? 'new' : 'merged', id)

/** What pointed to a report that is now merged itself points where it points. */
export const followLeader = (db: WriteDb, from: string, to: string) =>
  db.prepare('UPDATE reports SET merged_into = ? WHERE merged_into = ?').run(to, from)

export const setCaseOfMerged = (db: WriteDb, leader: string, caseId: string) =>
  db.prepare('UPDATE reports SET case_id = ? WHERE merged_into = ?').run(caseId, leader)

export const setDismissed = (db: WriteDb, id: string, code: DismissCode, reason: string) =>
  db
    .prepare(`UPDATE reports SET state = 'dismissed', dismiss_code = ?, dismiss_reason = ? WHERE id = ?`)
    .run(code, reason, id)

export const setReopened = (db: WriteDb, id: string) =>
  db.prepare(`UPDATE reports SET state = 'new', dismiss_code = NULL, dismiss_reason = '' WHERE id = ?`).run(id)

const followUpRow = z
  .strictObject({
    id: z.string(),
    day: daySchema,
    what: z.string(),
    reference: z.string(),
    at: instantSchema,
    by: z.string(),
  })
  .transform((row) => followUpSchema.parse(row))

export const followUpsOf = (db: ReadDb, reportId: string): FollowUp[] =>
  allRows(
    db,
    followUpRow,
    'SELECT id, day, what, reference, recorded_at AS at, recorded_by AS by FROM follow_ups WHERE report_id = ? ORDER BY day, recorded_at',
    reportId,
  )

export const insertFollowUp = (db: WriteDb, reportId: string, followUp: FollowUp) =>
  db
    .prepare(
      'INSERT INTO follow_ups (id, report_id, day, what, reference, recorded_at, recorded_by) VALUES (:id, :reportId, :day, :what, :reference, :at, :by)',
    )
    .run({ ...followUp, reportId })

const countRow = z.strictObject({ state: reportStateSchema, count: z.number().int() })

/** Reports by state, whatever is searched for. */
export const countByState = (db: ReadDb): Record<z.infer<typeof reportStateSchema>, number> => ({
  ...{ new: 0, accepted: 0, merged: 0, dismissed: 0 },
  ...Object.fromEntries(
    allRows(db, countRow, 'SELECT state, count(*) AS count FROM reports GROUP BY state').map(({ state, count }) => [
      state,
      count,
    ]),
  ),
})

const idRow = z.strictObject({ id: z.string() })
export const hasFollowUp = (db: ReadDb, id: string): boolean =>
  oneRow(db, idRow, 'SELECT id FROM follow_ups WHERE report_id = ? LIMIT 1', id) !== null
