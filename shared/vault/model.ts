import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { userSchema } from '#shared/users/model.ts'

export { userIdSchema } from '#shared/users/model.ts'

export const vaultIdSchema = defineId('VaultId')

export const cipherSchema = z.enum(['aegis', 'sqlcipher'])

/** Which of the two vaults of this installation the start screen looks at. */
const vaultPlaceSchema = z.enum(['main', 'sample'])
export type VaultPlace = z.infer<typeof vaultPlaceSchema>

/** Length is what protects; composition rules do not (NIST SP 800-63B § 5.1.1). */
export const PASSWORD_MIN = 12
/** Never trimmed or cleaned: a password is what was typed; the core normalises to NFKC (RFC 8265 § 4). */
export const newPasswordSchema = z.string().min(PASSWORD_MIN).max(1024)
export const passwordSchema = z.string().min(1).max(1024)

export const vaultStatusSchema = z.strictObject({
  place: vaultPlaceSchema,
  state: z.enum(['missing', 'locked', 'unlocked']),
  /** Shown folder, for people; never sent back. */
  folder: z.string(),
  /** Who unlocked, with the rights of this moment. */
  user: userSchema
    .pick({ id: true, name: true, login: true, position: true, rights: true, passwordByAdmin: true })
    .nullable(),
  /** While locked: whether a login name is needed to unlock, and who came in on this computer before, newest first. */
  login: z.strictObject({ needed: z.boolean(), known: z.array(z.string()) }),
  /** Whole seconds until a password may be tried again. */
  waitSeconds: z.number().int().nonnegative(),
  unlockedAt: instantSchema.nullable(),
})
export type VaultStatus = z.infer<typeof vaultStatusSchema>

export const keyStatusSchema = z.strictObject({
  cipher: cipherSchema,
  /** Counts the keys this vault has had. */
  epoch: z.number().int().positive(),
  createdAt: instantSchema,
  rotatedAt: instantSchema.nullable(),
  /** Keys known to somebody who is no longer let in. */
  due: z.strictObject({ vaultKey: z.boolean(), reporterKey: z.boolean() }),
  /** Only who holds the reporter key can change it. */
  holdsReporterKey: z.boolean(),
})
export type KeyStatus = z.infer<typeof keyStatusSchema>

export const rotationProgressSchema = z.strictObject({
  stage: z.enum(['snapshot', 'database', 'keys', 'closing', 'done']),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
})
export type RotationProgress = z.infer<typeof rotationProgressSchema>
