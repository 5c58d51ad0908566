import { createHash } from 'node:crypto'
import { constants, fstatSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { BlobReader, StoredBlob } from '#electron/core/kernel/blobs.ts'
import { codeOf } from './durable-file.ts'
import { SealBrokenError } from './errors.ts'
import { inlineRead } from './inline-read.ts'
import { associatedDataOf, BLOB_HEADER, blobFileSize, blobLayout, parseBlobHeader } from './sealed-blob.ts'
import { deriveStreamKey, openerOf, STREAM_HEADER, segmentCount } from './streaming-aead.ts'
import type { BlobThreads } from './threads/blob-threads.ts'
import { ringDigest, ringRead, type SealedFile } from './threads/ring-read.ts'

/** From how many bytes on the threads do the work. */
export type Bulk = Readonly<{ threads: BlobThreads; from: number }>
/** Below this many bytes, going to the threads and back costs more than it saves. */
export const BULK_FROM = 4 * 1024 * 1024

type Opening = Readonly<{
  path: string
  blob: Pick<StoredBlob, 'id' | 'size'>
  /** Stays the caller's. */
  dek: Uint8Array
  bulk: Bulk
}>

/** Throws SealBrokenError when the file is missing, has another length, or is another blob's. */
export async function openBlobFile({ path, blob, dek, bulk }: Opening): Promise<BlobReader> {
  const file = await openOrBroken(path)
  try {
    const head = await readHead(file)
    parseBlobHeader(head.subarray(0, BLOB_HEADER), blob.id)
    // The system has just looked it up: no way to the disk, and none to the pool.
    if (fstatSync(file.fd).size !== blobFileSize(blob.size)) throw new SealBrokenError('The blob has another length.')
    const header = head.subarray(BLOB_HEADER)
    const { raw, prefix } = deriveStreamKey(dek, { header, associatedData: associatedDataOf(blob.id) })
    const key = bulk.threads.shareKey(raw)
    raw.fill(0)
    const segments = segmentCount(blobLayout, blob.size)
    return createReader(file, { fd: file.fd, key, prefix, size: blob.size, segments }, bulk)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function openOrBroken(path: string): Promise<FileHandle> {
  try {
    // A pipe in its place is not waited for; its length tells.
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') throw new SealBrokenError('The blob file is missing.', { cause })
    // Something else of this computer ran out; the file is not to blame.
    if (['EMFILE', 'ENFILE', 'ENOMEM'].includes(codeOf(cause))) throw cause
    throw unreadable(cause)
  }
}

/** A sealed file that the disk no longer gives back is as broken as one that was changed. */
const unreadable = (cause: unknown) => new SealBrokenError('The blob cannot be read.', { cause })

async function readHead(file: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(BLOB_HEADER + STREAM_HEADER)
  await file.read(head, 0, head.length, 0).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  return head
}

function createReader(file: FileHandle, sealed: SealedFile, { threads, from }: Bulk): BlobReader {
  const { size, prefix } = sealed
  const opener = openerOf({ raw: Buffer.from(sealed.key.memory), prefix })
  const inline = (start: number, end: number) => inlineRead({ ...sealed, file, opener, rooms: threads }, start, end)

  async function* pass(start: number, end: number): AsyncGenerator<Uint8Array, void> {
    if (!(start >= 0 && start <= end && end <= size)) throw new RangeError('The range is outside the blob.')
    if (start === end && size > 0) return
    const chunks = end - start >= from ? ringRead(threads, sealed, { start, end }) : null
    yield* chunks ?? inline(start, end)
  }

  return {
    size,
    pass,
    async *read(start, end) {
      for await (const chunk of pass(start, end)) yield Uint8Array.from(chunk)
    },
    digest: () => (size >= from ? ringDigest(threads, sealed) : null) ?? hashed(pass(0, size)),
    // A thread may still be reading for somebody who was cut off at lock: without the key it opens nothing.
    close: async () => {
      sealed.key.wipe()
      await file.close()
    },
  }
}

async function* hashed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
  return hash.digest('hex')
}
