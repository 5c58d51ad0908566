import { z } from 'zod'
import { hexSchema } from '#shared/kernel/hex.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'

/** One link: `entry` is the RFC 8785 text the hash covers. */
export const auditEntrySchema = z.strictObject({
  seq: z.number().int().positive(),
  at: instantSchema,
  actor: z.string(),
  /** Missing in entries from before several users. */
  actorId: idSchema.optional(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  hash: hexSchema(32),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const auditHeadSchema = z.strictObject({
  seq: z.number().int().nonnegative(),
  hash: z.string(),
  at: instantSchema.nullable(),
})

/** Where a head is kept outside of the database. `computer`: the program's folder; `vault`: beside the database. */
export const anchorPlaceSchema = z.enum(['computer', 'vault'])
export type AnchorPlace = z.infer<typeof anchorPlaceSchema>

const hashSchema = hexSchema(32)

/** What one place knew when the vault was opened. `at` and `by` are null where an older program wrote it. */
export const anchorStatusSchema = z.strictObject({
  place: anchorPlaceSchema,
  /** `on_log`: part of this log. `ahead`: newer than it. `off_log`: of another course of it. */
  state: z.enum(['on_log', 'ahead', 'off_log', 'absent', 'damaged']),
  seq: z.number().int().nonnegative().nullable(),
  hash: hashSchema.nullable(),
  at: instantSchema.nullable(),
})
export type AnchorStatus = z.infer<typeof anchorStatusSchema>

/** A vault that is older than, or took another course from, a head that is known. */
export const rollbackSchema = z.strictObject({
  /** The entry that put it on record. */
  seq: z.number().int().positive(),
  at: instantSchema,
  by: z.string(),
  /** `older`: the log ends before the known head. `diverged`: it went on differently. */
  course: z.enum(['older', 'diverged']),
  /** Entries known to be gone, at least. */
  missing: z.number().int().nonnegative(),
  lastKnown: z.strictObject({
    seq: z.number().int().positive(),
    hash: hashSchema,
    at: instantSchema.nullable(),
    by: z.string(),
  }),
  /** The newest entry of the copy that was opened. */
  copy: z.strictObject({ seq: z.number().int().nonnegative(), hash: hashSchema, at: instantSchema.nullable() }),
  /** When the database file was last written, as the disk tells. */
  databaseWrittenAt: instantSchema.nullable(),
  /** The places that knew more. With `vault` among them only the database is old, else the whole folder is. */
  knownBy: z.array(anchorPlaceSchema),
  acknowledged: z
    .strictObject({ seq: z.number().int().positive(), at: instantSchema, by: z.string(), reason: z.string() })
    .nullable(),
})
export type Rollback = z.infer<typeof rollbackSchema>

export const headCheckSchema = z.strictObject({
  /** `newer`: this vault has not got so far. `other_vault`: the QR code names another one. */
  verdict: z.enum(['on_log', 'not_on_log', 'newer', 'other_vault']),
  /** When that entry was made here; null unless it is there. */
  at: instantSchema.nullable(),
  head: z.strictObject({ seq: z.number().int().nonnegative(), at: instantSchema.nullable() }),
})
export type HeadCheck = z.infer<typeof headCheckSchema>
