import type { FileHandle } from 'node:fs/promises'
import type { PutOptions } from '#electron/core/kernel/blobs.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Sealed, Source } from '../seal-stream.ts'
import { BLOB_HEADER, blobLayout } from '../sealed-blob.ts'
import { plainStart, sealedStart } from '../streaming-aead.ts'
import type { BlobThreads, SharedKey } from './blob-threads.ts'
import { GROUP } from './messages.ts'
import { beginRing, type Ring } from './ring.ts'

/** One slot is being filled, two are hashed, two sealed and written, one waits. */
const SEAL_DEPTH = 6
/** Starts writing back early, so that the last fsync of a large file does not wait for all of it. */
const FLUSH_EVERY = 32 * 1024 * 1024
const HASHES = 1
const SEALS = 0

export type Sealing = Readonly<{
  threads: BlobThreads
  /** Written from `BLOB_HEADER + STREAM_HEADER` on; the caller writes the headers before and syncs after. */
  file: FileHandle
  key: SharedKey
  prefix: Uint8Array
  options: Pick<PutOptions, 'onProgress' | 'signal' | 'watch'>
}>

const begin = ({ threads, file, key, prefix }: Sealing) =>
  beginRing(threads, SEAL_DEPTH, [
    { facts: { fd: file.fd, key: key.memory, prefix, segments: null }, hash: false },
    { facts: null, hash: true },
  ])

/** Plaintext a group of segments holds: what a slot is filled with. */
const roomOf = (group: number) => plainStart(blobLayout, (group + 1) * GROUP) - plainStart(blobLayout, group * GROUP)

/**
 * A file the threads read themselves: one reads and hashes, the other seals and writes. Null when no slots are left.
 * Throws AppError `file_changed` when it cannot be read or ends early.
 */
export function ringSealFile(source: Readonly<{ fd: number; size: number }>, sealing: Sealing): Promise<Sealed> | null {
  const ring = begin(sealing)
  return ring && sealFile(ring, source, sealing)
}

async function sealFile(ring: Ring, { fd, size }: Readonly<{ fd: number; size: number }>, sealing: Sealing) {
  const pieces = createPieces(ring, sealing)
  const groups = Math.max(1, Math.ceil((size - roomOf(0)) / roomOf(1)) + 1)
  const taking: Promise<number>[] = []
  const take = async (group: number) => {
    const at = plainStart(blobLayout, group * GROUP)
    const length = Math.min(roomOf(group), size - at)
    await pieces.free(group)
    const job = { kind: 'take', stream: ring.stream, slot: ring.slot(group).number, fd, at, length } as const
    const taken = await ring.ask(HASHES, job).catch((cause: unknown) => {
      throw new AppError('file_changed', undefined, { cause })
    })
    if (taken !== length) throw new AppError('file_changed')
    return length
  }
  const start = (group: number) => {
    if (group >= groups) return
    const job = take(group)
    job.catch(() => {})
    taking.push(job)
  }
  try {
    start(0)
    start(1)
    for (let group = 0; group < groups; group += 1) {
      const length = (await taking.shift()) ?? 0
      sealing.options.signal?.throwIfAborted()
      sealing.options.watch?.(ring.slot(group).bytes.subarray(0, length))
      pieces.seal(group, length, group === groups - 1)
      start(group + 2)
    }
    return await pieces.finish()
  } finally {
    await Promise.allSettled(taking)
    await pieces.settle()
  }
}

/** Bytes as they come, copied into slots. Null when no slots are left. */
export function ringSealStream(source: Source, sealing: Sealing): Promise<Sealed> | null {
  const ring = begin(sealing)
  return ring && sealStream(ring, source, sealing)
}

async function sealStream(ring: Ring, source: Source, sealing: Sealing): Promise<Sealed> {
  const { signal, watch } = sealing.options
  const pieces = createPieces(ring, sealing)
  let group = 0
  let filled = 0
  const submit = async (last: boolean) => {
    pieces.hash(group, filled)
    pieces.seal(group, filled, last)
    group += 1
    filled = 0
    if (!last) await pieces.free(group)
  }
  try {
    for await (const chunk of source) {
      signal?.throwIfAborted()
      watch?.(chunk)
      for (let taken = 0; taken < chunk.length; ) {
        // A full slot waits for the next byte: only then is it known not to be the last.
        if (filled === roomOf(group)) await submit(false)
        const count = Math.min(chunk.length - taken, roomOf(group) - filled)
        ring.slot(group).bytes.set(chunk.subarray(taken, taken + count), filled)
        filled += count
        taken += count
      }
    }
    signal?.throwIfAborted()
    await submit(true)
    return await pieces.finish()
  } finally {
    await pieces.settle()
  }
}

/** What both ways share: pieces under way, writing back early, the hash at the end. */
function createPieces(ring: Ring, { file, options }: Sealing) {
  const { stream } = ring
  const busy: Promise<unknown>[] = []
  let flushing: Promise<unknown> = Promise.resolve()
  let unflushed = 0
  let size = 0
  let failed: { error: unknown } | null = null

  const flush = (length: number) => {
    unflushed += length
    if (unflushed < FLUSH_EVERY) return
    unflushed = 0
    flushing = flushing.then(() => file.datasync())
    flushing.catch(() => {})
  }
  const under = (group: number, work: Promise<unknown>) => {
    const earlier = busy[group % ring.size]
    const both = Promise.all([earlier, work])
    both.catch((error: unknown) => {
      failed ??= { error }
    })
    busy[group % ring.size] = both
  }
  return {
    hash: (group: number, length: number) =>
      under(group, ring.ask(HASHES, { kind: 'hash', stream, slot: ring.slot(group).number, length })),
    seal(group: number, length: number, last: boolean) {
      const index = group * GROUP
      const at = BLOB_HEADER + sealedStart(blobLayout, index)
      const job = { kind: 'seal', stream, slot: ring.slot(group).number, length, index, at, last } as const
      const done = ring.ask(SEALS, job).then(() => {
        size += length
        flush(length)
        options.onProgress?.(size)
      })
      under(group, done)
    },
    /** Resolves when the slot of this piece may be filled; throws what went wrong so far. */
    async free(group: number) {
      if (failed) throw failed.error
      await busy[group % ring.size]
      busy[group % ring.size] = Promise.resolve()
    },
    async finish(): Promise<Sealed> {
      await Promise.all(busy)
      await flushing
      return { size, sha256: String(await ring.ask(HASHES, { kind: 'digest', stream })) }
    },
    /** Nothing may still be written when the file is closed and removed. */
    async settle() {
      await Promise.allSettled([...busy, flushing])
      await ring.end()
    },
  }
}
