import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { KdfParameters, Ports } from '#electron/core/kernel/ports.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { openBytes, sealBytes } from './aead.ts'

const wrapped = z.base64().max(400)

/** Bounds keep a damaged or hostile file from asking for all memory of the machine. */
const kdfSchema = z.strictObject({
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

/** One user's way in: the same keys, wrapped by what Argon2id makes of this user's password. */
export const slotSchema = z.strictObject({
  id: idSchema,
  userId: idSchema,
  kdf: kdfSchema,
  vaultKey: wrapped,
  reporterKey: wrapped,
  /** PKCS #8 of an Ed25519 key (RFC 8410). */
  signingKey: wrapped,
})
export type Slot = z.infer<typeof slotSchema>

/** What a slot or the recovery file opens. Buffers are wiped at lock. */
export type Secrets = Readonly<{ vaultKey: Buffer; reporterKey: Buffer; signingKey: Buffer }>

type Kdf = Pick<Ports, 'deriveKey'>
type NewSlot = Readonly<Pick<Slot, 'id' | 'userId'> & { vaultId: string; password: string; kdf: KdfParameters }>

export async function createSlot({ deriveKey }: Kdf, facts: NewSlot, secrets: Secrets): Promise<Slot> {
  const { memoryKiB, passes, lanes } = facts.kdf
  const kdf = {
    algorithm: 'argon2id' as const,
    memoryKiB,
    passes,
    lanes,
    salt: randomBytes(16).toString('base64'),
  }
  const slot = { id: facts.id, userId: facts.userId, kdf }
  const kek = await deriveKek(deriveKey, facts.password, kdf)
  const wrap = (name: keyof Secrets) =>
    sealBytes(kek, secrets[name], slotAad(name, facts.vaultId, slot)).toString('base64')
  try {
    return { ...slot, vaultKey: wrap('vaultKey'), reporterKey: wrap('reporterKey'), signingKey: wrap('signingKey') }
  } finally {
    kek.fill(0)
  }
}

/** Throws SealBrokenError when the password is not the slot's, or the slot was changed. */
export async function openSlot(
  { deriveKey }: Kdf,
  slot: Slot,
  { vaultId, password }: Readonly<{ vaultId: string; password: string }>,
): Promise<Secrets> {
  const kek = await deriveKek(deriveKey, password, slot.kdf)
  const unwrap = (name: keyof Secrets) =>
    openBytes(kek, Buffer.from(slot[name], 'base64'), slotAad(name, vaultId, slot))
  try {
    return { vaultKey: unwrap('vaultKey'), reporterKey: unwrap('reporterKey'), signingKey: unwrap('signingKey') }
  } finally {
    kek.fill(0)
  }
}

/** Canonical JSON of [label, vault id, slot id, user id, KDF parameters]: a weakened KDF or a moved slot does not open. */
const slotAad = (name: keyof Secrets, vaultId: string, slot: Pick<Slot, 'id' | 'userId' | 'kdf'>) =>
  Buffer.from(canonicalJson([`saksama/v1/slot/${name}`, vaultId, slot.id, slot.userId, slot.kdf]))

async function deriveKek(deriveKey: Ports['deriveKey'], password: string, kdf: Slot['kdf']): Promise<Buffer> {
  // NFKC: the same password typed on another keyboard or system is the same bytes.
  const bytes = Buffer.from(password.normalize('NFKC'), 'utf8')
  try {
    return await deriveKey(bytes, Buffer.from(kdf.salt, 'base64'), kdf)
  } finally {
    bytes.fill(0)
  }
}

export const newSigningKey = (): Buffer =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  }).privateKey

export const signingKeyOf = (pkcs8: Buffer): KeyObject => createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })

export function wipeSecrets(secrets: Secrets): void {
  for (const secret of Object.values(secrets)) secret.fill(0)
}
