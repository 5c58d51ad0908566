import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { z } from 'zod'
import type { KdfParameters, Ports } from '#electron/core/kernel/ports.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { openBytes, sealBytes } from './aead.ts'
import { VaultDamagedError } from './errors.ts'
import { deriveSubkey } from './key-ring.ts'
import { openKey, recipientSchema, sealedKeySchema, sealKey } from './sealed-key.ts'
import { deriveKek, kdfSchema, wrappedSchema } from './slot-kek.ts'

/**
 * One user's way in. The password wraps what is the user's own; the keys of the vault are sealed to the user's recipient,
 * so that they can be changed for everybody without anybody's password.
 */
export const slotSchema = z.strictObject({
  id: idSchema,
  userId: idSchema,
  /** Empty for the only user of a vault that has not needed one yet. */
  loginName: z.string().max(64),
  kdf: kdfSchema,
  recipient: recipientSchema,
  /** Text `AGE-SECRET-KEY-1…`. */
  identity: wrappedSchema,
  /** PKCS #8 of an Ed25519 key (RFC 8410). */
  signingKey: wrappedSchema,
  /** Derived from the vault key this user last opened: tells a true key from one that anybody could seal. */
  pin: wrappedSchema,
  vaultKey: sealedKeySchema,
  /** Only for users with the right to reporter data. */
  reporterKey: sealedKeySchema.nullable(),
})
export type Slot = z.infer<typeof slotSchema>

/** The two keys that a user brings and nobody else ever holds. */
export type UserKeys = Readonly<{ identity: Buffer; signingKey: Buffer }>
export type VaultKeys = Readonly<{ vaultKey: Buffer; reporterKey: Buffer | null }>
/** What a slot opens. Buffers are wiped at lock. */
export type Secrets = VaultKeys & UserKeys

type Kdf = Pick<Ports, 'deriveKey'>
export type NewSlot = Readonly<
  Pick<Slot, 'id' | 'userId' | 'loginName'> & { vaultId: string; password: string; kdf: KdfParameters }
>
type Own = 'identity' | 'signingKey' | 'pin'
type Bound = Pick<Slot, 'id' | 'userId' | 'loginName' | 'kdf' | 'recipient'>

/** `secrets.reporterKey` null: a user without the right to reporter data. */
export async function createSlot({ deriveKey }: Kdf, facts: NewSlot, secrets: Secrets): Promise<Slot> {
  const { id, userId, loginName, vaultId } = facts
  const { memoryKiB, passes, lanes } = facts.kdf
  const salt = randomBytes(16).toString('base64')
  const kdf = { algorithm: 'argon2id' as const, memoryKiB, passes, lanes, salt }
  const recipient = await identityToRecipient(secrets.identity.toString('latin1'))
  const bound: Bound = { id, userId, loginName, kdf, recipient }
  const kek = await deriveKek(deriveKey, facts.password, kdf)
  const pin = pinOf(secrets.vaultKey)
  const wrap = (name: Own, plain: Buffer) => sealBytes(kek, plain, slotAad(name, vaultId, bound)).toString('base64')
  try {
    const slot = {
      ...bound,
      identity: wrap('identity', secrets.identity),
      signingKey: wrap('signingKey', secrets.signingKey),
      pin: wrap('pin', pin),
      vaultKey: '',
      reporterKey: null,
    }
    return await resealSlot(slot, { vaultId, ...secrets }, secrets.reporterKey !== null)
  } finally {
    kek.fill(0)
    pin.fill(0)
  }
}

/**
 * The slot with these keys of the vault, without its password. `withReporterKey` false takes the reporter key away; true
 * gives `reporterKey`, or leaves the seal as it is for a caller who has no reporter key to give.
 */
export async function resealSlot(
  slot: Slot,
  keys: VaultKeys & Readonly<{ vaultId: string }>,
  withReporterKey: boolean,
): Promise<Slot> {
  const seal = (kind: 'slot/vaultKey' | 'slot/reporterKey', key: Buffer) =>
    sealKey(slot.recipient, [kind, keys.vaultId, slot.id, slot.userId], key)
  const given = keys.reporterKey ? await seal('slot/reporterKey', keys.reporterKey) : slot.reporterKey
  return {
    ...slot,
    vaultKey: await seal('slot/vaultKey', keys.vaultKey),
    reporterKey: withReporterKey ? given : null,
  }
}

