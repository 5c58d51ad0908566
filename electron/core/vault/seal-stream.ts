import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { PutOptions } from '#electron/core/kernel/blobs.ts'
import { type Layout, SEGMENT, type Sealer } from './streaming-aead.ts'

export type Sealed = Readonly<{ size: number; sha256: string }>
export type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Segments under way at once: hashing here and sealing in the pool overlap, memory stays below 3 MiB a stream. */
const DEPTH = 4
/** Starts writing back early, so that the last fsync of a large file does not wait for all of it. */
const FLUSH_EVERY = 32 * 1024 * 1024

/** Reads once: hashes, seals and writes. The caller writes the headers before and syncs after. */
export async function sealStream(
  source: Source,
  file: FileHandle,
  { seal, layout, onProgress, signal, watch }: PutOptions & { seal: Sealer; layout: Layout },
): Promise<Sealed> {
  const hash = createHash('sha256')
  const segments = createSegmentWriter(file, seal, layout)
  let size = 0
  try {
    for await (const chunk of source) {
      signal?.throwIfAborted()
      watch?.(chunk)
      hash.update(chunk)
      await segments.add(chunk)
      size += chunk.length
      onProgress?.(size)
    }
    signal?.throwIfAborted()
    await segments.end()
    return { size, sha256: hash.digest('hex') }
  } finally {
    await segments.settle()
  }
}

function createSegmentWriter(file: FileHandle, seal: Sealer, layout: Layout) {
  const ring = Array.from({ length: DEPTH + 1 }, () => Buffer.allocUnsafeSlow(SEGMENT))
  const sealing: Promise<Uint8Array>[] = []
  let flushing: Promise<unknown> = Promise.resolve()
  let unflushed = 0
  let index = 0
  let filled = 0
  const room = () => (index === 0 ? layout.firstPlain : layout.plain)
  const current = () => ring[index % ring.length] as Buffer

  const writeOldest = async () => {
    const sealed = await sealing.shift()
    if (!sealed) return
    await file.writev([sealed])
    unflushed += sealed.length
    if (unflushed < FLUSH_EVERY) return
    unflushed = 0
    await flushing
    flushing = file.datasync()
    flushing.catch(() => {})
  }
  const sealCurrent = async (last: boolean) => {
    const job = seal(index, last, current().subarray(0, filled))
    job.catch(() => {})
    sealing.push(job)
    index += 1
    filled = 0
    if (sealing.length >= DEPTH) await writeOldest()
  }

  return {
    /** A full segment waits for the next byte: only then is it known not to be the last. */
    async add(chunk: Uint8Array) {
      let taken = 0
      while (taken < chunk.length) {
        if (filled === room()) await sealCurrent(false)
        const count = Math.min(chunk.length - taken, room() - filled)
        current().set(chunk.subarray(taken, taken + count), filled)
        filled += count
        taken += count
      }
    },
    async end() {
      await sealCurrent(true)
      while (sealing.length > 0) await writeOldest()
      await flushing
    },
    /** Waits for what is still running, so that the file can be closed and removed, and wipes the plaintext. */
    async settle() {
      await Promise.allSettled([...sealing, flushing])
      for (const buffer of ring) buffer.fill(0)
    },
  }
}
