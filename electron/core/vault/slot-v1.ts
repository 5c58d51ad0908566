import { z } from 'zod'
import type { Ports } from '#electron/core/kernel/ports.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { openBytes } from './aead.ts'
import { deriveKek, kdfSchema, wrappedSchema } from './slot-kek.ts'

// The slot of `vault.json` version 1, which had one user: the password wrapped every key itself. Only read, and written
// anew as a slot of today at the first unlock.

export const slotV1Schema = z.strictObject({
  id: idSchema,
  userId: idSchema,
  kdf: kdfSchema,
  vaultKey: wrappedSchema,
  reporterKey: wrappedSchema,
  signingKey: wrappedSchema,
})
export type SlotV1 = z.infer<typeof slotV1Schema>
type Keys = Readonly<{ vaultKey: Buffer; reporterKey: Buffer; signingKey: Buffer }>

/** Throws SealBrokenError when the password is not the slot's, or the slot was changed. */
export async function openSlotV1(
  { deriveKey }: Pick<Ports, 'deriveKey'>,
  slot: SlotV1,
  { vaultId, password }: Readonly<{ vaultId: string; password: string }>,
): Promise<Keys> {
  const kek = await deriveKek(deriveKey, password, slot.kdf)
  const unwrap = (name: keyof Keys) => {
    const aad = canonicalJson([`saksama/v1/slot/${name}`, vaultId, slot.id, slot.userId, slot.kdf])
    return openBytes(kek, Buffer.from(slot[name], 'base64'), Buffer.from(aad))
  }
  try {
    return { vaultKey: unwrap('vaultKey'), reporterKey: unwrap('reporterKey'), signingKey: unwrap('signingKey') }
  } finally {
    kek.fill(0)
  }
}
