import { z } from 'zod'
import { type CaseId, caseIdSchema } from '#shared/cases/model.ts'
import { DEFINITIONS, REPORT_CLOCKS } from '#shared/deadlines/definitions.ts'
import type { Override } from '#shared/deadlines/model.ts'
import { addDays } from '#shared/deadlines/working-days.ts'
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

/** After so many calendar days a right of the subject has surely lapsed: 14 working days are three weeks. */
const LAPSED_DAYS = 60

/** Clocks that run until a step ends them; a summons names its end itself. */
const CLOCKS = DEFINITIONS.filter(({ byAppointment }) => byAppointment !== 'start').map(
  ({ startsAt, endsAt, bearer }) => {
    const ends = [...endsAt, 'dropped'].map((kind) => `'${kind}'`).join(', ')
    const since = bearer === 'subject' ? ' AND day >= :lapsed' : ''
    return `max(day) FILTER (WHERE kind = '${startsAt}'${since}) > coalesce(max(day) FILTER (WHERE kind IN (${ends})), '')`
  },
)

/**
 * Open cases in which a clock may still run, in the order of their numbers: rather one too many than one too few. What has
 * been answered long ago is left out here, so that thousands of finished cases cost the start page nothing.
 */
export const casesWithClocks = (db: ReadDb, today: Day): CaseId[] =>
  allRows(
    db,
    z.strictObject({ id: caseIdSchema }),
    `SELECT id FROM cases WHERE state <> 'closed' AND (
       id IN (
         SELECT case_id FROM procedure_steps WHERE withdrawn_at IS NULL GROUP BY case_id, subject_id
         HAVING ${CLOCKS.join(' OR ')})
       OR id IN (SELECT case_id FROM interviews WHERE state = 'absent')
       OR id IN (SELECT case_id FROM deadline_overrides)
       OR id IN (
         SELECT r.case_id FROM reports r
         WHERE r.case_id IS NOT NULL AND r.data ->> 'source' IN (SELECT value FROM json_each(:sources)) AND NOT EXISTS (
           SELECT 1 FROM procedure_steps e WHERE e.case_id = r.case_id AND e.withdrawn_at IS NULL
             AND e.day > max(date(r.received_at, '+1 day'), coalesce(r.data ->> '$.origin.ppkReceived', '')))))
     ORDER BY number`,
    { lapsed: addDays(today, -LAPSED_DAYS), sources: JSON.stringify(Object.keys(REPORT_CLOCKS)) },
  ).map(({ id }) => id)
