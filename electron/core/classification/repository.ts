import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import {
  type Act,
  type ActFacts,
  type ActId,
  actFactsSchema,
  actIdSchema,
  type Classification,
  classificationSchema,
  readingSchema,
} from '#shared/classification/model.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

const actRow = z.strictObject({
  id: actIdSchema,
  caseId: caseIdSchema,
  facts: jsonColumn(actFactsSchema),
  recordedAt: instantSchema,
  changedAt: instantSchema,
})
type ActRow = z.infer<typeof actRow>

const choiceRow = z
  .object({ reading: jsonColumn(readingSchema), facts: jsonColumn(actFactsSchema) })
  .loose()
  .transform(({ facts, ...row }) => ({ choice: classificationSchema.parse(row), facts }))
type ChoiceRow = z.infer<typeof choiceRow>

const ACT = 'SELECT id, case_id AS caseId, facts, recorded_at AS recordedAt, changed_at AS changedAt FROM acts'
const CHOICE = `SELECT k.id, k.act_id AS actId, k.case_id AS caseId, k.subject_id AS subjectId, k.reading, k.facts, k.reason,
    p.version AS catalogueVersion, p.digest AS catalogueDigest, k.chosen_at AS chosenAt, k.chosen_by AS chosenBy
  FROM classifications k JOIN rule_pins p ON p.id = k.pin_id`

/** Acts in the order recorded, without the withdrawn, each with its choices. */
export function listActs(db: ReadDb, caseId: string): Act[] {
  const rows = allRows(
    db,
    actRow,
    `${ACT} WHERE case_id = ? AND withdrawn_at IS NULL ORDER BY recorded_at, rowid`,
    caseId,
  )
  const choices = allRows(
    db,
    choiceRow,
    `${CHOICE} WHERE k.case_id = ? ORDER BY k.chosen_at DESC, k.rowid DESC`,
    caseId,
  )
  return rows.map((row) =>
    toAct(
      row,
      choices.filter(({ choice }) => choice.actId === row.id),
    ),
  )
}

export function findAct(db: ReadDb, id: string): Act | null {
  const row = oneRow(db, actRow, `${ACT} WHERE id = ? AND withdrawn_at IS NULL`, id)
  if (!row) return null
  return toAct(row, allRows(db, choiceRow, `${CHOICE} WHERE k.act_id = ? ORDER BY k.chosen_at DESC, k.rowid DESC`, id))
}

function toAct(row: ActRow, choices: readonly ChoiceRow[]): Act {
  const latest = choices[0]
  return {
    ...row,
    choices: choices.map(({ choice }) => choice),
    choiceIsStale: latest !== undefined && canonicalJson(bearing(latest.facts)) !== canonicalJson(bearing(row.facts)),
  }
}

/** The facts a reading depends on: words and exhibits may be mended without asking for a new choice. */
const bearing = ({ subjectId, at, deed, election, status }: ActFacts) => ({ subjectId, at, deed, election, status })

export const insertAct = (db: WriteDb, act: Readonly<{ id: ActId; caseId: string; facts: ActFacts; at: Instant }>) =>
  db
    .prepare(
      'INSERT INTO acts (id, case_id, subject_id, facts, recorded_at, changed_at) VALUES (:id, :caseId, :subjectId, :facts, :at, :at)',
    )
    .run({ ...act, subjectId: act.facts.subjectId, facts: JSON.stringify(act.facts) })

export const updateAct = (db: WriteDb, { id, facts, at }: Readonly<{ id: ActId; facts: ActFacts; at: Instant }>) =>
  db
    .prepare('UPDATE acts SET subject_id = ?, facts = ?, changed_at = ? WHERE id = ?')
    .run(facts.subjectId, JSON.stringify(facts), at, id)

export const withdrawAct = (db: WriteDb, { id, reason, at }: Readonly<{ id: ActId; reason: string; at: Instant }>) =>
  db.prepare('UPDATE acts SET withdrawn_at = ?, withdraw_reason = ? WHERE id = ?').run(at, reason, id)

type NewChoice = Readonly<{ choice: Classification; facts: ActFacts; pinId: string }>

export const insertChoice = (db: WriteDb, { choice, facts, pinId }: NewChoice) =>
  db
    .prepare(
      `INSERT INTO classifications (id, act_id, case_id, subject_id, pin_id, reading, facts, reason, chosen_at, chosen_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      choice.id,
      choice.actId,
      choice.caseId,
      choice.subjectId,
      pinId,
      JSON.stringify(choice.reading),
      JSON.stringify(facts),
      choice.reason,
      choice.chosenAt,
      choice.chosenBy,
    )

/** How many of these exhibits belong to the case. */
export const countEvidence = (db: ReadDb, caseId: string, ids: readonly string[]): number =>
  oneRow(
    db,
    z.strictObject({ count: z.number() }),
    'SELECT count(*) AS count FROM evidence WHERE case_id = ? AND id IN (SELECT value FROM json_each(?))',
    caseId,
    JSON.stringify(ids),
  )?.count ?? 0
