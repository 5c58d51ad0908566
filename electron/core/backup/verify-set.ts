import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupSecret, Fault } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { Ports } from '../kernel/ports.ts'
import { DatabaseDamagedError, VaultDamagedError } from '../vault/errors.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { checkSealed, type ForeignBlobs, openForeignBlobs } from './check-blobs.ts'
import { type Entered, type EnterPorts, enterFolder, enterWithOpenVault, isOurManifest } from './enter-set.ts'
import { createFileThread, type FileThread, SourceUnreadableError } from './files.ts'
import { type Inspected, inspectDatabase } from './inspect-database.ts'
import { blobsOf, copyOf, DATABASE, MANIFEST, SUMS, shownBlob } from './layout.ts'
import { asMediumError, mediumCodeOf, onMedium } from './medium-error.ts'
import type { Pace } from './pace.ts'
import { CHECK_FOLDER } from './prepared-record.ts'
import { isWhole, readSet, type StoredSet } from './stored-set.ts'

export type VerifyPorts = EnterPorts & Pick<Ports, 'workerFile'>
export type Verifying = Readonly<{
  ports: VerifyPorts
  root: string
  place: Readonly<{ vaultId: string; set: string }>
  /** Null: with the keys of the open vault. */
  secret: BackupSecret | null
  open: OpenVault | null
  pace: Pace
  /** Filled as they are found. */
  faults: Fault[]
  signal: AbortSignal
}>

/**
 * Every file of one backup against list, manifest, signature and seal. Nothing on the medium is changed. Throws AppError
 * `set_missing`, `set_from_future`, `secret_needed`, `wrong_password`, `wrong_recovery_key`, `medium_…`; everything that is
 * damaged is a fault instead.
 */
export async function verifySet(job: Verifying): Promise<void> {
  const set = await onMedium(() => readSet(job.root, job.place))
  if (!isWhole(set)) {
    if (set.state === 'from_future') throw new AppError('set_from_future')
    if (set.state === 'unfinished') throw new AppError('set_missing')
    return void job.faults.push({ file: set.file ?? MANIFEST, fault: 'changed' })
  }
  const thread = createFileThread(job.ports)
  const stop = () => thread.stop()
  job.signal.addEventListener('abort', stop)
  const temporary = await mkdtemp(join(job.ports.dataDir, CHECK_FOLDER))
  try {
    await verifyWhole(job, set, { thread, temporary })
  } finally {
    job.signal.removeEventListener('abort', stop)
    await rm(temporary, { recursive: true, force: true })
    await thread.close()
  }
}

type Bench = Readonly<{ thread: FileThread; temporary: string }>

async function verifyWhole(job: Verifying, set: StoredSet, bench: Bench): Promise<void> {
  const total = { totalFiles: set.sums.files.size + set.sums.blobs.size, totalBytes: set.manifest.bytes }
  job.pace.begin('checking', total)
  const broken = await checkOwnFiles(job, set, bench)
  const entered = await enter(job, set, broken)
  try {
    if (entered && !isOurManifest(set.manifest, entered.ring)) job.faults.push({ file: MANIFEST, fault: 'foreign' })
    const inspected =
      entered && !broken.has(DATABASE) ? inspect(job, set, { entered, temporary: bench.temporary }) : null
    await checkBlobs(job, set, { thread: bench.thread, entered, inspected })
  } finally {
    entered?.release()
  }
}

/** The set's own files; the database is copied on the way, to be opened where it may be written to. */
async function checkOwnFiles(job: Verifying, { folder, sums }: StoredSet, { thread, temporary }: Bench) {
  const broken = new Set<string>()
  for (const [name, sha256] of sums.files) {
    const to = name === DATABASE ? join(temporary, DATABASE) : null
    const fault = await faultOf(thread, { from: join(folder, name), to }, sha256)
    if (fault) broken.add(name)
    if (fault) job.faults.push({ file: name, fault })
    job.pace.reach(thread.bytes(), broken.size)
  }
  for (const name of [DATABASE, 'vault.json'])
    if (!sums.files.has(name)) {
      broken.add(name)
      job.faults.push({ file: SUMS, fault: 'changed' })
    }
  return broken
}

type Copying = Readonly<{ from: string; to: string | null }>

/** A file that cannot be read is damaged; a medium that is gone is gone. */
async function faultOf(thread: FileThread, { from, to }: Copying, sha256: string): Promise<Fault['fault'] | null> {
  try {
    const [done] = await thread.run([{ from, to, expected: null }])
    return done?.sha256 === sha256 ? null : 'changed'
  } catch (error) {
    if (!(error instanceof SourceUnreadableError)) throw error
    if (error.code === 'ENOENT' && (await isFolderThere(from))) return 'missing'
    if (error.code === 'EIO' && (await isFolderThere(from))) return 'unreadable'
    throw new AppError(mediumCodeOf(error.code) ?? 'medium_gone', undefined, { cause: error })
  }
}

