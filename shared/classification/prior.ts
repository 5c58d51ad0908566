import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { levelSchema, ruleKeySchema, trackSchema } from '#shared/rules/model.ts'

export const priorSanctionIdSchema = defineId('PriorSanctionId')

/** A sanction somebody was given earlier, from a local decision or copied from the personnel file. */
export const priorSanctionDataSchema = z.strictObject({
  /** Digits; what identifies the person. */
  nip: lineSchema(30),
  name: lineSchema(150, 0),
  actDay: daySchema.nullable(),
  decidedOn: daySchema,
  effectiveOn: daySchema.nullable(),
  /** Last day of serving; null when it was done at once or has no end. */
  endsOn: daySchema.nullable(),
  track: trackSchema,
  level: levelSchema.nullable(),
  /** Key of a `sanction` entry, if the catalogue knows the kind. */
  sanctionKey: ruleKeySchema.nullable(),
  sanctionTitle: lineSchema(300),
  article: lineSchema(400, 0),
  decisionNumber: lineSchema(150, 0),
  note: proseSchema(1000),
})
export type PriorSanctionData = z.infer<typeof priorSanctionDataSchema>

export const priorSanctionSchema = priorSanctionDataSchema.extend({
  id: priorSanctionIdSchema,
  /** The local case it comes from, or null when entered by hand. */
  caseId: caseIdSchema.nullable(),
})
export type PriorSanction = z.infer<typeof priorSanctionSchema>
