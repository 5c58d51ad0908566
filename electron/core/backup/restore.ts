import { existsSync } from 'node:fs'
import { copyFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type BackupSecret,
  type Comparison,
  keptNameSchema,
  type Prepared,
  type Snapshot,
  snapshotNameSchema,
} from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { createAnchors } from '../vault/anchors.ts'
import { syncFolder, withFile } from '../vault/durable-file.ts'
import { DatabaseDamagedError, VaultDamagedError } from '../vault/errors.ts'
import { openEarlierKeys } from '../vault/key-history.ts'
import { deriveSubkey } from '../vault/key-ring.ts'
import { takeLock } from '../vault/lock-file.ts'
import { translatingErrors } from '../vault/opening-errors.ts'
import type { Vault } from '../vault/service.ts'
import { listSnapshots, newSnapshotName, snapshotPath } from '../vault/snapshots.ts'
import { damagedSet, type Entered, enterFolder, enterWithOpenVault } from './enter-set.ts'
import { compare, type Restored } from './facts.ts'
import { inspectDatabase } from './inspect-database.ts'
import { freeName, instantOfStamp, stampOf } from './layout.ts'
import { discardFolder, PREPARED_FOLDER, type Shelf } from './prepared-record.ts'
import { renameTogether } from './renames.ts'
import { type FindJudge, ofPresent } from './require-restorer.ts'
import type { VerifyPorts } from './verify-set.ts'

export type RestoreDeps = Readonly<{ ports: VerifyPorts; vault: Vault; shelf: Shelf }>

const VAULT = 'brankas'
const KEPT = `${VAULT}.sebelum-`

/** What waits, compared with the vault as it is at this moment. */
export async function findPrepared(deps: RestoreDeps): Promise<Prepared | null> {
  if (!deps.shelf.record) return null
  const { restored, ...record } = deps.shelf.record
  return { ...record, comparison: await compareNow(deps, record.vaultId, restored) }
}

async function compareNow(
  { ports, vault }: Pick<RestoreDeps, 'ports' | 'vault'>,
  vaultId: string,
  restored: Restored,
): Promise<Comparison> {
  const session = vault.session()
  const { anchor } = await createAnchors(ports.dataDir).look(vaultId)
  return compare(restored, session?.vaultId === vaultId ? session.db : null, anchor?.seq ?? null)
}

export async function dropPrepared({ ports, shelf }: RestoreDeps): Promise<void> {
  shelf.record = null
  await discardFolder(ports.dataDir)
}

/** The present vault keeps everything and goes aside under the time; then the prepared one stands in its place. */
export async function switchToPrepared(deps: RestoreDeps): Promise<void> {
  if (!deps.shelf.record || !existsSync(join(deps.ports.dataDir, PREPARED_FOLDER)))
    throw new AppError('restore_missing')
  await putInPlace(deps, PREPARED_FOLDER)
  deps.shelf.record = null
}

type Returning = Readonly<{ name: string; secret: BackupSecret | null; findJudge: FindJudge }>
type Kept = Returning & Readonly<{ secret: BackupSecret }>

/** `secret` is that of the vault that returns; null only for who is in already. Throws AppError `secret_needed`. */
export async function bringBack(deps: RestoreDeps, { name, secret, findJudge }: Returning): Promise<void> {
  const folder = join(deps.ports.dataDir, name)
  if (!existsSync(join(folder, 'vault.json'))) throw new AppError('restore_missing')
  if (secret) await enterKept(deps, folder, { name, secret, findJudge })
  else if (!deps.vault.session()) throw new AppError('secret_needed')
  await putInPlace(deps, name)
}

async function enterKept({ ports }: RestoreDeps, folder: string, { name, secret, findJudge }: Kept): Promise<void> {
  const entered = await enterFolder(ports, folder, { secret })
  const entry = { action: 'backup.brought_back', subject: entered.file.vaultId, details: { kept: name } }
  try {
    const judge = await findJudge()
    inspectDatabase(ports, { path: join(folder, 'case.db'), entered, head: null, missing: 0, judge, entry })
  } catch (error) {
    if (error instanceof DatabaseDamagedError || error instanceof VaultDamagedError) throw damagedSet('case.db', error)
    throw error
  } finally {
    entered.release()
  }
}

async function putInPlace({ ports, vault }: RestoreDeps, from: string): Promise<void> {
  const { dataDir } = ports
  const stamp = freeName(stampOf(ports.now()), (name) => existsSync(join(dataDir, KEPT + name)))
  await alone(vault, async () => {
    await renameTogether(dataDir, [
      [VAULT, KEPT + stamp],
      [from, VAULT],
    ])
  })
}

/** Locks; makes sure that no other program holds the vault; then runs. */
async function alone(vault: Vault, work: (folder: string) => Promise<void>): Promise<void> {
  await vault.whileLocked((folder) =>
    translatingErrors(async () => {
      // Given back before anything moves: the file would go along and keep its vault busy.
      if (existsSync(folder)) await (await takeLock(folder)).release()
      await work(folder)
    }),
  )
}

