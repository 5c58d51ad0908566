import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema, zonedSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'

/** Shorter than this is no reason, only a word. */
export const REASON_MIN = 10
export const reasonSchema = proseSchema(1000, REASON_MIN)

export const disclosureIdSchema = defineId('DisclosureId')
export type DisclosureId = z.infer<typeof disclosureIdSchema>

export const urgencySchema = z.enum(['ordinary', 'urgent', 'emergency'])
export type Urgency = z.infer<typeof urgencySchema>

/** To whom a reporter was made known, why, and what may follow for him. All of it is sealed like the reporter himself. */
export const disclosureDataSchema = z.strictObject({
  /** The named person or office who was told. */
  party: lineSchema(200),
  office: lineSchema(200, 0),
  /** The rule or order that allows or demands it. */
  basis: proseSchema(1000, REASON_MIN),
  reason: proseSchema(2000, REASON_MIN),
  urgency: urgencySchema,
  /** Why it could not wait; may be empty for an ordinary one. */
  urgencyNote: proseSchema(1000),
  /** What it may mean for the reporter, and what is done against it. */
  consequence: proseSchema(2000, REASON_MIN),
  approvedBy: lineSchema(200),
  disclosed: zonedSchema,
})
export type DisclosureData = z.infer<typeof disclosureDataSchema>

/** What the register shows of it: that there was one, nothing that identifies. */
export const disclosureSchema = z.strictObject({
  id: disclosureIdSchema,
  /** From 1 within its report. */
  number: z.number().int().positive(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
})
export type Disclosure = z.infer<typeof disclosureSchema>
