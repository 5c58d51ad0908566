import { z } from 'zod'
import { workWeekSchema } from '#shared/calendar/model.ts'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { ruleRefSchema } from '#shared/rules/model.ts'

export const countedDaySchema = z.strictObject({
  day: daySchema,
  /** From 1; null when the day is skipped. */
  number: z.number().int().positive().nullable(),
  /** "Sabtu", "Isra Mikraj"; empty when counted. */
  reason: z.string(),
})

/** What is counted; each is one line of `definitions.ts`. */
export const deadlineKindSchema = z.enum([
  'report_sbt',
  'report_bawaslu',
  'summons_1_interval',
  'summons_2_due',
  'summons_2_interval',
  'decision_delivery',
  'decision_effect',
  'objection_filing',
  'objection_decision',
  'appeal_filing',
  'appeal_answer',
  'appeal_decision',
])
export type DeadlineKind = z.infer<typeof deadlineKindSchema>

/** ours: we must act. subject: his right runs. others: somebody else must act. effect: something takes effect. */
export const bearerSchema = z.enum(['ours', 'subject', 'others', 'effect'])

/**
 * planned: what ends it is set for a day to come. unrecorded: what takes effect by itself should have, and nobody noted it.
 * unknown: cannot be counted because a calendar year is missing. None of them blocks anything.
 */
export const deadlineStateSchema = z.enum([
  'done',
  'late',
  'planned',
  'running',
  'soon',
  'due',
  'unrecorded',
  'overdue',
  'unknown',
])
export type DeadlineState = z.infer<typeof deadlineStateSchema>

export const overrideSchema = z.strictObject({
  day: daySchema,
  reason: z.string(),
  at: instantSchema,
  by: z.string(),
})
export type Override = z.infer<typeof overrideSchema>

export const deadlineSchema = z.strictObject({
  /** `<kind>.<subject or ->.<first day>`: a new start is a new deadline. */
  key: z.string().max(120),
  kind: deadlineKindSchema,
  /** Null for the clocks of a report. */
  subjectId: subjectIdSchema.nullable(),
  subjectName: z.string(),
  title: z.string(),
  bearer: bearerSchema,
  rule: ruleRefSchema,
  amount: z.number().int().positive(),
  unit: z.enum(['working_day', 'calendar_day']),
  /** The day after which is counted, and what it is. */
  startedOn: daySchema,
  startedBy: z.string(),
  /** As counted; null when a year is missing. */
  countedEnd: daySchema.nullable(),
  /** What holds: the override, else as counted. */
  dueOn: daySchema.nullable(),
  missingYear: z.number().int().nullable(),
  /** A skipped weekday rests on an unconfirmed holiday. */
  unconfirmed: z.boolean(),
  days: z.array(countedDaySchema),
  doneOn: daySchema.nullable(),
  doneBy: z.string(),
  override: overrideSchema.nullable(),
  state: deadlineStateSchema,
  /** Sentences that belong beside the date, e.g. the known mismatch of an official example. */
  notes: z.array(z.string()),
})
export type Deadline = z.infer<typeof deadlineSchema>

export const caseDeadlinesSchema = z.strictObject({
  caseId: caseIdSchema,
  today: daySchema,
  /** The week that counts for this case, and whether it is the case's own. */
  week: workWeekSchema,
  ownWeek: z.boolean(),
  deadlines: z.array(deadlineSchema),
})
export type CaseDeadlines = z.infer<typeof caseDeadlinesSchema>

/** One line of the start page; nobody is named. */
export const reminderSchema = z.strictObject({
  caseId: caseIdSchema,
  caseNumber: z.string(),
  key: z.string(),
  kind: deadlineKindSchema,
  title: z.string(),
  bearer: bearerSchema,
  dueOn: daySchema.nullable(),
  state: deadlineStateSchema,
  missingYear: z.number().int().nullable(),
})
export type Reminder = z.infer<typeof reminderSchema>
