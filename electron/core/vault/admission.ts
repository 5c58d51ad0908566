import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ports } from '#electron/core/kernel/ports.ts'
import { codeOf, syncFolder } from './durable-file.ts'
import { DatabaseDamagedError, VaultDamagedError } from './errors.ts'
import { keepToOwner } from './file-modes.ts'
import { type EarlierKey, openEarlierKeys } from './key-history.ts'
import { createKeyRing, deriveSubkey, type KeyRing } from './key-ring.ts'
import type { Secrets, Slot, UserKeys, VaultKeys } from './slot.ts'
import { listSnapshots, snapshotPath, unfinishedSnapshots } from './snapshots.ts'
import {
  bodyOf,
  isAuthentic,
  settledOf,
  settlePending,
  type VaultBody,
  type VaultFile,
  writeVaultFile,
} from './vault-file.ts'

/** Built by a rotation beside the files they will replace. */
export const nextDatabase = (folder: string) => join(folder, 'case.db.baru')
export const nextRecovery = (folder: string) => join(folder, 'recovery.age.baru')

/** What a password or the printed key has opened, not yet compared with the file. */
export type Proof = Readonly<{
  userId: Slot['userId']
  /** The slot that a password opened. */
  slotId: Slot['id'] | null
  own: UserKeys
  /** Null when only the next keys of a rotation that was cut short could be opened. */
  current: VaultKeys | null
  next: VaultKeys | null
  /** The user's slot as it should stand from now on. */
  renewed: Slot | null
}>

export type Admitted = Readonly<{ file: VaultFile; secrets: Secrets; ring: KeyRing }>
type Admitting = Readonly<{ folder: string; file: VaultFile; proof: Proof }>

/**
 * Checks `vault.json` against the keys, and brings a rotation that was cut short to its end or takes it back. Throws VaultDamagedError. Keys that are not used are wiped; the others become the caller's.
 */
export async function admit(
  ports: Pick<Ports, 'openDatabase' | 'rekeyDatabase'>,
  admitting: Admitting,
): Promise<Admitted> {
  const { folder, file, proof } = admitting
  await keepToOwner(folder)
  const { settled, keys } = file.pending ? await settle(ports, admitting) : await confirm(admitting)
  for (const unused of [proof.current, proof.next]) if (unused && unused !== keys) wipeKeys(unused)
  await removeLeftovers(folder)
  const earlier = openEarlierKeys(keys.vaultKey, settled)
  const ring = createKeyRing(Buffer.from(keys.vaultKey), settled.epoch, earlier)
  try {
    const renewed = withRenewed(settled, proof.renewed)
    const now = renewed ? await writeVaultFile(folder, renewed, ring.headerMacKey) : settled
    return { file: now, secrets: { ...keys, ...proof.own }, ring }
  } catch (error) {
    ring.destroy()
    throw error
  }
}

type Settled = Readonly<{ settled: VaultFile; keys: VaultKeys }>

async function confirm({ file, proof }: Admitting): Promise<Settled> {
  const { current } = proof
  if (!current || !withMacKey(current, (key) => isAuthentic(file, key)))
    throw new VaultDamagedError('vault.json was changed.')
  return { settled: file, keys: current }
}

/** Tries the next key, then the present one: whichever opens the database says how far the rotation came. */
async function settle(
  ports: Pick<Ports, 'openDatabase' | 'rekeyDatabase'>,
  { folder, file, proof }: Admitting,
): Promise<Settled> {
  const { current, next } = proof
  const { pending } = file
  if (current && !withMacKey(current, (key) => isAuthentic(file, key)))
    throw new VaultDamagedError('vault.json was changed.')
  if (pending && next) {
    const body = withMacKey(next, (key) => settlePending(pending, key))
    if (opens(ports, folder, { file, keys: next })) {
      const [{ vaultKey }] = openEarlierKeys(next.vaultKey, body).slice(-1) as [EarlierKey]
      const previous = deriveSubkey(vaultKey, 'db')
      return { settled: await finish(ports, folder, { body, keys: next, previous }), keys: next }
    }
  }
  if (current && opens(ports, folder, { file, keys: current })) {
    const body = { ...settledOf(file), pending: null }
    return { settled: await withMacKey(current, (key) => writeVaultFile(folder, body, key)), keys: current }
  }
  throw new VaultDamagedError('Neither key of the rotation opens the database.')
}

type Finishing = Readonly<{ body: VaultBody; keys: VaultKeys; previous: Buffer }>

/**
 * The last steps of a rotation, after which only the new keys open anything. `previous` is the key of the database until
 * now, under which older snapshots still lie.
 */
export async function finish(
  ports: Pick<Ports, 'rekeyDatabase'>,
  folder: string,
  { body, keys, previous }: Finishing,
): Promise<VaultFile> {
  rekeySnapshots(ports, folder, { body, keys, previous })
  try {
    await rename(nextRecovery(folder), join(folder, 'recovery.age'))
    await syncFolder(folder)
  } catch (error) {
    // Already in its place: the rotation was cut short after this step.
    if (codeOf(error) !== 'ENOENT') throw error
  }
  return withMacKey(keys, (key) => writeVaultFile(folder, body, key))
}

/** One that lies under neither key is left as it is. */
function rekeySnapshots(
  { rekeyDatabase }: Pick<Ports, 'rekeyDatabase'>,
  folder: string,
  { body, keys, previous }: Finishing,
): void {
  const to = deriveSubkey(keys.vaultKey, 'db')
  try {
    for (const { name } of listSnapshots(folder)) {
      try {
        rekeyDatabase(snapshotPath(folder, name), { from: previous, to, cipher: body.cipher })
      } catch (error) {
        if (!(error instanceof DatabaseDamagedError)) throw error
      }
    }
  } finally {
    to.fill(0)
  }
}

function opens(
  { openDatabase }: Pick<Ports, 'openDatabase'>,
  folder: string,
  { file, keys }: Readonly<{ file: VaultFile; keys: VaultKeys }>,
): boolean {
  const key = deriveSubkey(keys.vaultKey, 'db')
  try {
    openDatabase(join(folder, 'case.db'), key, file.cipher).close()
    return true
  } catch (error) {
    if (error instanceof DatabaseDamagedError) return false
    throw error
  } finally {
    key.fill(0)
  }
}

/** What a rotation had begun to write; nothing there is the only copy of anything once `pending` is gone. */
export async function removeLeftovers(folder: string): Promise<void> {
  const database = nextDatabase(folder)
  const recovery = nextRecovery(folder)
  const begun = [database, `${database}-wal`, `${database}-shm`, `${database}-journal`, recovery, `${recovery}.tmp`]
  for (const path of [...begun, ...unfinishedSnapshots(folder)]) await rm(path, { force: true })
}

function withRenewed(file: VaultFile, renewed: Slot | null): VaultBody | null {
  const body = bodyOf(file)
  if (!renewed) return null
  // Of what the password wrapped only the pin is new; the seals are those of the file that is now in force.
  const slots = body.slots.map((slot) => (slot.id === renewed.id ? { ...slot, pin: renewed.pin } : slot))
  return { ...body, slots }
}

function withMacKey<T>({ vaultKey }: VaultKeys, use: (macKey: Buffer) => T): T {
  const key = deriveSubkey(vaultKey, 'header-mac')
  const result = use(key)
  if (result instanceof Promise) return result.finally(() => key.fill(0)) as T
  key.fill(0)
  return result
}

export const wipeKeys = ({ vaultKey, reporterKey }: VaultKeys): void => {
  vaultKey.fill(0)
  reporterKey?.fill(0)
}
