import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'

/** What kind of thing was about to leave the vault; each has an Indonesian word in the page. */
export const leavingKindSchema = z.enum([
  'case',
  'document',
  'evidence',
  'annotation',
  'audit',
  'certificate',
  'recovery_kit',
  'table',
  'calendar',
  'data',
  'other',
])
export type LeavingKind = z.infer<typeof leavingKindSchema>

export const stopIdSchema = defineId('StopId')
export type StopId = z.infer<typeof stopIdSchema>

/** An output that was stopped because it named a reporter. */
export const stopSchema = z.strictObject({
  id: stopIdSchema,
  kind: leavingKindSchema,
  /** Id of what was to leave, or empty. */
  subject: z.string(),
  /** In our own words, e.g. "Pertanyaan 3"; never the text that was found. */
  places: z.array(z.string()),
  at: instantSchema,
  by: z.string(),
  /** Set when a keeper lets it through once. */
  permittedAt: instantSchema.nullable(),
  permittedBy: z.string(),
  usedAt: instantSchema.nullable(),
})
export type Stop = z.infer<typeof stopSchema>
