import { createHash } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { RunOutcome } from '#shared/backup/model.ts'
import { setNameSchema } from '#shared/backup/model.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { userIdSchema } from '#shared/vault/model.ts'
import { publicKeyHex } from '../audit/checkpoints.ts'
import type { Ports } from '../kernel/ports.ts'
import { blobFolderOf, blobPath } from '../vault/blob-folder.ts'
import { codeOf } from '../vault/durable-file.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { signingKeyOf } from '../vault/slot.ts'
import { type Capture, captureVault } from './capture.ts'
import type { FileDone, FileJob } from './file-worker.ts'
import { createFileThread, type FileThread, SourceUnreadableError, StoppedError } from './files.ts'
import { copyOf, DATABASE, freeName, MANIFEST, rootOf, SUMS, setFolderOf, setsOf, stampOf } from './layout.ts'
import { isAuthenticManifest, manifestKey, writeManifest } from './manifest.ts'
import { onMedium } from './medium-error.ts'
import { putFile, settleFolder } from './medium-files.ts'
import type { Pace } from './pace.ts'
import { isWhole, listSetNames, readSet } from './stored-set.ts'
import { writeSums } from './sums.ts'

type RunPorts = Pick<Ports, 'now' | 'workerFile'>
export type Run = Readonly<{
  ports: RunPorts
  open: OpenVault
  /** The vault's own folder, and the one to back up to. */
  folder: string
  target: string
  /** Reads what lies there already instead of trusting the newest manifest. */
  thorough: boolean
  pace: Pace
  signal: AbortSignal
}>
export type Ran = RunOutcome & Readonly<{ head: Capture['head']; files: number; bytes: number }>

/** A batch is one round to the thread and one flush of the medium. */
const BATCH_FILES = 128
const BATCH_BYTES = 64 << 20
const TICK_MS = 200

/**
 * One backup. What was copied stays when it is interrupted and is not copied again; the set itself exists only once its
 * manifest stands, and that comes last. Throws AppError `medium_…`, StoppedError.
 */
export async function runBackup(run: Run): Promise<Ran> {
  const { open, target, ports } = run
  const root = rootOf(target, open.file.vaultId)
  const macKey = manifestKey(open.ring.vaultKey)
  const thread = createFileThread(ports)
  const stop = () => thread.stop()
  run.signal.addEventListener('abort', stop)
  try {
    run.signal.throwIfAborted()
    const set = await onMedium(() => newSet(root, ports.now()))
    try {
      return await fillSet(run, { root, set, macKey, thread })
    } catch (error) {
      // Best effort: without a manifest it does not count anyway.
      await rm(setFolderOf(root, set), { recursive: true, force: true }).catch(() => {})
      throw run.signal.aborted ? new StoppedError('Stopped.') : error
    }
  } finally {
    run.signal.removeEventListener('abort', stop)
    macKey.fill(0)
    await thread.close()
  }
}

async function newSet(root: string, now: Date): Promise<string> {
  await mkdir(setsOf(root), { recursive: true, mode: 0o700 })
  const taken = await listSetNames(root)
  const set = freeName(stampOf(now), (name) => taken.includes(name))
  await mkdir(setFolderOf(root, set), { mode: 0o700 })
  return set
}

type Place = Readonly<{ root: string; set: string; macKey: Buffer; thread: FileThread }>

async function fillSet(run: Run, place: Place): Promise<Ran> {
  run.pace.begin('database', { totalFiles: 0, totalBytes: 0 })
  const capture = await captureVault({
    folder: run.folder,
    file: run.open.file,
    db: run.open.session.db,
    name: place.set,
  })
  try {
    const copied = await copyBlobs(run, place, capture)
    run.pace.begin('closing', { totalFiles: 0, totalBytes: 0 })
    return await closeSet(run, place, { capture, copied })
  } finally {
    await capture.discard()
  }
}

type Copied = Readonly<{ blobs: Map<string, FileDone>; missing: string[] }>

/** Sealed files only: no key is needed, and none goes to the thread. */
async function copyBlobs(run: Run, { root, macKey, thread }: Place, capture: Capture): Promise<Copied> {
  const known = await knownSums(run, root, macKey)
  const { jobs, kept, missing } = await plan(run, { root, known, capture })
  const totalBytes = jobs.reduce((sum, job) => sum + job.bytes, 0)
  run.pace.begin('files', { totalFiles: jobs.length, totalBytes })
  const blobs = new Map(kept)
  let done = 0
  const ticker = new AbortController()
  void tick(run, { thread, files: () => done, signal: ticker.signal })
  try {
    for (const batch of batchesOf(jobs)) {
      const lost = await copyBatch(thread, batch, blobs)
      missing.push(...lost)
      done += batch.length
    }
  } finally {
    ticker.abort()
  }
  return { blobs, missing }
}

/** Hashes of the newest set this vault can vouch for. */
async function knownSums({ open }: Run, root: string, macKey: Buffer): Promise<ReadonlyMap<string, string>> {
  return onMedium(async () => {
    for (const set of await listSetNames(root)) {
      const read = await readSet(root, { vaultId: open.file.vaultId, set })
      if (isWhole(read) && isAuthenticManifest(read.manifest, macKey)) return read.sums.blobs
    }
    return new Map()
  })
}

