import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { personSchema } from '#shared/people/model.ts'
import { levelSchema, officialKindSchema, ruleKeySchema, ruleRefSchema, trackSchema } from '#shared/rules/model.ts'

export const decisionIdSchema = defineId('DecisionId')
export type DecisionId = z.infer<typeof decisionIdSchema>
export const decisionEventIdSchema = defineId('DecisionEventId')
export type DecisionEventId = z.infer<typeof decisionEventIdSchema>

/** A fact that weighs for or against the person (PP 94/2021: motive, first offence, impact). */
const considerationSchema = z.strictObject({ text: lineSchema(500), evidenceId: evidenceIdSchema.nullable() })
export type Consideration = z.infer<typeof considerationSchema>

/** A kind of sanction as the catalogue worded it when it was chosen. */
export const chosenSanctionSchema = z.strictObject({
  key: ruleKeySchema,
  rule: ruleRefSchema,
  track: trackSchema,
  level: levelSchema.nullable(),
  catalogue: ruleKeySchema,
  /** Null when it is done at once or for good. */
  months: z.number().int().positive().nullable(),
  condition: z.string(),
  /** Ends the employment; null where it was recorded before the catalogue said so. */
  dismissal: z.boolean().nullable().default(null),
})
export type ChosenSanction = z.infer<typeof chosenSanctionSchema>

/** What the officer enters; the sanction by its key, copied from the catalogue by the core. */
export const decisionInputSchema = z.strictObject({
  caseId: caseIdSchema,
  subjectId: subjectIdSchema,
  outcome: z.enum(['sanction', 'not_proven']),
  number: lineSchema(150),
  decidedOn: daySchema,
  official: z.strictObject({ kind: officialKindSchema, person: personSchema }),
  /** Null exactly when not proven. */
  sanctionKey: ruleKeySchema.nullable(),
  /** The article broken, as the decision cites it. */
  article: lineSchema(400, 0),
  violation: proseSchema(3000),
  aggravating: z.array(considerationSchema).max(30),
  mitigating: z.array(considerationSchema).max(30),
  /** Why this and not another. */
  reason: proseSchema(5000),
})
export type DecisionInput = z.infer<typeof decisionInputSchema>

/** `sent`: posted because he did not come. `delivered`: received, whichever way. */
export const eventKindSchema = z.enum([
  'called',
  'sent',
  'delivered',
  'objection_filed',
  'objection_decided',
  'appeal_filed',
  'appeal_answered',
  'appeal_decided',
  'effective',
  'served',
  'uploaded',
])
export type EventKind = z.infer<typeof eventKindSchema>

/** memperkuat, memperingan, memperberat, mengubah, membatalkan, tidak dapat diterima, dicabut (PP 79/2021). */
export const appealOutcomeSchema = z.enum([
  'upheld',
  'lightened',
  'aggravated',
  'changed',
  'cancelled',
  'inadmissible',
  'withdrawn',
])
export type AppealOutcome = z.infer<typeof appealOutcomeSchema>

export const eventDataSchema = z.strictObject({
  kind: eventKindSchema,
  day: daySchema,
  /** How it was delivered; only for `delivered`. */
  manner: z.enum(['in_person', 'posted', 'refused', 'electronic']).nullable(),
  /** Number of the letter, receipt or decision on appeal. */
  number: lineSchema(150, 0),
  /** What proves it, e.g. "tanda terima ditandatangani". */
  proof: proseSchema(1000),
  /** Only for `objection_decided` and `appeal_decided`. */
  outcome: appealOutcomeSchema.nullable(),
  /** The sanction that now holds, where the outcome changes it. */
  sanctionKey: ruleKeySchema.nullable(),
  note: proseSchema(3000),
})
export type EventData = z.infer<typeof eventDataSchema>

export const decisionEventSchema = eventDataSchema.extend({
  id: decisionEventIdSchema,
  /** The sanction named by `sanctionKey`, copied. */
  sanction: chosenSanctionSchema.nullable(),
  /** Why it was recorded although the order or the count says otherwise; empty when neither did. */
  reason: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
})
export type DecisionEvent = z.infer<typeof decisionEventSchema>

/** Never changed: an error is corrected by a decision that replaces it, with the reason. */
export const decisionSchema = decisionInputSchema.omit({ sanctionKey: true }).extend({
  id: decisionIdSchema,
  sanction: chosenSanctionSchema.nullable(),
  /** The catalogue it was decided under. */
  catalogueVersion: z.number().int(),
  catalogueDigest: z.string(),
  /** Why a signer other than the rules name decided; empty when none was named or he is the one. */
  authorityReason: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  replacedBy: decisionIdSchema.nullable(),
  replaceReason: z.string(),
  /** In the order things happened, without the withdrawn. */
  events: z.array(decisionEventSchema),
})
export type Decision = z.infer<typeof decisionSchema>
