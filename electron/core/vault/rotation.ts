import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { breathe } from '#electron/core/kernel/breathe.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { RotationProgress } from '#shared/vault/model.ts'
import { finish, nextDatabase, nextRecovery, removeLeftovers, wipeKeys } from './admission.ts'
import { syncFolder } from './durable-file.ts'
import { VaultDamagedError } from './errors.ts'
import { openEarlierKeys, openEarlierReporterKeys, sealEarlierKeys, sealEarlierReporterKeys } from './key-history.ts'
import { createKeyRing, type KeyRing } from './key-ring.ts'
import { buildNextDatabase } from './next-database.ts'
import type { OpenVault } from './open-vault.ts'
import type { VaultPorts } from './ports.ts'
import { writeRecoveryFile } from './recovery.ts'
import { sealKey } from './sealed-key.ts'
import { resealSlot, type VaultKeys } from './slot.ts'
import { takeSnapshot } from './snapshots.ts'
import { asPending, type SettledBody, settledOf, type VaultFile, writeVaultFile } from './vault-file.ts'

export type Rotation = Readonly<{
  /** Also a new reporter key; only who has the present one can make it. */
  reporterKey: boolean
  /** Honoured until the new database takes its place. */
  signal: AbortSignal
  onProgress(progress: RotationProgress): void
  /** Told before the session ends; the next one begins only when all is done. */
  onHandOver?: () => void
}>

/** The vault under its next keys, before anything is written. */
export type Next = Readonly<{ body: SettledBody; keys: VaultKeys; ring: KeyRing }>

type Rotating = Readonly<{ ports: VaultPorts; folder: string; open: OpenVault; rotation: Rotation }>

/**
 * Up to here everything can be taken back, by a cancel as by a crash: `vault.json` says what is about to happen, and the
 * next database lies complete beside the present one. Nothing is written to the vault meanwhile. Throws AppError.
 */
export async function prepareRotation({ ports, folder, open, rotation }: Rotating): Promise<Next> {
  if (rotation.reporterKey && !open.secrets.reporterKey) throw new AppError('reporter_key_missing')
  const thaw = open.rotating.freeze()
  let next: Next | null = null
  try {
    next = await planNext(ports, open, rotation.reporterKey)
    await layBeside(ports, { folder, open, rotation, next })
    return next
  } catch (error) {
    if (next) discardNext(next)
    // What cannot be taken back for want of room is taken back by the next unlock; work must go on now.
    await takeBack(folder, open.file, open.ring).catch((cause) => ports.logger.incident(cause, 'vault.rotation'))
    thaw()
    throw rotation.signal.aborted ? new AppError('rotation_cancelled', undefined, { cause: error }) : error
  }
}

async function layBeside(
  ports: VaultPorts,
  { folder, open, rotation, next }: Omit<Rotating, 'ports'> & Readonly<{ next: Next }>,
): Promise<void> {
  const { file, ring, userId } = open
  // Of an earlier one that could not be taken back: its log beside the new copy would be replayed into it.
  await removeLeftovers(folder)
  rotation.onProgress({ stage: 'snapshot', done: 0, total: 1 })
  await breathe()
  const snapshot = takeSnapshot(open.rotating.connection, folder, { reason: 'rotasi', at: ports.now() })
  rotation.signal.throwIfAborted()
  const { recipient } = file.recovery
  const keys = { ...next.keys, vaultId: file.vaultId, userId }
  const recoveryFile = await writeRecoveryFile(nextRecovery(folder), recipient, keys)
  const pending = asPending(next.body, next.ring.headerMacKey)
  await writeVaultFile(folder, { ...settledOf(file), pending }, ring.headerMacKey)
  await buildNextDatabase(ports, { folder, snapshot, open, next, rotation, recoveryFile })
  rotation.signal.throwIfAborted()
}

/** After this only the next keys open the vault. The database must be closed. */
export async function putInForce(
  ports: Pick<VaultPorts, 'rekeyDatabase'>,
  folder: string,
  { next, previous }: Readonly<{ next: Next; previous: KeyRing }>,
): Promise<VaultFile> {
  const database = join(folder, 'case.db')
  // A log of the old database beside the new one would be replayed into it.
  if (existsSync(`${database}-wal`)) throw new VaultDamagedError('The database did not close.')
  await rename(nextDatabase(folder), database)
  await syncFolder(folder)
  const body = { ...next.body, pending: null }
  return finish(ports, folder, { body, keys: next.keys, previous: previous.databaseKey })
}

/** Leaves the vault as it was before the rotation began. */
export async function takeBack(folder: string, file: VaultFile, ring: KeyRing): Promise<void> {
  await writeVaultFile(folder, { ...settledOf(file), pending: null }, ring.headerMacKey)
  await removeLeftovers(folder)
}

export function discardNext({ keys, ring }: Next): void {
  ring.destroy()
  wipeKeys(keys)
}

async function planNext(ports: VaultPorts, { file, secrets }: OpenVault, withReporterKey: boolean): Promise<Next> {
  const { vaultId } = file
  const old = [
    ...openEarlierKeys(secrets.vaultKey, file),
    { epoch: file.epoch, vaultKey: Buffer.from(secrets.vaultKey) },
  ]
  const vaultKey = randomBytes(32)
  const reporters = nextReporterKeys(file, secrets.reporterKey, withReporterKey)
  const { reporterKey } = reporters
  const seal = (slot: VaultFile['slots'][number]) =>
    resealSlot(slot, { vaultId, vaultKey, reporterKey }, slot.reporterKey !== null)
  const { recipient, reporterKey: kept } = file.recovery
  const epoch = file.epoch + 1
  const body: SettledBody = {
    ...settledOf(file),
    epoch,
    slots: await Promise.all(file.slots.map(seal)),
    recovery: {
      recipient,
      reporterKey: reporterKey ? await sealKey(recipient, ['recovery/reporterKey', vaultId], reporterKey) : kept,
    },
    earlier: sealEarlierKeys(vaultKey, vaultId, old),
    earlierReporterKeys: reporters.sealed,
    rotatedAt: toInstant(ports.now()),
    due: { vaultKey: false, reporterKey: file.due.reporterKey && !withReporterKey },
  }
  return { body, keys: { vaultKey, reporterKey }, ring: createKeyRing(Buffer.from(vaultKey), epoch, old) }
}

/** The keys are copies of their own. */
function nextReporterKeys({ vaultId, earlierReporterKeys }: VaultFile, present: Buffer | null, anew: boolean) {
  if (!present || !anew) return { reporterKey: present && Buffer.from(present), sealed: earlierReporterKeys }
  const earlier = openEarlierReporterKeys(present, vaultId, earlierReporterKeys)
  const reporterKey = randomBytes(32)
  const sealed = sealEarlierReporterKeys(reporterKey, vaultId, [present, ...earlier])
  for (const key of earlier) key.fill(0)
  return { reporterKey, sealed }
}
