import { z } from 'zod'
import { daySchema, type Instant, instantSchema } from '#shared/kernel/instant.ts'
import type { Ranked } from '#shared/namecheck/matcher.ts'
import {
  type Candidate,
  candidateSchema,
  type Decision,
  decisionSchema,
  type EntryFilter,
  matchReasonSchema,
  type Named,
  type NameEntry,
  type NameList,
  namedSchema,
  nameEntryIdSchema,
  nameEntrySchema,
  nameListIdSchema,
  nameListSchema,
} from '#shared/namecheck/model.ts'
import { personSchema } from '#shared/people/model.ts'
import { employeeIdSchema } from '#shared/people/register.ts'
import { reportRefSchema } from '#shared/reports/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, escapeLike, jsonColumn, oneRow } from '../kernel/sql.ts'

const LISTS = `
  SELECT l.id, l.title, l.origin, l.created_at AS createdAt, l.created_by AS createdBy, l.matched_at AS matchedAt,
    l.compared_with AS comparedWith, count(e.id) AS entries, coalesce(sum(e.best > 0), 0) AS withCandidates,
    count(e.verdict) AS decided, coalesce(sum(e.verdict = 'same'), 0) AS same, coalesce(sum(e.verdict = 'unsure'), 0) AS unsure
  FROM name_lists l LEFT JOIN name_entries e ON e.list_id = l.id`

export const allLists = (db: ReadDb): NameList[] =>
  allRows(db, nameListSchema, `${LISTS} GROUP BY l.id ORDER BY l.created_at DESC`)

export const findList = (db: ReadDb, id: string): NameList | null =>
  oneRow(db, nameListSchema, `${LISTS} WHERE l.id = ? GROUP BY l.id`, id)

type NewList = Readonly<{ id: string; title: string; origin: string; at: Instant; by: string }>

export function insertList(
  db: WriteDb,
  list: NewList,
  entries: readonly Readonly<{ id: string; row: number; named: Named }>[],
): void {
  db.prepare(
    `INSERT INTO name_lists (id, title, origin, created_at, created_by, matched_at, compared_with)
     VALUES (:id, :title, :origin, :at, :by, NULL, 0)`,
  ).run(list)
  const insert = db.prepare(
    `INSERT INTO name_entries (id, list_id, row, position, named, best, verdict, report_id) VALUES (?, ?, ?, ?, ?, 0, NULL, NULL)`,
  )
  entries.forEach(({ id, row, named }, position) => {
    insert.run(id, list.id, row, position, JSON.stringify(named))
  })
}

const plainRow = z.strictObject({ id: nameEntryIdSchema, named: jsonColumn(namedSchema) })

/** Every entry in order, for a comparison. */
export const plainEntries = (db: ReadDb, listId: string) =>
  allRows(db, plainRow, 'SELECT id, named FROM name_entries WHERE list_id = ? ORDER BY position', listId)

type Comparison = Readonly<{
  listId: string
  at: Instant
  people: readonly Readonly<{ id: string }>[]
  entries: readonly Readonly<{ id: string }>[]
  results: readonly (readonly Ranked[])[]
}>

/** Replaces what an earlier comparison found; decisions stay. */
export function storeMatches(db: WriteDb, { listId, at, people, entries, results }: Comparison): void {
  db.prepare('DELETE FROM name_candidates WHERE entry_id IN (SELECT id FROM name_entries WHERE list_id = ?)').run(
    listId,
  )
  const insert = db.prepare(
    'INSERT INTO name_candidates (entry_id, rank, employee_id, score, reasons) VALUES (?, ?, ?, ?, ?)',
  )
  const best = db.prepare('UPDATE name_entries SET best = ? WHERE id = ?')
  entries.forEach(({ id }, index) => {
    const found = results[index] ?? []
    found.forEach((one, rank) => {
      insert.run(id, rank, people[one.at]?.id, one.score, JSON.stringify(one.reasons))
    })
    best.run(found[0]?.score ?? 0, id)
  })
  db.prepare('UPDATE name_lists SET matched_at = ?, compared_with = ? WHERE id = ?').run(at, people.length, listId)
}

