import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'

const count = z.number().int().nonnegative()

/** An intact item is due again after this many days. */
export const DUE_AFTER_DAYS = 30

/** Why the background check rests: it gives way to recording, to battery, to a person, to other work. */
export const pauseReasonSchema = z.enum(['recording', 'battery', 'asked'])

export const jobStateSchema = z.strictObject({
  /** `waiting`: a little after unlock. `resting`: nothing is due. */
  state: z.enum(['waiting', 'running', 'paused', 'resting']),
  reason: pauseReasonSchema.nullable(),
  /** Of this run. */
  files: count,
  totalFiles: count,
  bytes: count,
  totalBytes: count,
})
export type JobState = z.infer<typeof jobStateSchema>

export const checkStateSchema = z.enum(['intact', 'damaged', 'missing'])
export type CheckState = z.infer<typeof checkStateSchema>

/** All pages of the database in use, read through at least every `DUE_AFTER_DAYS`. */
export const databaseCheckSchema = z.strictObject({
  state: z.enum(['unchecked', 'intact', 'damaged']),
  at: instantSchema.nullable(),
})
export type DatabaseCheck = z.infer<typeof databaseCheckSchema>

export const integrityOverviewSchema = z.strictObject({
  files: count,
  bytes: count,
  intact: count,
  /** Never checked, or longer ago than `DUE_AFTER_DAYS`. */
  due: count,
  damaged: count,
  missing: count,
  /** The oldest last check among all files; null when one was never checked. */
  oldest: instantSchema.nullable(),
  quarantined: count,
  database: databaseCheckSchema,
  job: jobStateSchema,
})
export type IntegrityOverview = z.infer<typeof integrityOverviewSchema>

/** A sealed file that is not what it was, and what it belongs to. */
export const brokenItemSchema = z.strictObject({
  blobId: idSchema,
  state: z.enum(['damaged', 'missing']),
  checkedAt: instantSchema,
  size: count,
  owner: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('evidence'),
      id: evidenceIdSchema,
      caseId: caseIdSchema.nullable(),
      number: z.string(),
      title: z.string(),
    }),
    z.strictObject({ kind: z.literal('document'), title: z.string() }),
    z.strictObject({ kind: z.literal('other') }),
  ]),
})
export type BrokenItem = z.infer<typeof brokenItemSchema>

/** `orphan`: a sealed file no record knows. `damaged`: set aside when its good copy came back. */
export const quarantinedSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['orphan', 'damaged', 'other']),
  bytes: count,
  setAsideAt: instantSchema,
})
export type Quarantined = z.infer<typeof quarantinedSchema>
