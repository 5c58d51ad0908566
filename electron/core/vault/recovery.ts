import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { z } from 'zod'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { codeOf, replaceFile } from './durable-file.ts'
import { VaultDamagedError, WrongRecoveryKeyError } from './errors.ts'

/** Plain text of `recovery.age`: what a new slot needs. Readable with any age tool and the printed identity. */
const payloadSchema = z.strictObject({
  format: z.literal('saksama-recovery'),
  version: z.literal(1),
  vaultId: idSchema,
  userId: idSchema,
  vaultKey: z.hex().length(64),
  reporterKey: z.hex().length(64),
})

export type Recovered = Readonly<{
  userId: z.infer<typeof idSchema>
  vaultKey: Buffer
  reporterKey: Buffer
}>
export type RecoveryIdentity = Readonly<{ identity: string; recipient: string }>

const pathOf = (folder: string) => join(folder, 'recovery.age')

/** A fresh age X25519 identity (https://age-encryption.org/v1): printed once, never stored. */
export async function newRecoveryIdentity(): Promise<RecoveryIdentity> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

export async function writeRecoveryFile(
  folder: string,
  recipient: string,
  keys: Readonly<{ vaultId: string; userId: string; vaultKey: Buffer; reporterKey: Buffer }>,
): Promise<void> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const payload = canonicalJson({
    format: 'saksama-recovery',
    version: 1,
    vaultId: keys.vaultId,
    userId: keys.userId,
    vaultKey: keys.vaultKey.toString('hex'),
    reporterKey: keys.reporterKey.toString('hex'),
  })
  await replaceFile(pathOf(folder), await encrypter.encrypt(payload))
}

/** Throws WrongRecoveryKeyError, or VaultDamagedError when the key is the right one and the file is not. */
export async function readRecoveryFile(
  folder: string,
  typed: string,
  file: Readonly<{ vaultId: string; recovery: { recipient: string } }>,
): Promise<Recovered> {
  const identity = typed.replace(/\s+/g, '').toUpperCase()
  if ((await recipientOf(identity)) !== file.recovery.recipient)
    throw new WrongRecoveryKeyError('Not the identity of this vault.')
  const sealed = await read(pathOf(folder))
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const payload = payloadSchema.parse(JSON.parse(await decrypter.decrypt(sealed, 'text')))
    if (payload.vaultId !== file.vaultId) throw new VaultDamagedError('recovery.age belongs to another vault.')
    return {
      userId: payload.userId,
      vaultKey: Buffer.from(payload.vaultKey, 'hex'),
      reporterKey: Buffer.from(payload.reporterKey, 'hex'),
    }
  } catch (cause) {
    throw new VaultDamagedError('recovery.age does not open with its own key.', { cause })
  }
}

async function recipientOf(identity: string): Promise<string | null> {
  try {
    return await identityToRecipient(identity)
  } catch {
    return null
  }
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') throw new VaultDamagedError('recovery.age is missing.', { cause })
    throw cause
  }
}
