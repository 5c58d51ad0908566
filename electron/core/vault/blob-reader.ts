import { type FileHandle, open } from 'node:fs/promises'
import type { BlobReader, StoredBlob } from '#electron/core/kernel/blobs.ts'
import { codeOf } from './durable-file.ts'
import { SealBrokenError } from './errors.ts'
import { associatedDataOf, BLOB_HEADER, blobFileSize, blobLayout, parseBlobHeader } from './sealed-blob.ts'
import {
  createOpener,
  type Opener,
  plainStart,
  SEGMENT,
  STREAM_HEADER,
  sealedStart,
  segmentAt,
  segmentCount,
} from './streaming-aead.ts'

/** Segments fetched by one read of the file; the next read is under way while these are opened. */
const BATCH = 4

type Open = Readonly<{ file: FileHandle; opener: Opener; size: number; segments: number }>

/** Throws SealBrokenError when the file is missing, has another length, or is another blob's. Takes no ownership of `dek`. */
export async function openBlobFile(
  path: string,
  blob: Pick<StoredBlob, 'id' | 'size'>,
  dek: Uint8Array,
): Promise<BlobReader> {
  const file = await openOrBroken(path)
  try {
    const head = Buffer.alloc(BLOB_HEADER + STREAM_HEADER)
    await file.read(head, 0, head.length, 0)
    parseBlobHeader(head.subarray(0, BLOB_HEADER), blob.id)
    if ((await file.stat()).size !== blobFileSize(blob.size)) throw new SealBrokenError('The blob has another length.')
    const header = head.subarray(BLOB_HEADER)
    const opener = createOpener(dek, { header, associatedData: associatedDataOf(blob.id) })
    const state = { file, opener, size: blob.size, segments: segmentCount(blobLayout, blob.size) }
    return {
      size: blob.size,
      read: (start, end) => readRange(state, start, end),
      close: async () => {
        opener.destroy()
        await file.close()
      },
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function openOrBroken(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') throw new SealBrokenError('The blob file is missing.', { cause })
    throw cause
  }
}

/** Only the segments the range touches are read. An empty blob is authenticated all the same. */
async function* readRange(state: Open, start: number, end: number): AsyncGenerator<Uint8Array, void> {
  if (!(start >= 0 && start <= end && end <= state.size)) throw new RangeError('The range is outside the blob.')
  if (start === end && state.size > 0) return
  const first = segmentAt(blobLayout, start)
  const last = segmentAt(blobLayout, Math.max(start, end - 1))
  // Two buffers take turns: one is filled while the other is opened.
  const buffers = Array.from({ length: last - first >= BATCH ? 2 : 1 }, () =>
    Buffer.allocUnsafeSlow(SEGMENT * Math.min(BATCH, last - first + 1)),
  )
  const fetch = (index: number, turn: number) => {
    const job = fetchSegments(state, buffers[turn % 2] as Buffer, { index, last: Math.min(index + BATCH - 1, last) })
    job.catch(() => {})
    return job
  }
  let fetching = fetch(first, 0)
  for (let index = first, turn = 1; index <= last; index += BATCH, turn += 1) {
    const sealed = await fetching
    if (index + BATCH <= last) fetching = fetch(index + BATCH, turn)
    for (const [offset, segment] of sealed.entries()) {
      const base = plainStart(blobLayout, index + offset)
      const plain = state.opener.open(index + offset, index + offset === state.segments - 1, segment)
      if (plain.length > 0) yield plain.subarray(Math.max(0, start - base), Math.min(plain.length, end - base))
    }
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
  const { bytesRead } = await file.read(buffer, 0, sealedEnd - origin, BLOB_HEADER + origin)
  if (bytesRead !== sealedEnd - origin) throw new SealBrokenError('The blob is cut short.')
  return Array.from({ length: last - index + 1 }, (_, offset) => {
    const from = sealedStart(blobLayout, index + offset) - origin
    const to = index + offset === last ? sealedEnd : sealedStart(blobLayout, index + offset + 1)
    return buffer.subarray(from, to - origin)
  })
}
