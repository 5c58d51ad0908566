import { z } from 'zod'
import { caseIdSchema, caseStateSchema } from '#shared/cases/model.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'

/** Days are compared with when a report came in, a case was opened, a decision was made; both ends included. */
export const periodSchema = z.strictObject({ from: daySchema.nullable(), to: daySchema.nullable() })
export type Period = z.infer<typeof periodSchema>

const countSchema = z.strictObject({
  /** What is counted, as stored (`instagram`, `2026-03`, the title of a sanction); words are the page's. */
  key: z.string(),
  count: z.number().int().nonnegative(),
})
export type Count = z.infer<typeof countSchema>
const countsSchema = z.array(countSchema)

/** Whole days between two things that happened; the quartiles tell more than a mean. */
export const durationSchema = z.strictObject({
  key: z.enum([
    'report_to_case',
    'case_to_clarification',
    'summons_to_examination',
    'examination_to_findings',
    'findings_to_decision',
    'decision_to_delivery',
    'delivery_to_effect',
    'appeal_to_ruling',
    'case_to_decision',
    'act_to_decision',
  ]),
  cases: z.number().int(),
  quarter: z.number(),
  median: z.number(),
  threeQuarters: z.number(),
  longest: z.number(),
})
export type Duration = z.infer<typeof durationSchema>

/** No figure names a person or a case; offices with fewer than three cases are counted together. */
export const statisticsSchema = z.strictObject({
  totals: z.strictObject({
    reports: z.number().int(),
    cases: z.number().int(),
    subjects: z.number().int(),
    decisions: z.number().int(),
    sanctions: z.number().int(),
  }),
  reports: z.strictObject({
    byMonth: countsSchema,
    /** Calendar days with a report, the last `DAYS_SHOWN` of the range. */
    byDay: countsSchema,
    /** 0 = Minggu. */
    byWeekday: countsSchema,
    bySource: countsSchema,
    byPlatform: countsSchema,
    byAct: countsSchema,
    byState: countsSchema,
  }),
  cases: z.strictObject({
    byMonth: countsSchema,
    byStage: countsSchema,
    byOffice: countsSchema,
    byEmployment: countsSchema,
    /** Acts by the article of the classification in effect. */
    byArticle: countsSchema,
  }),
  decisions: z.strictObject({
    byMonth: countsSchema,
    byArticle: countsSchema,
    bySanction: countsSchema,
    byLevel: countsSchema,
    byRuling: countsSchema,
  }),
  durations: z.array(durationSchema),
})
export type Statistics = z.infer<typeof statisticsSchema>

export const DAYS_SHOWN = 31
/** A case without a step for so many days is stalled, unless the user says otherwise. */
export const STALLED_AFTER_DAYS = 14
export const STALLED_AFTER_MOST = 3650

/** A group smaller than this is counted among the others wherever nobody shall be told apart: a count of one names somebody. */
export const GROUP_MIN = 3
export const OTHER_OFFICES = '*'

/** A running case in which no step was taken for a while. */
export const stalledCaseSchema = z.strictObject({
  caseId: caseIdSchema,
  number: z.string(),
  title: z.string(),
  state: caseStateSchema,
  /** Whole days since the last procedural step; before any, since it was opened. */
  days: z.number().int(),
})

export const overviewSchema = z.strictObject({
  counts: z.strictObject({
    newReports: z.number().int(),
    openCases: z.number().int(),
    inExamination: z.number().int(),
    evidence: z.number().int(),
  }),
  /** Whether there is anything at all yet. */
  empty: z.boolean(),
  /** Running cases without a step for that many days, longest first; at most ten. */
  stalled: z.array(stalledCaseSchema),
  stalledCount: z.number().int(),
  stalledAfterDays: z.number().int(),
  /** Cases changed last, newest first; at most five. */
  recent: z.array(
    z.strictObject({
      caseId: caseIdSchema,
      number: z.string(),
      title: z.string(),
      state: caseStateSchema,
      subjectNames: z.array(z.string()),
      changedAt: instantSchema,
    }),
  ),
})
export type Overview = z.infer<typeof overviewSchema>

/** One thing of a case under both clocks. */
export const momentSchema = z.strictObject({
  kind: z.enum(['act', 'report', 'evidence', 'interview', 'document', 'step', 'decision']),
  id: z.string(),
  /** Words of the record itself, e.g. the title of an exhibit. Empty where `code` says it. */
  title: z.string(),
  /** Stored kind of a step or event, put into words by the page. */
  code: z.string(),
  /** When it happened: an instant, or a day when only that is known; null when nobody knows. */
  happened: z.union([instantSchema, daySchema]).nullable(),
  /** When we learned it. */
  learned: instantSchema,
})
export type TimelineMoment = z.infer<typeof momentSchema>
