import { z } from 'zod'
import { type CaseId, caseIdSchema } from '#shared/cases/model.ts'
import { DEFINITIONS, REPORT_CLOCKS } from '#shared/deadlines/definitions.ts'
import type { Override } from '#shared/deadlines/model.ts'
import { type Day, daySchema, type Instant, instantSchema } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows } from '../kernel/sql.ts'

const overrideRow = z.strictObject({
  key: z.string(),
  day: daySchema.nullable(),
  reason: z.string(),
  at: instantSchema,
  by: z.string(),
})

/** The overrides in effect of a case, by deadline key. */
export function overridesOf(db: ReadDb, caseId: string): Map<string, Override> {
  const rows = allRows(
    db,
    overrideRow,
    `SELECT key, day, reason, at, by FROM deadline_overrides
     WHERE seq IN (SELECT max(seq) FROM deadline_overrides WHERE case_id = ? GROUP BY key)`,
    caseId,
  )
  return new Map(rows.flatMap(({ key, day, ...rest }) => (day === null ? [] : [[key, { day, ...rest }] as const])))
}

type NewOverride = Readonly<{ caseId: string; key: string; day: Day | null; reason: string; at: Instant; by: string }>

export const insertOverride = (db: WriteDb, { caseId, key, day, reason, at, by }: NewOverride) =>
  db
    .prepare('INSERT INTO deadline_overrides (case_id, key, day, reason, at, by) VALUES (?, ?, ?, ?, ?, ?)')
    .run(caseId, key, day, reason, at, by)

/** Open cases in which a clock may run, in the order of their numbers. */
export const casesWithClocks = (db: ReadDb): CaseId[] =>
  allRows(
    db,
    z.strictObject({ id: caseIdSchema }),
    `SELECT id FROM cases WHERE state <> 'closed' AND (
       id IN (SELECT case_id FROM procedure_steps WHERE withdrawn_at IS NULL AND kind IN (SELECT value FROM json_each(:starts)))
       OR id IN (SELECT case_id FROM interviews WHERE state = 'absent')
       OR id IN (SELECT case_id FROM reports WHERE case_id IS NOT NULL AND data ->> 'source' IN (SELECT value FROM json_each(:sources))))
     ORDER BY number`,
    {
      starts: JSON.stringify([...new Set(DEFINITIONS.map(({ startsAt }) => startsAt))]),
      sources: JSON.stringify(Object.keys(REPORT_CLOCKS)),
    },
  ).map(({ id }) => id)
