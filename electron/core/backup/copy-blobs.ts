import { lstat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { batchesOf } from '../kernel/batches.ts'
import { blobFolderOf, blobPath } from '../vault/blob-folder.ts'
import { codeOf } from '../vault/durable-file.ts'
import type { Capture } from './capture.ts'
import type { FileDone, FileJob } from './file-worker.ts'
import { type FileThread, SourceUnreadableError, StoppedError } from './files.ts'
import { copyOf } from './layout.ts'
import { isAuthenticManifest } from './manifest.ts'
import { onMedium } from './medium-error.ts'
import type { Place, Run } from './run.ts'
import { isWhole, listSetNames, readSet } from './stored-set.ts'

/** A batch is one round to the thread and one flush of the medium. */
const BATCH = { count: 128, bytes: 64 << 20 }
const TICK_MS = 200

export type Copied = Readonly<{ blobs: Map<string, FileDone>; missing: string[] }>

/** Sealed files only: no key is needed, and none goes to the thread. */
export async function copyBlobs(run: Run, { root, macKey, thread }: Place, capture: Capture): Promise<Copied> {
  const known = await knownSums(run, root, macKey)
  const { jobs, kept, missing } = await plan(run, { root, known, capture })
  const totalBytes = jobs.reduce((sum, job) => sum + job.bytes, 0)
  run.pace.begin('files', { totalFiles: jobs.length, totalBytes })
  const blobs = new Map(kept)
  let done = 0
  const ticker = new AbortController()
  void tick(run, { thread, files: () => done, signal: ticker.signal })
  try {
    for (const batch of batchesOf(jobs, ({ bytes }) => bytes, BATCH)) {
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
  lstat(path).then(
    (found) => (found.isFile() ? found.size : null),
    (error) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    },
  )

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

/** Tells how far it is, and ends the copying when the vault is locked: a manifest could not be signed any more. */
async function tick({ pace, stillOpen }: Run, { thread, files, signal }: Ticking): Promise<void> {
  while (!signal.aborted) {
    if (!stillOpen()) thread.stop()
    pace.reach(thread.bytes(), files())
    await setTimeout(TICK_MS, undefined, { signal, ref: false }).catch(() => {})
  }
  pace.reach(thread.bytes(), files())
}