type BlobJob = FileJob & Readonly<{ id: string; bytes: number }>
type Planned = Readonly<{ jobs: BlobJob[]; kept: [string, FileDone][]; missing: string[] }>

/** Kept unread: a file of the right size that an authentic manifest knows. Everything else is read and compared. */
async function plan(
  { folder, thorough, signal }: Run,
  { root, known, capture }: Readonly<{ root: string; known: ReadonlyMap<string, string>; capture: Capture }>,
): Promise<Planned> {
  const blobs = blobFolderOf(folder)
  const planned: Planned = { jobs: [], kept: [], missing: [] }
  for (const { id, bytes } of capture.blobs) {
    if (signal.aborted) throw new StoppedError('Stopped.')
    const [from, to] = [blobPath(blobs, id), copyOf(root, id)]
    const sha256 = known.get(id) ?? null
    if (!thorough && sha256 !== null && (await onMedium(() => sizeOf(to))) === bytes)
      planned.kept.push([id, { sha256, bytes, kept: true }])
    else if ((await sizeOf(from)) !== bytes) planned.missing.push(id)
    else planned.jobs.push({ id, from, to, expected: sha256, bytes })
  }
  return planned
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    (error) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    },
  )

function* batchesOf(jobs: readonly BlobJob[]): Generator<BlobJob[]> {
  let batch: BlobJob[] = []
  let bytes = 0
  for (const job of jobs) {
    batch.push(job)
    bytes += job.bytes
    if (batch.length < BATCH_FILES && bytes < BATCH_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** Ids that could not be read from the vault: the backup goes on without them and says so. */
async function copyBatch(thread: FileThread, batch: BlobJob[], blobs: Map<string, FileDone>): Promise<string[]> {
  const left = [...batch]
  const lost: string[] = []
  while (left.length > 0) {
    try {
      const done = await thread.run(left.map(({ from, to, expected }) => ({ from, to, expected })))
      for (const [index, file] of done.entries()) blobs.set(left[index]?.id ?? '', file)
      return lost
    } catch (error) {
      if (!(error instanceof SourceUnreadableError)) throw error
      lost.push(...left.splice(error.index, 1).map(({ id }) => id))
    }
  }
  return lost
}

type Ticking = Readonly<{ thread: FileThread; files: () => number; signal: AbortSignal }>

async function tick({ pace }: Run, { thread, files, signal }: Ticking): Promise<void> {
  while (!signal.aborted) {
    pace.reach(thread.bytes(), files())
    await setTimeout(TICK_MS, undefined, { signal, ref: false }).catch(() => {})
  }
  pace.reach(thread.bytes(), files())
}

/** The set's own files, the list, and last of all the manifest. */
async function closeSet(
  run: Run,
  { root, set, macKey, thread }: Place,
  { capture, copied }: Readonly<{ capture: Capture; copied: Copied }>,
): Promise<Ran> {
  const { open, ports, signal } = run
  const folder = setFolderOf(root, set)
  const files = await putOwnFiles(thread, folder, capture)
  const sums = writeSums({
    files: new Map([...files].map(([name, { sha256 }]) => [name, sha256])),
    blobs: sha256sOf(copied),
  })
  const all = [...files.values(), ...copied.blobs.values()]
  const bytes = all.reduce((sum, file) => sum + file.bytes, 0)
  const signingKey = signingKeyOf(open.secrets.signingKey)
  const manifest = writeManifest(
    {
      format: 'saksama-cadangan',
      version: 1,
      vaultId: open.file.vaultId,
      set: setNameSchema.parse(set),
      createdAt: toInstant(ports.now()),
      cipher: open.file.cipher,
      head: capture.head,
      sums: createHash('sha256').update(sums).digest('hex'),
      files: all.length,
      bytes,
      missing: copied.missing as [],
      signer: { userId: userIdSchema.parse(open.userId), publicKey: publicKeyHex(signingKey) },
    },
    { macKey, signingKey },
  )
  if (signal.aborted) throw new StoppedError('Stopped.')
  await onMedium(async () => {
    await putFile(join(folder, SUMS), sums)
    await putFile(join(folder, MANIFEST), manifest)
    for (const each of [dirname(folder), root, dirname(root)]) await settleFolder(each)
  })
  const written = all.filter(({ kept }) => !kept)
  return {
    set: setNameSchema.parse(set),
    copiedFiles: written.length,
    copiedBytes: written.reduce((sum, file) => sum + file.bytes, 0),
    keptFiles: all.length - written.length,
    missing: copied.missing,
    head: capture.head,
    files: all.length,
    bytes,
  }
}

const sha256sOf = ({ blobs }: Copied) => new Map([...blobs].map(([id, { sha256 }]) => [id, sha256]))

async function putOwnFiles(thread: FileThread, folder: string, capture: Capture): Promise<Map<string, FileDone>> {
  const files = new Map<string, FileDone>()
  const [database] = await thread.run([{ from: capture.database, to: join(folder, DATABASE), expected: null }])
  if (database) files.set(DATABASE, database)
  for (const [name, bytes] of capture.small) {
    await onMedium(async () => {
      await mkdir(dirname(join(folder, name)), { recursive: true, mode: 0o700 })
      await putFile(join(folder, name), bytes)
    })
    files.set(name, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, kept: false })
  }
  return files
}
