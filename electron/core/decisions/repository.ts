import { z } from 'zod'
import {
  type Decision,
  type DecisionEvent,
  decisionEventSchema,
  decisionIdSchema,
  decisionSchema,
} from '#shared/decisions/model.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

/** What a decision is, apart from what became of it. */
const madeSchema = decisionSchema.omit({ events: true, replacedBy: true, replaceReason: true })
export type MadeDecision = z.infer<typeof madeSchema>

const rowSchema = z.strictObject({
  data: jsonColumn(madeSchema),
  replaced_by: decisionIdSchema.nullable(),
  replace_reason: z.string(),
})
const eventRowSchema = z.strictObject({ data: jsonColumn(decisionEventSchema) })

const toDecision = (db: ReadDb, { data, replaced_by, replace_reason }: z.infer<typeof rowSchema>): Decision => ({
  ...data,
  replacedBy: replaced_by,
  replaceReason: replace_reason,
  events: listEvents(db, data.id),
})

const listEvents = (db: ReadDb, decisionId: string): DecisionEvent[] =>
  allRows(
    db,
    eventRowSchema,
    'SELECT data FROM decision_events WHERE decision_id = ? AND withdrawn_at IS NULL ORDER BY day, recorded_at, rowid',
    decisionId,
  ).map(({ data }) => data)

const COLUMNS = 'data, replaced_by, replace_reason'

/** Those that hold first, then the replaced ones, newest first. */
export const listDecisions = (db: ReadDb, caseId: string): Decision[] =>
  allRows(
    db,
    rowSchema,
    `SELECT ${COLUMNS} FROM decisions WHERE case_id = ? ORDER BY replaced_by IS NOT NULL, decided_on DESC, rowid DESC`,
    caseId,
  ).map((row) => toDecision(db, row))

/** The decision about a subject that holds; null before one is made. */
export function findInForce(db: ReadDb, subjectId: string): Decision | null {
  const row = oneRow(
    db,
    rowSchema,
    `SELECT ${COLUMNS} FROM decisions WHERE subject_id = ? AND replaced_by IS NULL`,
    subjectId,
  )
  return row && toDecision(db, row)
}

export function findDecision(db: ReadDb, id: string): Decision | null {
  const row = oneRow(db, rowSchema, `SELECT ${COLUMNS} FROM decisions WHERE id = ?`, id)
  return row && toDecision(db, row)
}

/** Every decision that holds, newest first. */
export const listInForce = (db: ReadDb): Decision[] =>
  allRows(db, rowSchema, `SELECT ${COLUMNS} FROM decisions WHERE replaced_by IS NULL ORDER BY decided_on DESC`).map(
    (row) => toDecision(db, row),
  )

export const insertDecision = (db: WriteDb, made: MadeDecision): void =>
  void db
    .prepare(
      `INSERT INTO decisions (id, case_id, subject_id, decided_on, data, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(made.id, made.caseId, made.subjectId, made.decidedOn, JSON.stringify(made), made.recordedAt, made.recordedBy)

/** The old one steps aside for itself first: only one decision about a subject may be in force at any moment. */
export function replaceDecision(
  db: WriteDb,
  { old, made, reason }: Readonly<{ old: string; made: MadeDecision; reason: string }>,
): void {
  const update = db.prepare('UPDATE decisions SET replaced_by = ?, replace_reason = ? WHERE id = ?')
  update.run(old, '', old)
  insertDecision(db, made)
  update.run(made.id, reason, old)
}

export const insertEvent = (db: WriteDb, decisionId: string, event: DecisionEvent): void =>
  void db
    .prepare(
      `INSERT INTO decision_events (id, decision_id, kind, day, data, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(event.id, decisionId, event.kind, event.day, JSON.stringify(event), event.recordedAt, event.recordedBy)

const ownerSchema = z.strictObject({ decision_id: decisionIdSchema })

/** The decision an event that still stands belongs to. */
export const decisionOfEvent = (db: ReadDb, eventId: string): string | null =>
  oneRow(db, ownerSchema, 'SELECT decision_id FROM decision_events WHERE id = ? AND withdrawn_at IS NULL', eventId)
    ?.decision_id ?? null

export const withdrawEvent = (
  db: WriteDb,
  { id, reason, at }: Readonly<{ id: string; reason: string; at: Instant }>,
): void =>
  void db.prepare('UPDATE decision_events SET withdrawn_at = ?, withdraw_reason = ? WHERE id = ?').run(at, reason, id)

const priorSchema = z.strictObject({ prior_id: z.string().nullable() })

export const priorOf = (db: ReadDb, id: string): string | null =>
  oneRow(db, priorSchema, 'SELECT prior_id FROM decisions WHERE id = ?', id)?.prior_id ?? null

export const setPrior = (db: WriteDb, id: string, priorId: string | null): void =>
  void db.prepare('UPDATE decisions SET prior_id = ? WHERE id = ?').run(priorId, id)
