import { z } from 'zod'
import type { StepKind } from '#shared/procedure/model.ts'
import { type Duration, durationSchema } from '#shared/statistics/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import { allRows } from '../kernel/sql.ts'
import { DECISIONS, type Range } from './repository.ts'

type Key = Duration['key']

const wholeDays = (from: string, to: string) => `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`
const DELIVERED = `(SELECT min(e.day) FROM decision_events e WHERE e.decision_id = d.id AND e.kind = 'delivered' AND e.withdrawn_at IS NULL)`

/** Days between two things the rows of one case or decision hold. */
const OF_ROWS = {
  report_to_case: `
    SELECT ${wholeDays('date(r.received_at, @shift)', 'date(c.opened_at, @shift)')} AS days
    FROM cases c JOIN reports r ON r.case_id = c.id WHERE date(c.opened_at, @shift) BETWEEN @from AND @to`,
  act_to_decision: `
    SELECT ${wholeDays(`c.allegation ->> '$.actDay'`, 'd.decided_on')} AS days
    ${DECISIONS.replace('WHERE', 'JOIN cases c ON c.id = d.case_id WHERE')} AND c.allegation ->> '$.actDay' IS NOT NULL`,
  case_to_decision: `
    SELECT ${wholeDays('date(c.opened_at, @shift)', 'd.decided_on')} AS days
    ${DECISIONS.replace('WHERE', 'JOIN cases c ON c.id = d.case_id WHERE')}`,
  decision_to_delivery: `
    SELECT ${wholeDays('d.decided_on', DELIVERED)} AS days ${DECISIONS} AND ${DELIVERED} IS NOT NULL`,
} as const satisfies Partial<Record<Key, string>>

type Stage = Readonly<{ starts: readonly StepKind[]; ends: readonly StepKind[] }>
/** From the first of some steps of a subject to the first of others; no start is the day the case was opened. */
const STAGES = {
  case_to_clarification: { starts: [], ends: ['clarification_held'] },
  summons_to_examination: { starts: ['summons_1'], ends: ['examination_held'] },
  examination_to_findings: {
    starts: ['examination_held', 'examination_waived'],
    ends: ['findings_reported', 'council_advised'],
  },
  findings_to_decision: { starts: ['findings_reported', 'council_advised'], ends: ['decision_made'] },
  delivery_to_effect: { starts: ['decision_delivered'], ends: ['decision_effective'] },
  appeal_to_ruling: { starts: ['objection_filed', 'appeal_filed'], ends: ['objection_decided', 'appeal_decided'] },
} as const satisfies Partial<Record<Key, Stage>>

const first = (kinds: readonly StepKind[]) =>
  kinds.length === 0
    ? 'date(c.opened_at, @shift)'
    : `min(m.day) FILTER (WHERE m.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}))`

/** One walk over everything known to have happened, recorded as a step or as a hearing that is over. */
const OF_STAGES = `
  WITH firsts AS MATERIALIZED (
    SELECT ${Object.entries(STAGES)
      .map(([key, { starts, ends }]) => `${first(starts)} AS ${key}_start, ${first(ends)} AS ${key}_stop`)
      .join(', ')}
    FROM (
      SELECT case_id, subject_id, kind, day FROM procedure_steps WHERE withdrawn_at IS NULL
      UNION ALL
      SELECT case_id, subject_id, iif(preparation ->> '$.kind' = 'examination', 'examination_held', 'clarification_held'),
        date(started_at, @shift) FROM interviews WHERE state = 'concluded' AND started_at IS NOT NULL) m
    JOIN cases c ON c.id = m.case_id WHERE date(c.opened_at, @shift) BETWEEN @from AND @to GROUP BY m.subject_id)
  ${Object.keys(STAGES)
    .map(
      (key) =>
        `SELECT '${key}' AS key, ${wholeDays(`${key}_start`, `${key}_stop`)} AS days FROM firsts WHERE ${key}_stop >= ${key}_start`,
    )
    .join(' UNION ALL ')}`

const row = z.strictObject({ key: durationSchema.shape.key, days: z.number(), count: z.number().int() })
type Row = z.infer<typeof row>

const counted = (db: ReadDb, sql: string, range: Range): Row[] =>
  allRows(
    db,
    row,
    `SELECT key, max(days, 0) AS days, count(*) AS count FROM (${sql}) GROUP BY 1, 2 ORDER BY 1, 2`,
    range,
  )

/** How long everything in the range took, in the order of the model; nothing where nothing took any time. */
export function durationsOf(db: ReadDb, range: Range): Duration[] {
  const rows = [
    ...counted(db, OF_STAGES, range),
    ...Object.entries(OF_ROWS).flatMap(([key, sql]) =>
      counted(db, `SELECT '${key}' AS key, days FROM (${sql})`, range),
    ),
  ]
  return durationSchema.shape.key.options.flatMap((key) =>
    durationOf(
      key,
      rows.filter((one) => one.key === key),
    ),
  )
}

/** Nearest-rank quartiles of days counted, shortest first. */
function durationOf(key: Key, rows: readonly Row[]): Duration[] {
  const longest = rows.at(-1)?.days
  if (longest === undefined) return []
  const cases = rows.reduce((sum, { count }) => sum + count, 0)
  const at = (share: number) => {
    let seen = 0
    for (const { days, count } of rows) {
      seen += count
      if (seen >= Math.ceil(share * cases)) return days
    }
    return longest
  }
  return [{ key, cases, quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75), longest }]
}