/** Vaults that a restore set aside, newest first. */
export async function listKept(dataDir: string) {
  const names = await readdir(dataDir).catch(() => [])
  return names
    .flatMap((name) => {
      const kept = keptNameSchema.safeParse(name)
      if (!kept.success) return []
      return [{ name: kept.data, keptAt: instantOfStamp(name.slice(KEPT.length)), path: join(dataDir, name) }]
    })
    .sort((a, b) => b.name.localeCompare(a.name))
}

export const snapshotsOf = ({ vault }: Pick<RestoreDeps, 'vault'>): Snapshot[] => listSnapshots(vault.folder())

type Asked = Readonly<{ name: Snapshot['name']; secret: BackupSecret | null; findJudge: FindJudge }>
const CANDIDATE = 'case.db.pulih'

/** Tells what a switch to the snapshot would change; leaves nothing behind. */
export const compareSnapshot = (deps: RestoreDeps, asked: Asked): Promise<Comparison> =>
  withCandidate(deps, asked, (entered, restored) => compareNow(deps, entered.file.vaultId, restored))

/** The database of now becomes a snapshot itself; the chosen one takes its place. Everything else stays. */
export async function restoreSnapshot(deps: RestoreDeps, asked: Asked): Promise<void> {
  await withCandidate(deps, { ...asked, noted: true }, async () => {
    await alone(deps.vault, async (folder) => {
      const kept = snapshotNameSchema.parse(newSnapshotName(folder, 'pemulihan', deps.ports.now()))
      await renameTogether(deps.ports.dataDir, [
        // Left by a crash only; it belongs to the database it was written for.
        [`${VAULT}/case.db-wal`, `${VAULT}/snapshots/${kept}-wal`],
        [`${VAULT}/case.db`, `${VAULT}/snapshots/${kept}`],
        [`${VAULT}/${CANDIDATE}`, `${VAULT}/case.db`],
      ])
      await syncFolder(folder)
    })
  })
}

async function withCandidate<T>(
  deps: RestoreDeps,
  { name, secret, findJudge, noted = false }: Asked & Readonly<{ noted?: boolean }>,
  use: (entered: Entered, restored: Restored) => Promise<T>,
): Promise<T> {
  const { ports, vault } = deps
  const folder = vault.folder()
  const candidate = join(folder, CANDIDATE)
  if (!listSnapshots(folder).some((each) => each.name === name)) throw new AppError('set_missing')
  const entered = await enterOwn(deps, secret)
  try {
    await removeCandidate(candidate)
    await copyFile(snapshotPath(folder, name), candidate)
    bringUnderPresentKey(ports, candidate, entered)
    const entry = { action: 'backup.snapshot_restored', subject: entered.file.vaultId, details: { snapshot: name } }
    const inspecting = {
      path: candidate,
      entered,
      head: null,
      missing: 0,
      everyPage: true,
      judge: await findJudge(),
      ...(noted ? { entry } : {}),
    }
    const { restored } = inspectDatabase(ports, inspecting)
    await withFile(candidate, 'r+', (handle) => handle.sync())
    return await use(entered, restored)
  } catch (error) {
    if (error instanceof DatabaseDamagedError || error instanceof VaultDamagedError) throw damagedSet(name, error)
    throw error
  } finally {
    entered.release()
    await removeCandidate(candidate)
  }
}

/** A snapshot from before a rotation lies under the key of its time, which the present key opens. */
function bringUnderPresentKey(
  { openDatabase, rekeyDatabase }: VerifyPorts,
  path: string,
  { file, ring }: Entered,
): void {
  const opens = (key: Buffer) => {
    try {
      openDatabase(path, key, file.cipher).close()
      return true
    } catch (error) {
      if (error instanceof DatabaseDamagedError) return false
      throw error
    }
  }
  if (opens(ring.databaseKey)) return
  for (const { vaultKey } of openEarlierKeys(ring.vaultKey, file)) {
    const from = deriveSubkey(vaultKey, 'db')
    if (opens(from)) rekeyDatabase(path, { from, to: ring.databaseKey, cipher: file.cipher })
    for (const key of [from, vaultKey]) key.fill(0)
  }
}

async function removeCandidate(path: string): Promise<void> {
  for (const each of [path, `${path}-wal`]) await rm(each, { force: true })
}

async function enterOwn({ ports, vault }: RestoreDeps, secret: BackupSecret | null): Promise<Entered> {
  const open = vault.opened()
  const entered = secret
    ? await enterFolder(ports, vault.folder(), { secret }).catch(ofPresent)
    : open && (await enterWithOpenVault(open, vault.folder()))
  if (!entered) throw new AppError('secret_needed')
  return entered
}
