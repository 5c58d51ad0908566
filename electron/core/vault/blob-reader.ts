import { type FileHandle, open } from 'node:fs/promises'
import type { BlobReader, StoredBlob } from '#electron/core/kernel/blobs.ts'
import { codeOf } from './durable-file.ts'
import { SealBrokenError } from './errors.ts'
import { associatedDataOf, BLOB_HEADER, blobFileSize, blobLayout, parseBlobHeader } from './sealed-blob.ts'
import {
  createStreamKey,
  plainStart,
  STREAM_HEADER,
  type StreamKey,
  sealedStart,
  segmentAt,
  segmentCount,
} from './streaming-aead.ts'

/** Segments read and opened ahead of the consumer. */
const AHEAD = 4
const TAG = 16

type Open = Readonly<{ file: FileHandle; key: StreamKey; size: number; segments: number }>

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
    const key = await createStreamKey(dek, {
      header: head.subarray(BLOB_HEADER),
      associatedData: associatedDataOf(blob.id),
    })
    const state = { file, key, size: blob.size, segments: segmentCount(blobLayout, blob.size) }
    return {
      size: blob.size,
      read: (start, end) => readRange(state, start, end),
      close: () => file.close(),
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
  const last = segmentAt(blobLayout, Math.max(start, end - 1))
  const ahead: Promise<Uint8Array>[] = []
  let next = segmentAt(blobLayout, start)
  for (let index = next; index <= last; index += 1) {
    while (next <= last && ahead.length < AHEAD) {
      const job = openSegment(state, next)
      job.catch(() => {})
      ahead.push(job)
      next += 1
    }
    const plain = await ahead.shift()
    const base = plainStart(blobLayout, index)
    if (plain && plain.length > 0) yield plain.subarray(Math.max(0, start - base), Math.min(plain.length, end - base))
  }
}

async function openSegment({ file, key, size, segments }: Open, index: number): Promise<Uint8Array> {
  const isLast = index === segments - 1
  const end = isLast ? size : plainStart(blobLayout, index + 1)
  const sealed = Buffer.allocUnsafeSlow(end - plainStart(blobLayout, index) + TAG)
  const { bytesRead } = await file.read(sealed, 0, sealed.length, BLOB_HEADER + sealedStart(blobLayout, index))
  if (bytesRead !== sealed.length) throw new SealBrokenError(`Segment ${index} is cut short.`)
  return key.open(index, isLast, sealed)
}