const WHERE: Readonly<Record<EntryFilter, string>> = {
  all: '1',
  open: 'e.best > 0 AND e.verdict IS NULL',
  same: `e.verdict = 'same'`,
  different: `e.verdict = 'different'`,
  unsure: `e.verdict = 'unsure'`,
  no_candidate: 'e.best = 0',
}

const entryRow = z.object({ named: jsonColumn(namedSchema), report: jsonColumn(reportRefSchema).nullable() }).loose()

const ENTRIES = `
  SELECT e.id, e.list_id AS listId, e.row, e.named,
    (SELECT json_object('id', r.id, 'number', r.number) FROM reports r WHERE r.id = e.report_id) AS report
  FROM name_entries e`

const toEntry = (db: ReadDb, row: z.output<typeof entryRow>): NameEntry =>
  nameEntrySchema.parse({
    ...row,
    candidates: candidatesOf(db, String(row.id)),
    decision: decisionOf(db, String(row.id)),
  })

export const findEntry = (db: ReadDb, id: string): NameEntry | null => {
  const row = oneRow(db, entryRow, `${ENTRIES} WHERE e.id = ?`, id)
  return row && toEntry(db, row)
}

type Page = Readonly<{ id: string; filter: EntryFilter; search: string; offset: number; limit: number }>
const countRow = z.strictObject({ count: z.number().int() })

/** Likest first; those without candidate keep the order of the list. */
export function searchEntries(db: ReadDb, { id, filter, search, offset, limit }: Page) {
  const where = `WHERE e.list_id = :id AND ${WHERE[filter]} AND (:search = '%%' OR e.named ->> 'name' LIKE :search ESCAPE '\\')`
  const wanted = { id, search: `%${escapeLike(search.trim())}%` }
  const total = oneRow(db, countRow, `SELECT count(*) AS count FROM name_entries e ${where}`, wanted)?.count ?? 0
  const rows = allRows(
    db,
    entryRow,
    `${ENTRIES} ${where} ORDER BY e.best DESC, e.position LIMIT :limit OFFSET :offset`,
    { ...wanted, limit, offset },
  )
  return { total, entries: rows.map((row) => toEntry(db, row)) }
}

const candidateRow = z
  .strictObject({
    employeeId: employeeIdSchema,
    person: jsonColumn(personSchema),
    birthDay: daySchema.nullable(),
    score: z.number().int(),
    reasons: jsonColumn(z.array(matchReasonSchema)),
  })
  .transform((row) => candidateSchema.parse(row))

const candidatesOf = (db: ReadDb, entryId: string): Candidate[] =>
  allRows(
    db,
    candidateRow,
    `SELECT c.employee_id AS employeeId, p.person, p.birth_day AS birthDay, c.score, c.reasons
     FROM name_candidates c JOIN employees p ON p.id = c.employee_id WHERE c.entry_id = ? ORDER BY c.rank`,
    entryId,
  )

const decisionRow = z
  .strictObject({
    verdict: z.string(),
    employeeId: employeeIdSchema.nullable(),
    note: z.string(),
    at: instantSchema,
    by: z.string(),
  })
  .transform((row) => decisionSchema.parse(row))

/** The last one counts. */
const decisionOf = (db: ReadDb, entryId: string): Decision | null =>
  oneRow(
    db,
    decisionRow,
    `SELECT verdict, employee_id AS employeeId, note, decided_at AS at, decided_by AS by FROM name_decisions
     WHERE entry_id = ? ORDER BY seq DESC LIMIT 1`,
    entryId,
  )

export function insertDecision(db: WriteDb, entryId: string, { verdict, employeeId, note, at, by }: Decision): void {
  db.prepare(
    'INSERT INTO name_decisions (entry_id, verdict, employee_id, note, decided_at, decided_by) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(entryId, verdict, employeeId, note, at, by)
  db.prepare('UPDATE name_entries SET verdict = ? WHERE id = ?').run(verdict, entryId)
}

export const setReport = (db: WriteDb, entryId: string, reportId: string) =>
  db.prepare('UPDATE name_entries SET report_id = ? WHERE id = ?').run(reportId, entryId)

export const newListId = (id: string) => nameListIdSchema.parse(id)
