import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { endedBy, onSide, type Side, SideError } from '../kernel/side-error.ts'

/** Copies and hashes files as they lie. It never sees a key, and must never be given the open database. */
export type FileJob = Readonly<{
  /** Null only hashes `from`. */
  to: string | null
  from: string
  /** A file that lies at `to` is kept when it has this hash; without one, when it has the hash of `from`. */
  expected: string | null
}>
export type FileDone = Readonly<{ sha256: string; bytes: number; kept: boolean }>
export type FileFailed = Readonly<{ side: Side; code: string; message: string }>
export type FileReply = Readonly<{ ok: true; files: FileDone[] } | ({ ok: false; index: number } & FileFailed)>

const CHUNK = 1 << 20
/** Starts writing back early, so that the sync at the end of a batch does not wait for all of it. */
const FLUSH_EVERY = 32 << 20

/** [0] not 0: stop. */
const stop = new Int32Array(workerData.stop as SharedArrayBuffer)
/** [0] bytes read so far, of all jobs. */
const progress = new BigInt64Array(workerData.progress as SharedArrayBuffer)
const buffer = Buffer.allocUnsafeSlow(CHUNK)
const sync = promisify(fsync)

/** `descriptor` null once closed: its number may belong to another file of the process by then. */
type Written = { readonly part: string; readonly to: string; descriptor: number | null }

/** Folders with names that are not durable yet. */
type Touched = Set<string>

function serve(touched: Touched): void {
  parentPort?.on('message', async (jobs: readonly FileJob[] | 'settle') =>
    parentPort?.postMessage(jobs === 'settle' ? await settleFolders(touched) : await runBatch(jobs, touched)),
  )
}

/** Only now do the new names survive a power cut: once for all of them, not once a batch. */
async function settleFolders(touched: Touched): Promise<FileReply> {
  try {
    const folders = [...touched]
    await Promise.all([...new Set([...folders, ...folders.map(dirname)])].map(syncFolder))
    touched.clear()
    return { ok: true, files: [] }
  } catch (error) {
    return failed(0, new SideError('target', error))
  }
}

function failed(index: number, error: unknown): FileReply {
  const { side, code, message } = error instanceof SideError ? error : new SideError('source', error)
  return { ok: false, index, side, code, message }
}

/** The content of a batch is on the medium, under its own names, before it is answered. */
async function runBatch(jobs: readonly FileJob[], touched: Touched): Promise<FileReply> {
  const written: Written[] = []
  const files: FileDone[] = []
  try {
    for (const job of jobs) files.push(runOne(job, written))
    await settle(written, touched)
    return { ok: true, files }
  } catch (error) {
    for (const file of written) discard(file)
    return failed(files.length, error)
  }
}

function runOne({ from, to, expected }: FileJob, written: Written[]): FileDone {
  if (to === null) return { ...readThrough('source', from), kept: true }
  const there = sizeOf(to)
  if (there !== null && there === onSide('source', () => statSync(from).size)) {
    const kept = onSide('target', () => readThrough('target', to))
    if (kept.sha256 === (expected ?? readThrough('source', from).sha256)) return { ...kept, kept: true }
  }
  return { ...copy(from, to, written), kept: false }
}

function sizeOf(path: string): number | null {
  const stat = onSide('target', () => lstatSync(path, { throwIfNoEntry: false }))
  return stat?.isFile() ? stat.size : null
}

function copy(from: string, to: string, written: Written[]) {
  const part = `${to}.part`
  onSide('target', () => makeFolder(dirname(to)))
  // Never through a link that lies there in its place.
  onSide('target', () => rmSync(part, { force: true }))
  const descriptor = onSide('target', () => openSync(part, 'wx', 0o600))
  written.push({ part, to, descriptor })
  let unflushed = 0
  return readThrough('source', from, (chunk) => {
    onSide('target', () => writeAll(descriptor, chunk))
    unflushed += chunk.length
    if (unflushed < FLUSH_EVERY) return
    unflushed = 0
    onSide('target', () => fdatasyncSync(descriptor))
  })
}

/** One level only: where a medium was pulled off, its whole path must not come into being on the computer's own disk. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error
    if (lstatSync(folder).isSymbolicLink()) throw asCode('ELOOP', 'A link in place of a folder.')
  }
}

function readThrough(side: Side, path: string, use: (chunk: Buffer) => void = () => {}) {
  const hash = createHash('sha256')
  const source = onSide(side, () => openFile(path))
  let bytes = 0
  try {
    for (;;) {
      if (Atomics.load(stop, 0) !== 0) throw endedBy('STOPPED')
      const read = onSide(side, () => readSync(source, buffer, 0, CHUNK, null))
      if (read === 0) return { sha256: hash.digest('hex'), bytes }
      const chunk = buffer.subarray(0, read)
      hash.update(chunk)
      use(chunk)
      bytes += read
      Atomics.add(progress, 0, BigInt(read))
    }
  } finally {
    closeSync(source)
  }
}

/** What is no file, on a medium from elsewhere, reads as broken: a pipe would be waited for, a device never ends. */
function openFile(path: string): number {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  if (fstatSync(descriptor).isFile()) return descriptor
  closeSync(descriptor)
  throw asCode('EIO', 'Not a file.')
}

const asCode = (code: string, message: string) => Object.assign(new Error(message), { code })

function writeAll(descriptor: number, chunk: Buffer): void {
  for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at)
}

/** Data first, then names: a whole name never stands for half a file. Together, so that the journal is written once. */
async function settle(written: readonly Written[], touched: Touched): Promise<void> {
  try {
    await Promise.all(written.map(({ descriptor }) => (descriptor === null ? null : sync(descriptor))))
    for (const file of written) {
      close(file)
      renameSync(file.part, file.to)
      touched.add(dirname(file.to))
    }
  } catch (error) {
    throw new SideError('target', error)
  }
}

/** Some file systems of removable media (FUSE) refuse to sync a folder; Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    await sync(descriptor)
  } catch (error) {
    if (!/^(EINVAL|ENOTSUP|ENOSYS|EPERM)$/.test(String((error as { code?: unknown }).code))) throw error
  } finally {
    closeSync(descriptor)
  }
}

function close(file: Written): void {
  const { descriptor } = file
  file.descriptor = null
  if (descriptor !== null) closeSync(descriptor)
}

/** What cannot be removed because the medium is gone is a `.part`, which never counts as a file of a backup. */
function discard(file: Written): void {
  try {
    close(file)
    rmSync(file.part, { force: true })
  } catch {
    // The reason why the batch failed is told already.
  }
}

serve(new Set())
