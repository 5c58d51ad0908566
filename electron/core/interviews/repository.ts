import { z } from 'zod'
import { caseIdSchema, type SubjectId, subjectIdSchema } from '#shared/cases/model.ts'
import {
  type InterviewState,
  interviewIdSchema,
  interviewStateSchema,
  type Moment,
  momentSchema,
  type Opening,
  openingSchema,
  type Preparation,
  preparationSchema,
  type ReadBack,
  readBackSchema,
} from '#shared/interviews/model.ts'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import { type Person, personSchema } from '#shared/people/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

const rowSchema = z
  .strictObject({
    id: interviewIdSchema,
    case_id: caseIdSchema,
    subject_id: subjectIdSchema,
    subject: jsonColumn(personSchema),
    preparation: jsonColumn(preparationSchema),
    state: interviewStateSchema,
    opening: jsonColumn(openingSchema).nullable(),
    read_back: jsonColumn(readBackSchema).nullable(),
    started_at: instantSchema.nullable(),
    finished_at: instantSchema.nullable(),
    concluded_at: instantSchema.nullable(),
    created_at: instantSchema,
  })
  .transform(({ case_id, subject_id, preparation, read_back, started_at, finished_at, concluded_at, ...row }) => ({
    id: row.id,
    caseId: case_id,
    subjectId: subject_id,
    subject: row.subject,
    ...preparation,
    state: row.state,
    opening: row.opening,
    startedAt: started_at,
    finishedAt: finished_at,
    concludedAt: concluded_at,
    readBack: read_back,
  }))
/** An interview without its exchanges, timeline and recordings. */
export type InterviewRow = z.output<typeof rowSchema>

export const findInterviewRow = (db: ReadDb, id: string): InterviewRow | null =>
  oneRow(db, rowSchema, 'SELECT * FROM interviews WHERE id = ?', id)

export const listInterviewRows = (db: ReadDb, caseId: string): InterviewRow[] =>
  allRows(db, rowSchema, 'SELECT * FROM interviews WHERE case_id = ? ORDER BY created_at, rowid', caseId)

export const listRunning = (db: ReadDb): InterviewRow[] =>
  allRows(db, rowSchema, `SELECT * FROM interviews WHERE state = 'running'`)

export type NewInterview = Readonly<{
  id: string
  caseId: string
  subjectId: SubjectId
  subject: Person
  preparation: Preparation
  at: Instant
}>

export function insertInterview(db: WriteDb, { id, caseId, subjectId, subject, preparation, at }: NewInterview): void {
  db.prepare(
    `INSERT INTO interviews (id, case_id, subject_id, subject, preparation, state, created_at)
     VALUES (?, ?, ?, ?, ?, 'prepared', ?)`,
  ).run(id, caseId, subjectId, JSON.stringify(subject), JSON.stringify(preparation), at)
}

export function updatePreparation(
  db: WriteDb,
  { id, subjectId, subject, preparation }: Pick<NewInterview, 'id' | 'subjectId' | 'subject' | 'preparation'>,
): void {
  db.prepare('UPDATE interviews SET subject_id = ?, subject = ?, preparation = ? WHERE id = ?').run(
    subjectId,
    JSON.stringify(subject),
    JSON.stringify(preparation),
    id,
  )
}

export type InterviewChange = Readonly<{
  state?: InterviewState
  subject?: Person
  opening?: Opening
  readBack?: ReadBack
  startedAt?: Instant
  finishedAt?: Instant
  concludedAt?: Instant
}>

const COLUMNS = {
  state: 'state',
  subject: 'subject',
  opening: 'opening',
  readBack: 'read_back',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
  concludedAt: 'concluded_at',
} as const satisfies Record<keyof InterviewChange, string>

export function updateInterview(db: WriteDb, id: string, change: InterviewChange): void {
  for (const key of Object.keys(COLUMNS) as (keyof InterviewChange)[]) {
    const value = change[key]
    if (value === undefined) continue
    db.prepare(`UPDATE interviews SET ${COLUMNS[key]} = ? WHERE id = ?`).run(
      typeof value === 'string' ? value : JSON.stringify(value),
      id,
    )
  }
}

export const listMoments = (db: ReadDb, interviewId: string): Moment[] =>
  allRows(
    db,
    momentSchema,
    'SELECT at, kind, note FROM interview_moments WHERE interview_id = ? ORDER BY id',
    interviewId,
  )

export const insertMoment = (db: WriteDb, interviewId: string, { at, kind, note }: Moment) =>
  db
    .prepare('INSERT INTO interview_moments (interview_id, at, kind, note) VALUES (?, ?, ?, ?)')
    .run(interviewId, at, kind, note)
