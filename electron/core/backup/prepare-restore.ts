import { copyFile, mkdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupSecret, Fault } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { blobFolderOf, blobPath } from '../vault/blob-folder.ts'
import { syncFolder } from '../vault/durable-file.ts'
import { DatabaseDamagedError, VaultDamagedError } from '../vault/errors.ts'
import { checkSealed, openForeignBlobs } from './check-blobs.ts'
import { damagedSet, type Entered, enterFolder, isOurManifest } from './enter-set.ts'
import type { FileDone, FileJob } from './file-worker.ts'
import { createFileThread, type FileThread, SourceUnreadableError } from './files.ts'
import { type Inspected, inspectDatabase } from './inspect-database.ts'
import { copyOf, DATABASE, MANIFEST, shownBlob } from './layout.ts'
import { mediumCodeOf, onMedium } from './medium-error.ts'
import type { Pace } from './pace.ts'
import { discardFolder, PREPARED_FOLDER, type PreparedRecord } from './prepared-record.ts'
import type { FindJudge, JudgeRestorer } from './require-restorer.ts'
import { isWhole, readSet, type StoredSet } from './stored-set.ts'
import type { VerifyPorts } from './verify-set.ts'

export type Preparing = Readonly<{
  ports: VerifyPorts
  root: string
  place: Readonly<{ vaultId: string; set: string }>
  secret: BackupSecret
  pace: Pace
  faults: Fault[]
  /** Head of the vault that would be replaced, for the restored log. */
  replaced: Readonly<{ seq: number; hash: string }> | null
  /** Asked once the secret has opened the backup. */
  findJudge: FindJudge
  signal: AbortSignal
}>

/**
 * Copies a backup beside the vault, checks every byte of the copy and tells what it holds. The vault itself is not touched.
 * Throws AppError `set_damaged` (the database or the key file is not what it was), `set_missing`, `wrong_password`,
 * `disk_full`, `medium_…`; single sealed files that are damaged are faults.
 */
export async function prepareRestore(job: Preparing): Promise<PreparedRecord> {
  const { dataDir } = job.ports
  const set = await requireSet(job)
  const entered = await enter(job, set)
  const judge = await job.findJudge().catch((error) => {
    entered.release()
    throw error
  })
  const thread = createFileThread(job.ports)
  const stop = () => thread.stop()
  job.signal.addEventListener('abort', stop)
  try {
    await discardFolder(dataDir)
    await requireRoom(dataDir, set)
    const record = await build(job, set, { entered, thread, judge })
    job.signal.throwIfAborted()
    await syncFolder(join(dataDir, PREPARED_FOLDER))
    return record
  } catch (error) {
    await discardFolder(dataDir)
    throw error
  } finally {
    job.signal.removeEventListener('abort', stop)
    entered.release()
    await thread.close()
  }
}

async function requireSet({ root, place }: Preparing): Promise<StoredSet> {
  const set = await onMedium(() => readSet(root, place))
  if (isWhole(set)) return set
  if (set.state === 'from_future') throw new AppError('set_from_future')
  throw set.state === 'unfinished' ? new AppError('set_missing') : damagedSet(set.file ?? MANIFEST)
}

async function enter({ ports, secret }: Preparing, set: StoredSet): Promise<Entered> {
  const thread = createFileThread(ports)
  try {
    await requireSame(thread, set, { name: 'vault.json', to: null })
    if (secret.kind === 'recovery') await requireSame(thread, set, { name: 'recovery.age', to: null })
  } finally {
    await thread.close()
  }
  const entered = await enterFolder(ports, set.folder, { secret })
  if (isOurManifest(set.manifest, entered.ring)) return entered
  entered.release()
  throw damagedSet(MANIFEST)
}

async function requireRoom(dataDir: string, { manifest }: StoredSet): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir)
  if (bavail * bsize < manifest.bytes) throw new AppError('disk_full')
}

type Building = Readonly<{ entered: Entered; thread: FileThread; judge: JudgeRestorer }>

async function build(job: Preparing, set: StoredSet, { entered, thread, judge }: Building): Promise<PreparedRecord> {
  const folder = join(job.ports.dataDir, PREPARED_FOLDER)
  const { blobs, staging } = blobFolderOf(folder)
  for (const path of [folder, blobs, staging]) await mkdir(path, { recursive: true, mode: 0o700 })
  const total = { totalFiles: set.manifest.files, totalBytes: set.manifest.bytes }
  job.pace.begin('files', total)
  await copyOwnFiles(job, set, { thread, folder })
  await copySealed(job, set, { thread, folder })
  await settle(thread)
  job.pace.begin('checking', total)
  const inspected = inspect(job, set, { entered, folder, judge })
  const missing = await checkCopies(job, set, { entered, inspected, folder })
  return {
    set: job.place.set,
    vaultId: set.manifest.vaultId,
    preparedAt: toInstant(job.ports.now()),
    restored: { ...inspected.restored, missing },
  }
}

type Copying = Readonly<{ thread: FileThread; folder: string }>