const isFolderThere = (file: string) =>
  stat(join(file, '..', '..')).then(
    () => true,
    () => false,
  )

async function enter(job: Verifying, set: StoredSet, broken: ReadonlySet<string>): Promise<Entered | null> {
  if (job.secret === null && job.open === null) throw new AppError('secret_needed')
  // The key file is not what it was: nothing can be tried against it, and no password and no printed key is called wrong.
  if (broken.has('vault.json') || (job.secret?.kind === 'recovery' && broken.has('recovery.age'))) return null
  const entered = job.secret
    ? await enterFolder(job.ports, set.folder, { secret: job.secret })
    : job.open && (await enterWithOpenVault(job.open, set.folder))
  if (!entered) throw new AppError('secret_needed')
  return entered
}

type Opening = Readonly<{ entered: Entered; temporary: string }>

function inspect(job: Verifying, set: StoredSet, { entered, temporary }: Opening): Inspected | null {
  try {
    const { head, missing } = set.manifest
    const path = join(temporary, DATABASE)
    return inspectDatabase(job.ports, { path, entered, head, missing: missing.length })
  } catch (error) {
    if (!(error instanceof DatabaseDamagedError || error instanceof VaultDamagedError)) throw error
    job.faults.push({ file: DATABASE, fault: 'foreign' })
    return null
  }
}

type Checking = Readonly<{ thread: FileThread; entered: Entered | null; inspected: Inspected | null }>

/** The list's hash on the thread and the seal here, both over the same file at the same time. */
async function checkBlobs(job: Verifying, set: StoredSet, { thread, entered, inspected }: Checking): Promise<void> {
  const rows = new Map(inspected?.blobs.map((blob) => [blob.id, blob]))
  const excused = new Set<string>(set.manifest.missing)
  const foreign = entered && openForeignBlobs(job.ports, blobsOf(job.root), entered)
  let files = set.sums.files.size
  try {
    for (const batch of batchesOf([...set.sums.blobs])) {
      const [listed, sealed] = await Promise.all([
        listFaults(
          thread,
          batch.map(([id, sha256]) => [copyOf(job.root, id), sha256]),
        ),
        sealFaults(
          foreign,
          batch.map(([id]) => rows.get(id)),
          job.signal,
        ),
      ])
      for (const [index, [id]] of batch.entries()) {
        const fault = listed[index] ?? sealed[index]
        if (fault) job.faults.push({ file: shownBlob(id), fault })
      }
      files += batch.length
      job.pace.reach(thread.bytes(), files)
    }
  } finally {
    await foreign?.close()
  }
  for (const id of rows.keys())
    if (!set.sums.blobs.has(id) && !excused.has(id)) job.faults.push({ file: shownBlob(id), fault: 'missing' })
}

const BATCH = 32

function* batchesOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH)
}

type Listed = readonly (readonly [path: string, sha256: string])[]

/** One round to the thread for many files; one by one only where a file cannot be read. */
async function listFaults(thread: FileThread, files: Listed): Promise<(Fault['fault'] | null)[]> {
  try {
    const done = await thread.run(files.map(([from]) => ({ from, to: null, expected: null })))
    return files.map(([, sha256], index) => (done[index]?.sha256 === sha256 ? null : 'changed'))
  } catch (error) {
    if (!(error instanceof SourceUnreadableError)) throw error
    const faults: (Fault['fault'] | null)[] = []
    for (const [from, sha256] of files) faults.push(await faultOf(thread, { from, to: null }, sha256))
    return faults
  }
}

async function sealFaults(
  foreign: ForeignBlobs | null,
  rows: readonly (StoredBlob | undefined)[],
  signal: AbortSignal,
): Promise<(Fault['fault'] | null)[]> {
  const faults: (Fault['fault'] | null)[] = []
  for (const row of rows) {
    signal.throwIfAborted()
    faults.push(await sealFault(foreign, row, signal))
  }
  return faults
}

async function sealFault(
  foreign: ForeignBlobs | null,
  row: StoredBlob | undefined,
  signal: AbortSignal,
): Promise<Fault['fault'] | null> {
  if (!foreign || !row) return null
  return checkSealed(foreign.store, row, { signal }).catch((error) => {
    throw asMediumError(error)
  })
}
