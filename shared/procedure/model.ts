import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { levelSchema, ruleRefSchema, trackSchema } from '#shared/rules/model.ts'

export const stepIdSchema = defineId('StepId')
export type StepId = z.infer<typeof stepIdSchema>

/** What may happen to one subject of a case, in the usual order (see `transitions.ts`). */
export const stepKindSchema = z.enum([
  'report_received',
  'review_concluded',
  'clarification_held',
  'crime_referred',
  'council_formed',
  'team_formed',
  'summons_1',
  'summons_1_delivered',
  'summons_1_missed',
  'summons_2',
  'summons_2_delivered',
  'summons_2_missed',
  'temporary_release',
  'examination_held',
  'minutes_signed',
  'examination_waived',
  'findings_reported',
  'council_advised',
  'authority_reported',
  'decision_made',
  'decision_sent',
  'decision_delivered',
  'objection_filed',
  'objection_decided',
  'appeal_filed',
  'appeal_answered',
  'appeal_decided',
  'decision_effective',
  'sanction_served',
  'record_uploaded',
  'dropped',
])
export type StepKind = z.infer<typeof stepKindSchema>

/** Where a subject stands: what the steps so far add up to. */
export const stageSchema = z.enum([
  'reported',
  'reviewed',
  'clarified',
  'team_ready',
  'summoned',
  'missed_once',
  'summoned_again',
  'missed_twice',
  'examined',
  'unexamined',
  'findings',
  'advised',
  'authority_reported',
  'decided',
  'delivered',
  'appealing',
  'appeal_settled',
  'effective',
  'served',
  'uploaded',
  'referred',
  'dropped',
])
export type Stage = z.infer<typeof stageSchema>

/** How a letter or decision reached the person. */
export const deliverySchema = z.enum(['in_person', 'posted', 'refused', 'electronic'])
export type Delivery = z.infer<typeof deliverySchema>

export const stepDetailsSchema = z.strictObject({
  /** Number of the letter or decision, if any. */
  number: lineSchema(150, 0),
  /** For a summons: the day set for the examination. */
  appointment: daySchema.nullable(),
  delivery: deliverySchema.nullable(),
  /** What proves it, e.g. "resi pos 123, tanda terima ditandatangani". */
  proof: proseSchema(1000),
  note: proseSchema(3000),
})
export type StepDetails = z.infer<typeof stepDetailsSchema>

export const NO_DETAILS: StepDetails = { number: '', appointment: null, delivery: null, proof: '', note: '' }

/** Recorded by hand, or read off what other parts of the program already know. */
export const stepOriginSchema = z.enum(['recorded', 'report', 'case', 'interview', 'document', 'decision'])
export type StepOrigin = z.infer<typeof stepOriginSchema>

/** One thing that happened: `day` is when, `recordedAt` is when we wrote it down. */
export const stepSchema = z.strictObject({
  /** A step id when recorded; `<origin>:<id>` when derived. */
  id: z.string(),
  kind: stepKindSchema,
  day: daySchema,
  details: stepDetailsSchema,
  origin: stepOriginSchema,
  /** The record it was read off; empty when recorded by hand. */
  sourceId: z.string(),
  /** Why it was recorded although the program advised otherwise; empty when it did not. */
  reason: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
})
export type Step = z.infer<typeof stepSchema>

/** A step taken back as recorded in error; kept with its reason. */
export const withdrawnStepSchema = z.strictObject({
  step: stepSchema,
  at: instantSchema,
  by: z.string(),
  reason: z.string(),
})
export type WithdrawnStep = z.infer<typeof withdrawnStepSchema>

/** Which way a subject's case goes: from the chosen classification, else from the officer, else from the kind of employee. */
export const courseSchema = z.strictObject({
  track: trackSchema,
  /** Level of sanction threatened; null = not known yet. */
  level: levelSchema.nullable(),
  /** Dugaan pidana: goes to Bawaslu/Gakkumdu beside everything else. */
  crimeSuspected: z.boolean(),
  origin: z.enum(['classification', 'officer', 'employment']),
  reason: z.string(),
})
export type Course = z.infer<typeof courseSchema>

export const choiceOfCourseSchema = z.strictObject({
  track: trackSchema,
  level: levelSchema.nullable(),
  crimeSuspected: z.boolean(),
})
export type ChoiceOfCourse = z.infer<typeof choiceOfCourseSchema>

/** `ok`: as the rules advise. `reason`: possible, but wants a written reason. `refused`: contradicts what is recorded. */
export const verdictSchema = z.strictObject({
  verdict: z.enum(['ok', 'reason', 'refused']),
  /** One for each objection, with the rule it rests on where there is one; empty when ok. */
  grounds: z.array(z.strictObject({ sentence: z.string(), rule: ruleRefSchema.nullable() })),
})
export type Verdict = z.infer<typeof verdictSchema>

export const nextStepSchema = z.strictObject({
  kind: stepKindSchema,
  /** main: what usually comes now; other: also regular now; aside: may be done at this point without moving on. */
  weight: z.enum(['main', 'other', 'aside']),
  /** Why it comes now, in one sentence. */
  why: z.string(),
  rules: z.array(ruleRefSchema),
  /** What should be there first. */
  missing: z.array(z.string()),
})
export type NextStep = z.infer<typeof nextStepSchema>

export const subjectProcedureSchema = z.strictObject({
  subjectId: subjectIdSchema,
  name: z.string(),
  course: courseSchema,
  stage: stageSchema,
  /** In the order things happened. */
  steps: z.array(stepSchema),
  withdrawn: z.array(withdrawnStepSchema),
  next: z.array(nextStepSchema),
  /** What should be watched now: team, proofs of delivery, a temporary release still running. */
  warnings: z.array(z.string()),
})
export type SubjectProcedure = z.infer<typeof subjectProcedureSchema>

export const caseProcedureSchema = z.strictObject({
  caseId: caseIdSchema,
  subjects: z.array(subjectProcedureSchema),
})
export type CaseProcedure = z.infer<typeof caseProcedureSchema>
