import { hash } from 'node:crypto'
import { join } from 'node:path'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { z } from 'zod'
import type { WriteDb } from '#electron/core/kernel/database.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { hexSchema } from '#shared/kernel/hex.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { replaceFile } from './durable-file.ts'
import { VaultDamagedError, WrongRecoveryKeyError } from './errors.ts'
import { openKey } from './sealed-key.ts'
import { readSmallFile, StrangeFileError } from './small-file.ts'
import { getMeta, setMeta } from './user-rows.ts'

const common = {
  format: z.literal('saksama-recovery'),
  vaultId: idSchema,
  userId: idSchema,
  vaultKey: hexSchema(32),
}
/**
 * Plain text of `recovery.age`, readable with any age tool and the printed identity. The reporter key stood here in version
 * 1; it lies in `vault.json` now, sealed to the same recipient, so that a rotation by somebody who has none can keep it.
 */
const payloadSchema = z.discriminatedUnion('version', [
  z.strictObject({ ...common, version: z.literal(1), reporterKey: hexSchema(32) }),
  z.strictObject({ ...common, version: z.literal(2) }),
])

export type Recovered = Readonly<{
  userId: z.infer<typeof idSchema>
  vaultKey: Buffer
  /** Of a file of version 1. */
  reporterKey: Buffer | null
}>
export type RecoveryIdentity = Readonly<{ identity: string; recipient: string }>

export const recoveryPath = (folder: string) => join(folder, 'recovery.age')

/** A fresh age X25519 identity (https://age-encryption.org/v1): printed once, never stored. */
export async function newRecoveryIdentity(): Promise<RecoveryIdentity> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** Gives the SHA-256 of what was written, hex. */
export async function writeRecoveryFile(
  path: string,
  recipient: string,
  keys: Readonly<{ vaultId: string; userId: string; vaultKey: Buffer }>,
): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const payload = canonicalJson({
    format: 'saksama-recovery',
    version: 2,
    vaultId: keys.vaultId,
    userId: keys.userId,
    vaultKey: keys.vaultKey.toString('hex'),
  })
  const sealed = await encrypter.encrypt(payload)
  await replaceFile(path, sealed)
  return sha256(sealed)
}

const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')
/** Of the file that belongs to the database, in its `meta`. */
const KNOWN = 'recovery_file'
export const keepRecoveryHash = (db: WriteDb, sealed: string): void => setMeta(db, KNOWN, sealed)

/**
 * Without the printed key nobody can tell whether `recovery.age` still opens, and that key is fetched when it is too late to
 * ask: what is not the file the database knows is written anew at each unlock, and the log says so.
 */
export async function mendRecoveryFile(folder: string, open: Mending): Promise<void> {
  const path = recoveryPath(folder)
  const found = await readSmallFile(path).catch(() => Buffer.alloc(0))
  const { db, commit, vaultId } = open.session
  const known = getMeta(db, KNOWN)
  if (found && sha256(found) === known) return
  const keys = { vaultId, userId: open.userId, vaultKey: open.secrets.vaultKey }
  const sealed = await writeRecoveryFile(path, open.file.recovery.recipient, keys)
  const state = found === null ? 'missing' : known === null ? 'unknown' : 'changed'
  commit({ action: 'vault.recovery_file_renewed', subject: vaultId, details: { found: state } }, (write) =>
    keepRecoveryHash(write, sealed),
  )
}

type Mending = Readonly<{
  file: Recoverable
  userId: string
  secrets: Readonly<{ vaultKey: Buffer }>
  session: Pick<Session, 'vaultId' | 'db' | 'commit'>
}>
type Recoverable = Readonly<{ vaultId: string; recovery: Readonly<{ recipient: string }> }>

/** The typed key as an identity. Throws WrongRecoveryKeyError when it is not the one of this vault. */
export async function checkRecoveryKey(typed: string, file: Recoverable): Promise<Buffer> {
  const identity = typed.replace(/\s+/g, '').toUpperCase()
  if ((await recipientOf(identity)) !== file.recovery.recipient)
    throw new WrongRecoveryKeyError('Not the identity of this vault.')
  return Buffer.from(identity, 'latin1')
}

/** Throws VaultDamagedError: the identity is the right one, so whatever does not fit is the file. */
export async function readRecoveryFile(path: string, identity: Uint8Array, file: Recoverable): Promise<Recovered> {
  const sealed = await read(path)
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(Buffer.from(identity).toString('latin1'))
    const payload = payloadSchema.parse(JSON.parse(await decrypter.decrypt(sealed, 'text')))
    if (payload.vaultId !== file.vaultId) throw new VaultDamagedError('recovery.age belongs to another vault.')
    return {
      userId: payload.userId,
      vaultKey: Buffer.from(payload.vaultKey, 'hex'),
      reporterKey: payload.version === 1 ? Buffer.from(payload.reporterKey, 'hex') : null,
    }
  } catch (cause) {
    throw new VaultDamagedError('recovery.age does not open with its own key.', { cause })
  }
}

/** The reporter key that `vault.json` keeps for the printed key. Throws VaultDamagedError. */
export async function openRecoveryReporterKey(identity: Uint8Array, vaultId: string, sealed: string): Promise<Buffer> {
  try {
    return await openKey(identity, ['recovery/reporterKey', vaultId], sealed)
  } catch (cause) {
    throw new VaultDamagedError('The reporter key does not open for recovery.', { cause })
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
    const found = await readSmallFile(path)
    if (found) return found
  } catch (cause) {
    if (cause instanceof StrangeFileError) throw new VaultDamagedError('recovery.age is not a file.', { cause })
    throw cause
  }
  throw new VaultDamagedError('recovery.age is missing.')
}
