import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'

export const vaultIdSchema = defineId('VaultId')
export const userIdSchema = defineId('UserId')

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
  user: z.strictObject({ id: userIdSchema, name: z.string() }).nullable(),
  unlockedAt: instantSchema.nullable(),
})
export type VaultStatus = z.infer<typeof vaultStatusSchema>
