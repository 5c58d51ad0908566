import { closeSync, fdatasync, fsync, openSync, readSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { endedBy, onSide, type Side, SideError } from '../kernel/side-error.ts'

/** Copies sealed bytes as they lie, into one file or out of one. It never sees a key, and never the open database. */
export type CopyJob = Readonly<{
  /** Written before the bytes. */
  head: Uint8Array
  /** A path, or a descriptor the core has opened and closes after us; not opened for no bytes. */
  from: string | number
  start: number
  size: number
  /** Zeros after the bytes. */
  padding: number
  /** A descriptor and a place in it, or the path of a file that is made and synced. */
  to: Readonly<{ descriptor: number; at: number }> | string
}>
export type CopyReply = Readonly<{ ok: true }> | Readonly<{ ok: false; side: Side; index: number; code: string }>

const ROOM = 4 << 20
/** Starts writing back early, so that the sync at the end does not wait for all of it. */
const FLUSH_EVERY = 32 << 20

/** [0] not 0: stop. */
const stop = new Int32Array(workerData.stop as SharedArrayBuffer)
/** [0] bytes copied so far, of all jobs. */
const progress = new BigInt64Array(workerData.progress as SharedArrayBuffer)
const room = Buffer.allocUnsafeSlow(ROOM)
const dataSync = promisify(fdatasync)
const fullSync = promisify(fsync)

/** What is gathered in `room` and where it goes: small files are written together. */
type Sink = { descriptor: number; at: number; filled: number; unflushed: number; flushing: Promise<unknown> }

const newSink = (descriptor: number, at: number): Sink => ({
  descriptor,
  at,
  filled: 0,
  unflushed: 0,
  flushing: Promise.resolve(),
})

async function drain(sink: Sink): Promise<void> {
  for (let done = 0; done < sink.filled; )
    done += onSide('target', () => writeSync(sink.descriptor, room, done, sink.filled - done, sink.at + done))
  sink.at += sink.filled
  sink.unflushed += sink.filled
  sink.filled = 0
  if (sink.unflushed < FLUSH_EVERY) return
  sink.unflushed = 0
  await sink.flushing
  sink.flushing = dataSync(sink.descriptor)
  sink.flushing.catch(() => {})
}

async function put(sink: Sink, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    if (sink.filled === ROOM) await drain(sink)
    const part = bytes.subarray(done, done + ROOM - sink.filled)
    room.set(part, sink.filled)
    sink.filled += part.length
    done += part.length
  }
}

async function copy(sink: Sink, { from, start, size }: CopyJob): Promise<void> {
  if (size === 0) return
  const source = typeof from === 'string' ? onSide('source', () => openSync(from, 'r')) : from
  try {
    for (let done = 0; done < size; ) {
      if (Atomics.load(stop, 0) !== 0) throw endedBy('STOPPED')
      if (sink.filled === ROOM) await drain(sink)
      const wanted = Math.min(ROOM - sink.filled, size - done)
      const read = onSide('source', () => readSync(source, room, sink.filled, wanted, start + done))
      if (read === 0) throw endedBy('CUT')
      sink.filled += read
      done += read
      Atomics.add(progress, 0, BigInt(read))
    }
  } finally {
    if (typeof from === 'string') closeSync(source)
  }
}

async function write(sink: Sink, job: CopyJob): Promise<void> {
  await put(sink, job.head)
  await copy(sink, job)
  await put(sink, Buffer.alloc(job.padding))
}

/** All into one file that is open already; whoever opened it syncs it. */
async function pack(jobs: readonly CopyJob[], reached: (index: number) => void): Promise<void> {
  let sink: Sink | null = null
  for (const [index, job] of jobs.entries()) {
    reached(index)
    if (typeof job.to === 'string') continue
    sink ??= newSink(job.to.descriptor, job.to.at)
    await write(sink, job)
  }
  if (!sink) return
  await drain(sink)
  await sink.flushing
}

/** Each into a file of its own; synced together, so that the journal is written once. */
async function unpack(jobs: readonly CopyJob[], reached: (index: number) => void): Promise<void> {
  const made: number[] = []
  try {
    for (const [index, job] of jobs.entries()) {
      reached(index)
      const { to } = job
      if (typeof to !== 'string') continue
      const descriptor = onSide('target', () => openSync(to, 'wx', 0o600))
      made.push(descriptor)
      const sink = newSink(descriptor, 0)
      await write(sink, job)
      await drain(sink)
      await sink.flushing
    }
    await Promise.all(made.map((descriptor) => fullSync(descriptor)))
  } finally {
    for (const descriptor of made) closeSync(descriptor)
  }
}

async function run(jobs: readonly CopyJob[]): Promise<CopyReply> {
  let index = 0
  const reached = (next: number) => {
    index = next
  }
  try {
    await (typeof jobs[0]?.to === 'string' ? unpack : pack)(jobs, reached)
    return { ok: true }
  } catch (error) {
    const { side, code } = error instanceof SideError ? error : new SideError('target', error)
    return { ok: false, side, index, code }
  }
}

parentPort?.on('message', async (jobs: readonly CopyJob[]) => parentPort?.postMessage(await run(jobs)))