async function copyOwnFiles(job: Preparing, set: StoredSet, { thread, folder }: Copying): Promise<void> {
  for (const name of set.sums.files.keys()) {
    await requireSame(thread, set, { name, to: join(folder, name) })
    job.pace.reach(thread.bytes())
  }
  await copyFile(join(folder, 'vault.json'), join(folder, 'vault.json.bak.part'))
  await rename(join(folder, 'vault.json.bak.part'), join(folder, 'vault.json.bak'))
}

/** Throws `set_damaged` unless the file is the one the manifest's list names. */
async function requireSame(
  thread: FileThread,
  { folder, sums }: StoredSet,
  { name, to }: Readonly<{ name: string; to: string | null }>,
): Promise<void> {
  const done = await run(thread, [{ from: join(folder, name), to, expected: null }])
  if (done === null || done[0]?.sha256 !== sums.files.get(name)) throw damagedSet(name)
}

/** Null when a source file cannot be read although its medium is there. */
async function run(thread: FileThread, jobs: FileJob[]): Promise<readonly FileDone[] | null> {
  try {
    return await thread.run(jobs)
  } catch (error) {
    if (error instanceof SourceUnreadableError) {
      if (error.code === 'ENOENT' || error.code === 'EIO') return null
      throw new AppError(mediumCodeOf(error.code) ?? 'medium_gone', undefined, { cause: error })
    }
    // Here the target is the computer's own disk.
    throw error instanceof AppError && error.code.startsWith('medium_') ? ownDisk(error) : error
  }
}

const settle = (thread: FileThread) =>
  thread.settle().catch((error) => {
    throw error instanceof AppError ? ownDisk(error) : error
  })

const ownDisk = (error: AppError) =>
  new AppError(error.code === 'medium_full' ? 'disk_full' : 'vault_readonly', undefined, { cause: error })

const BATCH = 64

async function copySealed(job: Preparing, set: StoredSet, { thread, folder }: Copying): Promise<void> {
  const to = blobFolderOf(folder)
  const entries = [...set.sums.blobs]
  for (let at = 0; at < entries.length; at += BATCH) {
    const batch = entries.slice(at, at + BATCH)
    const jobs = batch.map(([id]) => ({ from: copyOf(job.root, id), to: blobPath(to, id), expected: null }))
    const done = await run(thread, jobs)
    if (done) for (const [index, [id, sha256]] of batch.entries()) await judge(job, id, { sha256, done: done[index] })
    else
      for (const [index, [id, sha256]] of batch.entries()) await copyOne(job, thread, { id, sha256, file: jobs[index] })
    job.pace.reach(thread.bytes(), at + batch.length)
  }
}

type Sealed = Readonly<{ id: string; sha256: string; file: FileJob | undefined }>

async function copyOne(job: Preparing, thread: FileThread, { id, sha256, file }: Sealed): Promise<void> {
  const done = file ? await run(thread, [file]) : null
  await judge(job, id, { sha256, done: done?.[0] })
}

/** A file that is not the listed one is not kept: what is restored is what was backed up, or nothing. */
async function judge(
  job: Preparing,
  id: string,
  { sha256, done }: Readonly<{ sha256: string; done: FileDone | undefined }>,
): Promise<void> {
  if (done?.sha256 === sha256) return
  job.faults.push({ file: shownBlob(id), fault: done ? 'changed' : 'missing' })
  await rm(blobPath(blobFolderOf(join(job.ports.dataDir, PREPARED_FOLDER)), id), { force: true })
}

type Inspecting = Readonly<{ entered: Entered; folder: string; judge: JudgeRestorer }>

function inspect(job: Preparing, set: StoredSet, { entered, folder, judge }: Inspecting): Inspected {
  const { head, missing, vaultId, createdAt } = set.manifest
  const details = { set: set.manifest.set, createdAt, seq: head.seq, hash: head.hash, replaced: job.replaced }
  const entry = { action: 'backup.restored', subject: vaultId, details }
  try {
    const path = join(folder, DATABASE)
    return inspectDatabase(job.ports, { path, entered, head, missing: missing.length, judge, entry })
  } catch (error) {
    if (error instanceof DatabaseDamagedError || error instanceof VaultDamagedError) throw damagedSet(DATABASE, error)
    throw error
  }
}

/** Opens every seal of the copy; returns how many items the restored vault will lack. */
async function checkCopies(
  job: Preparing,
  set: StoredSet,
  { entered, inspected, folder }: Omit<Inspecting, 'judge'> & Readonly<{ inspected: Inspected }>,
): Promise<number> {
  const foreign = openForeignBlobs(job.ports, blobFolderOf(folder).blobs, entered)
  const known = new Set([...job.faults.map(({ file }) => file), ...set.manifest.missing.map(shownBlob)])
  let bytes = 0
  let lacking = 0
  try {
    for (const [index, row] of inspected.blobs.entries()) {
      const fault = await checkSealed(foreign.store, row, { signal: job.signal })
      bytes += row.size
      job.pace.reach(bytes, index + 1)
      if (!fault) continue
      lacking += 1
      if (!known.has(shownBlob(row.id))) job.faults.push({ file: shownBlob(row.id), fault })
    }
    return lacking
  } finally {
    await foreign.close()
  }
}