type Opening = Readonly<{
  vaultId: string
  password: string
  /** True when this was a pin of an earlier vault key; asked only when the pin is not today's. */
  isEarlierPin(vaultKey: Buffer, pin: Buffer): boolean
}>
type Opened = Readonly<{
  secrets: Secrets
  /** To be written when the vault key was changed since this user last came. */
  renewed: Slot | null
}>

/**
 * Throws SealBrokenError when the password is not the slot's, or the slot was changed; VaultDamagedError when the password
 * is right and the vault's keys are not those this user knows.
 */
export async function openSlot({ deriveKey }: Kdf, slot: Slot, opening: Opening): Promise<Opened> {
  const { vaultId, password, isEarlierPin } = opening
  const kek = await deriveKek(deriveKey, password, slot.kdf)
  const opened: Buffer[] = []
  const unwrap = (name: Own) => {
    const plain = openBytes(kek, Buffer.from(slot[name], 'base64'), slotAad(name, vaultId, slot))
    opened.push(plain)
    return plain
  }
  try {
    const own: UserKeys = { identity: unwrap('identity'), signingKey: unwrap('signingKey') }
    const keys = await openVaultKeys(slot, vaultId, own.identity)
    opened.push(keys.vaultKey, ...(keys.reporterKey ? [keys.reporterKey] : []))
    const secrets = { ...own, ...keys }
    const pin = unwrap('pin')
    const now = pinOf(keys.vaultKey)
    try {
      if (timingSafeEqual(pin, now)) return { secrets, renewed: null }
      if (!isEarlierPin(keys.vaultKey, pin)) throw new VaultDamagedError('A vault key nobody vouches for.')
      return {
        secrets,
        renewed: { ...slot, pin: sealBytes(kek, now, slotAad('pin', vaultId, slot)).toString('base64') },
      }
    } finally {
      pin.fill(0)
      now.fill(0)
    }
  } catch (error) {
    for (const secret of opened) secret.fill(0)
    throw error
  } finally {
    kek.fill(0)
  }
}

/** Throws VaultDamagedError. */
export async function openVaultKeys(
  slot: Pick<Slot, 'id' | 'userId' | 'vaultKey' | 'reporterKey'>,
  vaultId: string,
  identity: Uint8Array,
): Promise<VaultKeys> {
  const open = (kind: 'slot/vaultKey' | 'slot/reporterKey', sealed: string) =>
    openKey(identity, [kind, vaultId, slot.id, slot.userId], sealed)
  let vaultKey: Buffer | null = null
  try {
    vaultKey = await open('slot/vaultKey', slot.vaultKey)
    const reporterKey = slot.reporterKey === null ? null : await open('slot/reporterKey', slot.reporterKey)
    return { vaultKey, reporterKey }
  } catch (cause) {
    vaultKey?.fill(0)
    throw new VaultDamagedError('The keys of the vault do not open for their user.', { cause })
  }
}

export const pinOf = (vaultKey: Uint8Array): Buffer => deriveSubkey(vaultKey, 'pin')

/** Canonical JSON: a weakened KDF, a moved slot, another name or recipient does not open. */
const slotAad = (name: Own, vaultId: string, { id, userId, loginName, kdf, recipient }: Bound) =>
  Buffer.from(canonicalJson([`saksama/v2/slot/${name}`, vaultId, id, userId, loginName, recipient, kdf]))

export const newUserKeys = async (): Promise<UserKeys> => ({
  identity: Buffer.from(await generateX25519Identity(), 'latin1'),
  signingKey: newSigningKey(),
})

const newSigningKey = (): Buffer =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  }).privateKey

export const signingKeyOf = (pkcs8: Buffer): KeyObject => createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })

export function wipeSecrets(secrets: Secrets): void {
  for (const secret of Object.values(secrets)) secret?.fill(0)
}
