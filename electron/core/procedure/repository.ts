import { z } from 'zod'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import {
  choiceOfCourseSchema,
  type Step,
  type StepId,
  stepDetailsSchema,
  stepSchema,
  type WithdrawnStep,
} from '#shared/procedure/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn } from '../kernel/sql.ts'

const STEP = `SELECT id, kind, day, details, origin, source_id AS sourceId, reason, recorded_at AS recordedAt, recorded_by AS recordedBy,
    subject_id AS subjectId`

const stepRow = z
  .object({ details: jsonColumn(stepDetailsSchema), subjectId: z.string() })
  .loose()
  .transform(({ subjectId, ...row }) => ({ subjectId, step: stepSchema.parse(row) }))

export type SubjectStep = Readonly<{ subjectId: string; step: Step }>

/** Steps of every subject of a case that count. */
export const listSteps = (db: ReadDb, caseId: string): SubjectStep[] =>
  allRows(db, stepRow, `${STEP} FROM procedure_steps WHERE case_id = ? AND withdrawn_at IS NULL ORDER BY rowid`, caseId)

const withdrawnRow = z
  .object({
    details: jsonColumn(stepDetailsSchema),
    subjectId: z.string(),
    at: instantSchema,
    by: z.string(),
    why: z.string(),
  })
  .loose()
  .transform(({ subjectId, at, by, why, ...row }) => ({
    subjectId,
    withdrawn: { step: stepSchema.parse(row), at, by, reason: why },
  }))

export type SubjectWithdrawn = Readonly<{ subjectId: string; withdrawn: WithdrawnStep }>

export const listWithdrawn = (db: ReadDb, caseId: string): SubjectWithdrawn[] =>
  allRows(
    db,
    withdrawnRow,
    `${STEP}, withdrawn_at AS at, withdrawn_by AS by, withdraw_reason AS why
     FROM procedure_steps WHERE case_id = ? AND withdrawn_at IS NOT NULL ORDER BY withdrawn_at`,
    caseId,
  )

export const insertStep = (db: WriteDb, caseId: string, { subjectId, step }: SubjectStep) =>
  db
    .prepare(
      `INSERT INTO procedure_steps (id, case_id, subject_id, kind, day, details, origin, source_id, reason, recorded_at, recorded_by)
       VALUES (:id, :caseId, :subjectId, :kind, :day, :details, :origin, :sourceId, :reason, :recordedAt, :recordedBy)`,
    )
    .run({ ...step, caseId, subjectId, details: JSON.stringify(step.details) })

type Withdrawal = Readonly<{ id: StepId; at: Instant; by: string; reason: string }>

/** True when such a step, recorded here, counted until now. */
export const withdrawStep = (db: WriteDb, caseId: string, { id, at, by, reason }: Withdrawal): boolean =>
  db
    .prepare(
      "UPDATE procedure_steps SET withdrawn_at = ?, withdrawn_by = ?, withdraw_reason = ? WHERE id = ? AND case_id = ? AND origin = 'recorded' AND withdrawn_at IS NULL",
    )
    .run(at, by, reason, id, caseId).changes === 1

/** Takes back the steps that another record was written down as. */
export const withdrawStepsFrom = (db: WriteDb, sourceId: string, { at, by, reason }: Omit<Withdrawal, 'id'>): void =>
  void db
    .prepare(
      'UPDATE procedure_steps SET withdrawn_at = ?, withdrawn_by = ?, withdraw_reason = ? WHERE source_id = ? AND withdrawn_at IS NULL',
    )
    .run(at, by, reason, sourceId)

const courseRow = z.strictObject({
  subjectId: z.string(),
  course: jsonColumn(choiceOfCourseSchema),
  reason: z.string(),
  at: instantSchema,
})
export type ChosenCourse = z.infer<typeof courseRow>

/** The officer's newest choice for each subject of a case. */
export const listCourses = (db: ReadDb, caseId: string): ChosenCourse[] =>
  allRows(
    db,
    courseRow,
    `SELECT subject_id AS subjectId, course, reason, at FROM procedure_courses
     WHERE seq IN (SELECT max(seq) FROM procedure_courses WHERE case_id = ? GROUP BY subject_id)`,
    caseId,
  )

export const insertCourse = (
  db: WriteDb,
  caseId: string,
  { subjectId, course, reason, at }: ChosenCourse,
  by: string,
) =>
  db
    .prepare('INSERT INTO procedure_courses (case_id, subject_id, course, reason, at, by) VALUES (?, ?, ?, ?, ?, ?)')
    .run(caseId, subjectId, JSON.stringify(course), reason, at, by)
