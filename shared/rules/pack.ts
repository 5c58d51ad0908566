import { z } from 'zod'
import { hexSchema } from '#shared/kernel/hex.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema } from '#shared/kernel/text.ts'
import { ruleEntrySchema, ruleKeySchema } from './model.ts'

/** Version of the file format. */
export const PACK_FORMAT = 1

/**
 * What one office hands to another: the entries by which its catalogue differs from the shipped one. Signed as a whole:
 * Ed25519 (RFC 8032) over the RFC 8785 text of `pack`.
 */
export const packSchema = z.strictObject({
  type: z.literal('saksama/rules'),
  format: z.literal(PACK_FORMAT),
  office: lineSchema(200, 0),
  createdBy: lineSchema(200, 0),
  createdAt: instantSchema,
  entries: z.array(ruleEntrySchema).max(5000),
  /** Ids of shipped entries the office has taken out. */
  removed: z.array(ruleKeySchema).max(5000),
})
export type Pack = z.infer<typeof packSchema>

export const packFileSchema = z.strictObject({
  pack: packSchema,
  signature: z.strictObject({ algorithm: z.literal('Ed25519'), publicKey: hexSchema(32), value: hexSchema(64) }),
})
export type PackFile = z.infer<typeof packFileSchema>
