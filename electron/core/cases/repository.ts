import { z } from 'zod'
import type { CaseFilter } from '#shared/cases/filter.ts'
import {
  type Allegation,
  allegationSchema,
  type Case,
  type CaseId,
  type CaseState,
  type CaseSummary,
  caseIdSchema,
  caseSchema,
  caseStateSchema,
  caseSummarySchema,
  type Subject,
  subjectSchema,
} from '#shared/cases/model.ts'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'
import { MATCHING, type Moment, orderBy, parametersOf } from './case-filter.ts'

const summaryRow = z
  .object({ subjectNames: jsonColumn(z.array(z.string())) })
  .loose()
  .transform((row) => caseSummarySchema.parse(row))

const SUMMARY = `
  SELECT c.id, c.number, c.title, c.state, c.opened_at AS openedAt, c.changed_at AS changedAt,
    (SELECT json_group_array(json_extract(s.person, '$.name')) FROM (SELECT person FROM subjects WHERE case_id = c.id ORDER BY position) s) AS subjectNames,
    (SELECT count(*) FROM evidence e WHERE e.case_id = c.id AND e.withdrawn_at IS NULL) AS evidenceCount,
    (SELECT count(*) FROM interviews i WHERE i.case_id = c.id) AS interviewCount,
    (SELECT count(*) FROM documents d WHERE d.case_id = c.id) AS documentCount
  FROM cases c`

/** Cases a filter lets through, in its order. */
export const listCases = (db: ReadDb, filter: CaseFilter, moment: Moment): CaseSummary[] =>
  allRows(db, summaryRow, `${SUMMARY} ${MATCHING} ${orderBy(filter)}`, parametersOf(filter, moment))

type Part = Readonly<{ offset: number; limit: number }>

/** A part of the list, and how long the whole is. What is counted per case is counted for this part alone. */
export function pageOfCases(db: ReadDb, filter: CaseFilter, { offset, limit, ...moment }: Part & Moment) {
  const parameters = parametersOf(filter, moment)
  const counted = z.strictObject({ total: z.number() })
  const { total } = oneRow(db, counted, `SELECT count(*) AS total FROM cases c ${MATCHING}`, parameters) ?? { total: 0 }
  const part = `WHERE c.id IN (SELECT c.id FROM cases c ${MATCHING} ${orderBy(filter)} LIMIT :limit OFFSET :offset)`
  const items = allRows(db, summaryRow, `${SUMMARY} ${part} ${orderBy(filter)}`, { ...parameters, limit, offset })
  return { items, total }
}

const caseRow = z.strictObject({
  id: caseIdSchema,
  number: z.string(),
  title: z.string(),
  state: caseStateSchema,
  allegation: jsonColumn(allegationSchema),
  openedAt: instantSchema,
  changedAt: instantSchema,
  closeReason: z.string(),
})
const subjectRow = z
  .strictObject({ id: z.string(), person: jsonColumn(z.unknown()), asOf: z.string() })
  .transform((row) => subjectSchema.parse(row))

export function findCase(db: ReadDb, id: string): Case | null {
  const row = oneRow(
    db,
    caseRow,
    'SELECT id, number, title, state, allegation, opened_at AS openedAt, changed_at AS changedAt, close_reason AS closeReason FROM cases WHERE id = ?',
    id,
  )
  if (!row) return null
  const subjects = allRows(
    db,
    subjectRow,
    'SELECT id, person, as_of AS asOf FROM subjects WHERE case_id = ? ORDER BY position',
    id,
  )
  const reportNumbers = allRows(
    db,
    z.strictObject({ number: z.string() }),
    'SELECT number FROM reports WHERE case_id = ? ORDER BY number',
    id,
  )
  return caseSchema.parse({ ...row, subjects, reportNumbers: reportNumbers.map(({ number }) => number) })
}

export const insertCase = (
  db: WriteDb,
  opened: { id: string; number: string; title: string; allegation: Allegation; at: Instant },
) =>
  db
    .prepare(
      `INSERT INTO cases (id, number, title, state, allegation, opened_at, changed_at, close_reason)
       VALUES (:id, :number, :title, 'review', :allegation, :at, :at, '')`,
    )
    .run({ ...opened, allegation: JSON.stringify(opened.allegation) })

export const insertSubject = (db: WriteDb, caseId: string, { id, person, asOf }: Subject) =>
  db
    .prepare(
      `INSERT INTO subjects (id, case_id, position, person, as_of)
       VALUES (:id, :caseId, (SELECT coalesce(max(position), 0) + 1 FROM subjects WHERE case_id = :caseId), :person, :asOf)`,
    )
    .run({ id, caseId, person: JSON.stringify(person), asOf })

export const updateSubject = (db: WriteDb, caseId: string, { id, person, asOf }: Subject) =>
  db
    .prepare('UPDATE subjects SET person = ?, as_of = ? WHERE id = ? AND case_id = ?')
    .run(JSON.stringify(person), asOf, id, caseId)

type Change = Partial<Readonly<{ title: string; state: CaseState; closeReason: string; allegation: Allegation }>>

/** Changes what is given and the time of change. A column that is named is indexed anew, even for the same value. */
export function updateCase(db: WriteDb, id: CaseId, { closeReason, allegation, ...change }: Change, at: Instant): void {
  const columns = {
    ...change,
    ...(closeReason === undefined ? {} : { close_reason: closeReason }),
    ...(allegation ? { allegation: JSON.stringify(allegation) } : {}),
    changed_at: at,
  }
  const assignments = Object.keys(columns).map((column) => `${column} = :${column}`)
  db.prepare(`UPDATE cases SET ${assignments.join(', ')} WHERE id = :id`).run({ ...columns, id })
}
