import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema, zonedSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { platformSchema } from '#shared/reports/model.ts'
import {
  electionKindSchema,
  levelSchema,
  objectStatusSchema,
  ruleKeySchema,
  ruleRefSchema,
  trackSchema,
} from '#shared/rules/model.ts'

export { type Level, levelSchema, type Track, trackSchema } from '#shared/rules/model.ts'

export const actIdSchema = defineId('ActId')
export type ActId = z.infer<typeof actIdSchema>
export const classificationIdSchema = defineId('ClassificationId')
export type ClassificationId = z.infer<typeof classificationIdSchema>

/** Stages of an election, as far as they decide what the supported person was. */
export const stageSchema = z.enum([
  'before_registration',
  'registration',
  'after_determination',
  'campaign',
  'quiet_days',
  'voting',
  'after_voting',
  'unknown',
])
export type Stage = z.infer<typeof stageSchema>

/** One act of one subject, as far as the rules ask. */
export const actFactsSchema = z.strictObject({
  subjectId: subjectIdSchema,
  /** When it was done; its calendar day in its zone selects the catalogue. */
  at: zonedSchema,
  platform: platformSchema,
  /** Key of a `deed` entry. */
  deed: ruleKeySchema,
  description: proseSchema(3000),
  election: electionKindSchema,
  electionName: lineSchema(200, 0),
  stage: stageSchema,
  /** Person or party supported. */
  supported: lineSchema(200, 0),
  status: objectStatusSchema,
  /** What the status on that day rests on, e.g. "Keputusan KPU Nomor … tanggal …". */
  statusBasis: lineSchema(400, 0),
  evidenceIds: z.array(evidenceIdSchema).max(100),
})
export type ActFacts = z.infer<typeof actFactsSchema>

/** One lawful reading of an act: which entry, which track and level, on what basis. */
export const readingSchema = z.strictObject({
  /** `<entry id>#<number of the opinion>`. */
  key: z.string().max(120),
  rule: ruleRefSchema,
  track: trackSchema,
  level: levelSchema.nullable(),
  /** The condition of the level, or empty. */
  when: z.string(),
  /** The article that punishes, as the opinion's source gives it. */
  article: z.string(),
  /** Norms broken and whatever else it rests on. */
  bases: z.array(ruleRefSchema),
  /** Kinds of sanction open, lightest first within their catalogue. */
  sanctions: z.array(
    z.strictObject({ rule: ruleRefSchema, key: ruleKeySchema, catalogue: z.string(), condition: z.string() }),
  ),
  /** False when the entry speaks of another status than the one recorded; shown because practice is not uniform. */
  fitsStatus: z.boolean(),
  /** A duty that every act touches, whatever was done; stands behind what names the act. */
  general: z.boolean().default(false),
  /** Sentences: what other sources say differently. */
  conflicts: z.array(z.string()),
})
export type Reading = z.infer<typeof readingSchema>

/** An officer's choice. Never changed; a later one of the same act supersedes it. */
export const classificationSchema = z.strictObject({
  id: classificationIdSchema,
  actId: actIdSchema,
  caseId: caseIdSchema,
  subjectId: subjectIdSchema,
  /** A copy, as it was shown. */
  reading: readingSchema,
  reason: proseSchema(5000, 1),
  /** The catalogue it was decided under. */
  catalogueVersion: z.number().int(),
  catalogueDigest: z.string(),
  chosenAt: instantSchema,
  chosenBy: z.string(),
})
export type Classification = z.infer<typeof classificationSchema>

export const actSchema = z.strictObject({
  id: actIdSchema,
  caseId: caseIdSchema,
  facts: actFactsSchema,
  recordedAt: instantSchema,
  changedAt: instantSchema,
  /** Newest first; the first is the one in effect. */
  choices: z.array(classificationSchema),
  /** The facts changed after the choice in effect was made: it should be made anew. */
  choiceIsStale: z.boolean(),
})
export type Act = z.infer<typeof actSchema>
