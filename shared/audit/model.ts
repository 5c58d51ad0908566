import { z } from 'zod'
import { instantSchema } from '#shared/kernel/instant.ts'

/** One link: `entry` is the RFC 8785 text the hash covers. */
export const auditEntrySchema = z.strictObject({
  seq: z.number().int().positive(),
  at: instantSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const auditHeadSchema = z.strictObject({
  seq: z.number().int().nonnegative(),
  hash: z.string(),
  at: instantSchema.nullable(),
})
