import { createHash } from 'node:crypto'
import { SealBrokenError } from './errors.ts'
import { WRAPPED_DEK_SIZE } from './key-ring.ts'
import { type Layout, layoutOf, SEGMENT, sealedSize } from './streaming-aead.ts'

// A sealed blob is this header, then one stream of streaming-aead.ts with the 16 bytes of the blob id as associated data:
//   0   8  magic "SAKSBLOB"
//   8   2  version u16 BE = 1
//   10  2  zero
//   12  4  segment size u32 BE
//   16  16 blob id
//   32  64 wrapped data key (key-ring.ts); the one in the database is what reading uses, this one is for rescue
//   96  32 SHA-256 of bytes 0…95: accidental damage shows even where reading would not look
export const BLOB_HEADER = 128
const MAGIC = Buffer.from('SAKSBLOB')
const VERSION = 1
const DIGEST_AT = 96

export type BlobHeader = Readonly<{ id: string; wrappedDek: Buffer; layout: Layout }>

export const blobLayout: Layout = layoutOf(SEGMENT)

/** Bytes on disk of a blob with `size` bytes of plaintext. */
export const blobFileSize = (size: number): number => BLOB_HEADER + sealedSize(blobLayout, size)

export const associatedDataOf = (blobId: string): Buffer => Buffer.from(blobId, 'hex')

export function encodeBlobHeader(id: string, wrappedDek: Uint8Array): Buffer {
  const bytes = Buffer.alloc(BLOB_HEADER)
  MAGIC.copy(bytes)
  bytes.writeUInt16BE(VERSION, 8)
  bytes.writeUInt32BE(SEGMENT, 12)
  bytes.write(id, 16, 'hex')
  bytes.set(wrappedDek, 32)
  digestOf(bytes).copy(bytes, DIGEST_AT)
  return bytes
}

/** Throws SealBrokenError unless this is an undamaged header of blob `id`. */
export function parseBlobHeader(bytes: Buffer, id: string): BlobHeader {
  if (bytes.length !== BLOB_HEADER || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    throw new SealBrokenError('Not a sealed blob.')
  if (!digestOf(bytes).equals(bytes.subarray(DIGEST_AT))) throw new SealBrokenError('The blob header is damaged.')
  if (bytes.readUInt16BE(8) !== VERSION || bytes.readUInt32BE(12) !== SEGMENT)
    throw new SealBrokenError('A blob format this program does not know.')
  if (bytes.toString('hex', 16, 32) !== id) throw new SealBrokenError('The file of another blob.')
  return { id, wrappedDek: bytes.subarray(32, 32 + WRAPPED_DEK_SIZE), layout: blobLayout }
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes.subarray(0, DIGEST_AT)).digest()
