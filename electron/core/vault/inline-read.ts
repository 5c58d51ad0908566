import type { FileHandle } from 'node:fs/promises'
import { SealBrokenError } from './errors.ts'
import { BLOB_HEADER, blobFileSize, blobLayout } from './sealed-blob.ts'
import { type Opener, plainStart, release, sealedStart, segmentAt } from './streaming-aead.ts'
import type { BlobThreads } from './threads/blob-threads.ts'
import { GROUP } from './threads/messages.ts'

type Open = Readonly<{
  file: FileHandle
  opener: Opener
  size: number
  segments: number
  rooms: Pick<BlobThreads, 'takeRoom' | 'giveRoom'>
}>

/**
 * Opens on this thread: only the segments the range touches are read, and each chunk is valid until the next one is asked
 * for. An empty blob is authenticated all the same.
 */
export async function* inlineRead(state: Open, start: number, end: number): AsyncGenerator<Uint8Array, void> {
  const first = segmentAt(blobLayout, start)
  const last = segmentAt(blobLayout, Math.max(start, end - 1))
  // Two take turns: one is filled while the other is opened.
  const rooms = Array.from({ length: last - first >= GROUP ? 2 : 1 }, state.rooms.takeRoom)
  const fetch = (index: number, turn: number) => {
    const job = fetchSegments(state, rooms[turn % 2] as Buffer, { index, last: Math.min(index + GROUP - 1, last) })
    job.catch(() => {})
    return job
  }
  let fetching = fetch(first, 0)
  try {
    for (let index = first, turn = 1; index <= last; index += GROUP, turn += 1) {
      const sealed = await fetching
      if (index + GROUP <= last) fetching = fetch(index + GROUP, turn)
      for (const [offset, segment] of sealed.entries())
        yield* openOne(state, { index: index + offset, segment }, { start, end })
    }
  } finally {
    // Never while the system still writes into one of them.
    await fetching.catch(() => {})
    for (const room of rooms) state.rooms.giveRoom(room)
  }
}

type Sealed = Readonly<{ index: number; segment: Buffer }>

/** What of one segment lies in the range, in memory of its own, wiped as soon as the next is asked for. */
function* openOne(
  { opener, segments }: Open,
  { index, segment }: Sealed,
  { start, end }: Readonly<{ start: number; end: number }>,
): Generator<Uint8Array, void> {
  const base = plainStart(blobLayout, index)
  const plain = opener.open(index, index === segments - 1, segment, { from: Math.max(0, start - base), to: end - base })
  try {
    if (plain.length > 0) yield plain
  } finally {
    release(plain)
  }
}

/** Sealed segments `index`…`last`, as views of `buffer`. */
async function fetchSegments(
  { file, size, segments }: Open,
  buffer: Buffer,
  { index, last }: Readonly<{ index: number; last: number }>,
): Promise<Buffer[]> {
  const origin = sealedStart(blobLayout, index)
  const sealedEnd = last === segments - 1 ? blobFileSize(size) - BLOB_HEADER : sealedStart(blobLayout, last + 1)
  const reading = file.read(buffer, 0, sealedEnd - origin, BLOB_HEADER + origin)
  const { bytesRead } = await reading.catch((cause: unknown) => {
    throw new SealBrokenError('The blob cannot be read.', { cause })
  })
  if (bytesRead !== sealedEnd - origin) throw new SealBrokenError('The blob is cut short.')
  return Array.from({ length: last - index + 1 }, (_, offset) => {
    const from = sealedStart(blobLayout, index + offset) - origin
    const to = index + offset === last ? sealedEnd : sealedStart(blobLayout, index + offset + 1)
    return buffer.subarray(from, to - origin)
  })
}
