import { z } from 'zod'
import { type EvidenceId, evidenceIdSchema } from '#shared/evidence/model.ts'
import {
  type Correction,
  correctionSchema,
  type Exchange,
  exchangeIdSchema,
  type InterviewId,
  interviewIdSchema,
  recordingIdSchema,
  type SoundMark,
} from '#shared/interviews/model.ts'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

const rowSchema = z
  .strictObject({
    id: exchangeIdSchema,
    interview_id: interviewIdSchema,
    position: z.number(),
    question: z.string(),
    answer: z.string(),
    version: z.number(),
    started_at: instantSchema,
    changed_at: instantSchema,
    recording_id: recordingIdSchema.nullable(),
    offset_ms: z.number().nullable(),
    review: z.enum(['pending', 'confirmed', 'corrected']),
    reviewed_at: instantSchema.nullable(),
    corrections: jsonColumn(z.array(correctionSchema)),
    removed_at: instantSchema.nullable(),
    evidence_ids: jsonColumn(z.array(evidenceIdSchema)),
  })
  .transform((row) => ({
    interviewId: row.interview_id,
    exchange: {
      id: row.id,
      number: row.removed_at === null ? row.position : 0,
      question: row.question,
      answer: row.answer,
      version: row.version,
      evidenceIds: row.evidence_ids,
      startedAt: row.started_at,
      changedAt: row.changed_at,
      sound:
        row.recording_id === null || row.offset_ms === null
          ? null
          : { recordingId: row.recording_id, offsetMs: row.offset_ms },
      review: row.review,
      reviewedAt: row.reviewed_at,
      corrections: row.corrections,
    } satisfies Exchange,
  }))
export type Located = Readonly<{ interviewId: InterviewId; exchange: Exchange }>

const SELECT = `
  SELECT exchanges.*, (
    SELECT json_group_array(evidence_id ORDER BY position) FROM exchange_evidence WHERE exchange_id = exchanges.id
  ) AS evidence_ids FROM exchanges`

export const findExchange = (db: ReadDb, id: string): Located | null =>
  oneRow(db, rowSchema, `${SELECT} WHERE exchanges.id = ?`, id)

export const listExchanges = (db: ReadDb, interviewId: string): Exchange[] =>
  allRows(
    db,
    rowSchema,
    `${SELECT} WHERE interview_id = ? AND removed_at IS NULL ORDER BY exchanges.position`,
    interviewId,
  ).map(({ exchange }) => exchange)

export const listRemoved = (db: ReadDb, interviewId: string): Exchange[] =>
  allRows(
    db,
    rowSchema,
    `${SELECT} WHERE interview_id = ? AND removed_at IS NOT NULL ORDER BY removed_at`,
    interviewId,
  ).map(({ exchange }) => exchange)

export function insertExchange(
  db: WriteDb,
  interviewId: string,
  exchange: Readonly<{ id: string; number: number; question: string; at: Instant; sound: SoundMark | null }>,
): void {
  const { id, number, question, at, sound } = exchange
  db.prepare(
    `INSERT INTO exchanges (id, interview_id, position, question, answer, version, started_at, changed_at,
       recording_id, offset_ms, review, corrections)
     VALUES (?, ?, ?, ?, '', 1, ?, ?, ?, ?, 'pending', '[]')`,
  ).run(id, interviewId, number, question, at, at, sound?.recordingId ?? null, sound?.offsetMs ?? null)
}

/** Changes nothing when the stored version is another. */
export const updateText = (
  db: WriteDb,
  id: string,
  text: Readonly<{ question: string; answer: string; baseVersion: number; at: Instant }>,
) =>
  db
    .prepare(
      'UPDATE exchanges SET question = ?, answer = ?, version = version + 1, changed_at = ? WHERE id = ? AND version = ?',
    )
    .run(text.question, text.answer, text.at, id, text.baseVersion).changes

/** Numbers from 1 in the given order. */
export function renumber(db: WriteDb, order: readonly string[]): void {
  const update = db.prepare('UPDATE exchanges SET position = ? WHERE id = ?')
  for (const [index, id] of order.entries()) update.run(index + 1, id)
}

export const markRemoved = (db: WriteDb, id: string, at: Instant | null) =>
  db.prepare('UPDATE exchanges SET removed_at = ? WHERE id = ?').run(at, id)

export const updateReview = (
  db: WriteDb,
  id: string,
  review: Readonly<{ state: Exchange['review']; at: Instant; corrections: readonly Correction[] }>,
) =>
  db
    .prepare('UPDATE exchanges SET review = ?, reviewed_at = ?, corrections = ? WHERE id = ?')
    .run(review.state, review.at, JSON.stringify(review.corrections), id)

export function replaceEvidence(db: WriteDb, id: string, evidenceIds: readonly EvidenceId[]): void {
  db.prepare('DELETE FROM exchange_evidence WHERE exchange_id = ?').run(id)
  const insert = db.prepare('INSERT INTO exchange_evidence (exchange_id, position, evidence_id) VALUES (?, ?, ?)')
  for (const [index, evidenceId] of evidenceIds.entries()) insert.run(id, index + 1, evidenceId)
}
