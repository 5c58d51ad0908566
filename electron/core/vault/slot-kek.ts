import { z } from 'zod'
import type { Ports } from '#electron/core/kernel/ports.ts'

/** AES-256-GCM wrap in base64 (aead.ts). */
export const wrappedSchema = z.base64().max(400)

/** Bounds keep a damaged or hostile file from asking for all memory of the machine. */
export const kdfSchema = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKiB: z
    .number()
    .int()
    .min(8)
    .max(2 * 1024 * 1024),
  passes: z.number().int().min(1).max(32),
  lanes: z.number().int().min(1).max(16),
  salt: z.base64().max(64),
})
export type SlotKdf = z.infer<typeof kdfSchema>

/** What Argon2id makes of a password; wiped by the caller. */
export async function deriveKek(deriveKey: Ports['deriveKey'], password: string, kdf: SlotKdf): Promise<Buffer> {
  // NFKC: the same password typed on another keyboard or system is the same bytes.
  const bytes = Buffer.from(password.normalize('NFKC'), 'utf8')
  try {
    return await deriveKey(bytes, Buffer.from(kdf.salt, 'base64'), kdf)
  } finally {
    bytes.fill(0)
  }
}
