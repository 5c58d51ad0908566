import type { BackupSecret } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Attempts } from '../users/attempts.ts'
import { type Proof, wipeKeys } from '../vault/admission.ts'
import {
  VaultDamagedError,
  VaultFromTheFutureError,
  WrongPasswordError,
  WrongRecoveryKeyError,
} from '../vault/errors.ts'
import { openEarlierKeys } from '../vault/key-history.ts'
import { createKeyRing, type KeyRing } from '../vault/key-ring.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { VaultPorts } from '../vault/ports.ts'
import { provePassword, proveRecovery } from '../vault/proving.ts'
import { isAuthentic, readVaultFile, type VaultFile } from '../vault/vault-file.ts'
import { isAuthenticManifest, isSigned, type Manifest, manifestKey } from './manifest.ts'

export type EnterPorts = VaultPorts & Readonly<{ attempts: Attempts }>

/** A folder with `vault.json` and its keys. `release` wipes them. */
export type Entered = Readonly<{
  file: VaultFile
  ring: KeyRing
  userId: string
  /** Null for the printed key, and for the keys of the open vault. */
  slotId: string | null
  release(): void
}>
type Asked = Readonly<{
  secret: BackupSecret
  /** Whose wrong tries are counted together. */
  who?: string
}>

/**
 * Keys of a folder that holds a `vault.json`, by password or printed recovery key. Throws AppError `wrong_password`,
 * `wrong_recovery_key`, or `set_damaged` and `set_from_future`, so that damage is never called a wrong password.
 */
export async function enterFolder(ports: EnterPorts, folder: string, { secret, who }: Asked): Promise<Entered> {
  const file = await requireFile(folder)
  const proof = await prove(ports, folder, { file, secret, who })
  try {
    if (!proof.current) throw damagedSet('vault.json')
    const { userId, slotId } = proof
    return enterWithKey(file, { vaultKey: proof.current.vaultKey, userId, slotId })
  } finally {
    for (const keys of [proof.current, proof.next]) if (keys) wipeKeys(keys)
    for (const key of Object.values(proof.own)) key.fill(0)
  }
}

/** The keys of the open vault, or those it had before, where they fit that folder's `vault.json`; else null. */
export async function enterWithOpenVault(open: OpenVault, folder: string): Promise<Entered | null> {
  const file = await requireFile(folder)
  const { userId, ring } = open
  const keys = [ring.vaultKey, ...openEarlierKeys(ring.vaultKey, open.file).map(({ vaultKey }) => vaultKey)]
  try {
    for (const vaultKey of keys) {
      const entered = tryKey(file, { vaultKey, userId, slotId: null })
      if (entered) return entered
    }
    return null
  } finally {
    for (const key of keys.slice(1)) key.fill(0)
  }
}

type Key = Readonly<{ vaultKey: Buffer; userId: string; slotId: string | null }>

function enterWithKey(file: VaultFile, key: Key): Entered {
  const entered = tryKey(file, key)
  if (entered) return entered
  throw damagedSet('vault.json')
}

function tryKey(file: VaultFile, { vaultKey, userId, slotId }: Key): Entered | null {
  const bare = createKeyRing(Buffer.from(vaultKey), file.epoch)
  const fits = isAuthentic(file, bare.headerMacKey)
  bare.destroy()
  if (!fits) return null
  const ring = createKeyRing(Buffer.from(vaultKey), file.epoch, openEarlierKeys(vaultKey, file))
  return { file, ring, userId, slotId, release: () => ring.destroy() }
}

export const damagedSet = (file: string, cause?: unknown): AppError =>
  new AppError(
    'set_damaged',
    `Cadangan ini rusak: ${file} tidak seperti saat dibuat. Kata sandi Anda belum tentu salah. Jangan hapus apa pun; pilih cadangan yang lain.`,
    { cause },
  )

async function requireFile(folder: string): Promise<VaultFile> {
  try {
    const file = await readVaultFile(folder)
    // No backup was ever made of a vault of version 1: it becomes version 2 when it is opened.
    if (file && file.version !== 1) return file
  } catch (error) {
    if (error instanceof VaultFromTheFutureError) throw new AppError('set_from_future', undefined, { cause: error })
    if (!(error instanceof VaultDamagedError)) throw error
  }
  throw damagedSet('vault.json')
}

type Proving = Readonly<{ file: VaultFile; secret: BackupSecret; who: string | undefined }>

async function prove(ports: EnterPorts, folder: string, { file, secret, who }: Proving): Promise<Proof> {
  try {
    if (secret.kind === 'recovery') return await proveRecovery(folder, file, secret.recoveryKey)
    const { password } = secret
    // Counted with the tries at the door: a backup is no way round the delay.
    return await ports.attempts.attempt(
      file.vaultId,
      () => provePassword(ports, file, { slots: file.slots, password }),
      (error) => error instanceof WrongPasswordError,
      who,
    )
  } catch (error) {
    if (error instanceof WrongPasswordError) throw new AppError('wrong_password', undefined, { cause: error })
    if (error instanceof WrongRecoveryKeyError) throw new AppError('wrong_recovery_key', undefined, { cause: error })
    if (error instanceof VaultDamagedError)
      throw damagedSet(secret.kind === 'recovery' ? 'recovery.age' : 'vault.json', error)
    throw error
  }
}

/** The manifest was made with this vault's key by the signer it names. */
export function isOurManifest(manifest: Manifest, ring: KeyRing): boolean {
  const key = manifestKey(ring.vaultKey)
  try {
    return isAuthenticManifest(manifest, key) && isSigned(manifest)
  } finally {
    key.fill(0)
  }
}
