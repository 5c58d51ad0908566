import { z } from 'zod'
import { caseIdSchema, caseStateSchema } from '#shared/cases/model.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import type { Count, Overview, Statistics } from '#shared/statistics/model.ts'
import { DAYS_SHOWN, GROUP_MIN, OTHER_OFFICES } from '#shared/statistics/model.ts'
import { lastStepDay } from '../cases/last-step.ts'
import type { ReadDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

/** Days as the office's wall shows them; `from` and `to` are both inside. */
export type Range = Readonly<{ from: string; to: string; shift: string }>

const countRow = z.strictObject({ key: z.string(), count: z.number().int() })
const counts = (db: ReadDb, sql: string, range: Range): Count[] => allRows(db, countRow, sql, range)
const numberRow = z.strictObject({ n: z.number().int() })
const number = (db: ReadDb, sql: string, parameters: object = {}): number =>
  oneRow(db, numberRow, sql, parameters)?.n ?? 0

const REPORTS = `FROM reports r WHERE date(r.received_at, @shift) BETWEEN @from AND @to`
const CASES = `FROM cases c WHERE date(c.opened_at, @shift) BETWEEN @from AND @to`
const SUBJECTS = `FROM subjects s JOIN cases c ON c.id = s.case_id WHERE date(c.opened_at, @shift) BETWEEN @from AND @to`
// `@shift` is named because every statement is given the same three parameters.
export const DECISIONS = `FROM decisions d WHERE d.replaced_by IS NULL AND d.decided_on BETWEEN @from AND @to AND @shift IS NOT NULL`

const grouped = (what: string, from: string, order = 'count DESC, key') =>
  `SELECT coalesce(${what}, '') AS key, count(*) AS count ${from} GROUP BY 1 ORDER BY ${order}`

export const reportFigures = (db: ReadDb, range: Range): Statistics['reports'] => ({
  byMonth: counts(db, grouped(`strftime('%Y-%m', r.received_at, @shift)`, REPORTS, 'key'), range),
  byDay: counts(
    db,
    `SELECT * FROM (${grouped('date(r.received_at, @shift)', REPORTS, 'key DESC')} LIMIT ${DAYS_SHOWN}) ORDER BY key`,
    range,
  ),
  byWeekday: counts(db, grouped(`strftime('%w', r.received_at, @shift)`, REPORTS, 'key'), range),
  bySource: counts(db, grouped(`r.data ->> '$.source'`, REPORTS), range),
  byPlatform: counts(db, grouped(`r.data ->> '$.platform'`, REPORTS), range),
  byAct: counts(db, grouped(`r.data ->> '$.act'`, REPORTS), range),
  byState: counts(db, grouped('r.state', REPORTS), range),
})

/** One count for an office with three or more, one together for all the others. */
const OFFICES = `
  WITH offices AS (SELECT coalesce(s.person ->> '$.office', '') AS office, count(DISTINCT c.id) AS n ${SUBJECTS} GROUP BY 1)
  SELECT iif(n >= ${GROUP_MIN}, office, '${OTHER_OFFICES}') AS key, sum(n) AS count FROM offices GROUP BY 1 ORDER BY key = '${OTHER_OFFICES}', count DESC, key`

/** The newest choice of each act is the one in effect. */
const CHOICES = `
  FROM classifications k JOIN acts a ON a.id = k.act_id AND a.withdrawn_at IS NULL JOIN cases c ON c.id = k.case_id
  WHERE date(c.opened_at, @shift) BETWEEN @from AND @to AND NOT EXISTS (
    SELECT 1 FROM classifications n WHERE n.act_id = k.act_id AND (n.chosen_at, n.rowid) > (k.chosen_at, k.rowid))`
const ARTICLE = `coalesce(nullif(k.reading ->> '$.article', ''), k.reading ->> '$.rule.article')`

export const caseFigures = (db: ReadDb, range: Range): Statistics['cases'] => ({
  byMonth: counts(db, grouped(`strftime('%Y-%m', c.opened_at, @shift)`, CASES, 'key'), range),
  byStage: counts(db, grouped('c.state', CASES), range),
  byOffice: counts(db, OFFICES, range),
  byEmployment: counts(db, grouped(`s.person ->> '$.employment'`, SUBJECTS), range),
  byArticle: counts(db, grouped(ARTICLE, CHOICES), range),
})

const RULING = `(SELECT e.data ->> '$.outcome' FROM decision_events e WHERE e.decision_id = d.id AND e.withdrawn_at IS NULL
  AND e.data ->> '$.outcome' IS NOT NULL ORDER BY e.day DESC, e.rowid DESC LIMIT 1)`

export const decisionFigures = (db: ReadDb, range: Range): Statistics['decisions'] => ({
  byMonth: counts(db, grouped('substr(d.decided_on, 1, 7)', DECISIONS, 'key'), range),
  byArticle: counts(db, grouped(`d.data ->> '$.article'`, DECISIONS), range),
  bySanction: counts(
    db,
    grouped(`coalesce(d.data ->> '$.sanction.rule.title', d.data ->> '$.outcome')`, DECISIONS),
    range,
  ),
  byLevel: counts(db, grouped(`d.data ->> '$.sanction.level'`, DECISIONS), range),
  byRuling: counts(db, grouped(RULING, DECISIONS), range).filter(({ key }) => key !== ''),
})

export const totalFigures = (db: ReadDb, range: Range): Statistics['totals'] => ({
  reports: number(db, `SELECT count(*) AS n ${REPORTS}`, range),
  cases: number(db, `SELECT count(*) AS n ${CASES}`, range),
  subjects: number(db, `SELECT count(*) AS n ${SUBJECTS}`, range),
  decisions: number(db, `SELECT count(*) AS n ${DECISIONS}`, range),
  sanctions: number(db, `SELECT count(*) AS n ${DECISIONS} AND d.data ->> '$.outcome' = 'sanction'`, range),
})

export const overviewCounts = (db: ReadDb): Overview['counts'] => ({
  newReports: number(db, `SELECT count(*) AS n FROM reports WHERE state = 'new'`),
  openCases: number(db, `SELECT count(*) AS n FROM cases WHERE state <> 'closed'`),
  inExamination: number(db, `SELECT count(*) AS n FROM cases WHERE state = 'examination'`),
  evidence: number(db, 'SELECT count(*) AS n FROM evidence WHERE withdrawn_at IS NULL'),
})

export const hasAnything = (db: ReadDb): boolean =>
  number(db, 'SELECT EXISTS (SELECT 1 FROM cases) OR EXISTS (SELECT 1 FROM reports) AS n') === 1

/** `last`: no step after this day of the office's wall. */
export type Still = Readonly<{ last: string; shift: string }>
const STALLED = `FROM (SELECT c.id, c.number, c.title, c.state, ${lastStepDay('@shift')} AS day
  FROM cases c WHERE c.state NOT IN ('finished', 'closed')) WHERE day <= @last`

export const countStalled = (db: ReadDb, still: Still): number => number(db, `SELECT count(*) AS n ${STALLED}`, still)

const caseRow = z.strictObject({ caseId: caseIdSchema, number: z.string(), title: z.string(), state: caseStateSchema })
const stalledRow = caseRow.extend({ day: daySchema })

export const listStalled = (db: ReadDb, still: Still, limit: number) =>
  allRows(
    db,
    stalledRow,
    `SELECT id AS caseId, number, title, state, day ${STALLED} ORDER BY day, number LIMIT @limit`,
    { ...still, limit },
  )

const recentRow = caseRow.extend({ changedAt: instantSchema, subjectNames: jsonColumn(z.array(z.string())) })

export const listRecent = (db: ReadDb, limit: number): Overview['recent'] =>
  allRows(
    db,
    recentRow,
    `SELECT c.id AS caseId, c.number, c.title, c.state, c.changed_at AS changedAt,
       (SELECT json_group_array(s.person ->> '$.name') FROM subjects s WHERE s.case_id = c.id) AS subjectNames
     FROM cases c ORDER BY c.changed_at DESC LIMIT ?`,
    limit,
  )
