import { createCipheriv, createDecipheriv, type DecipherGCM, hkdfSync, randomBytes, webcrypto } from 'node:crypto'
import { SealBrokenError } from './errors.ts'

// AES-GCM-HKDF streaming AEAD as specified by Google Tink (https://developers.google.com/tink/streaming-aead/aes_gcm_hkdf_streaming),
// after STREAM of Hoang, Reyhanitabar, Rogaway and Vizár (CRYPTO 2015):
//   header  = u8 header length (40) | salt 32 | nonce prefix 7
//   key     = HKDF-SHA-256(data key, salt, info = associated data), 32 bytes
//   segment = AES-256-GCM(key, nonce = prefix | u32 BE counter | u8 last, no AAD): ciphertext | tag 16
// The header takes its room from the first segment, so that every ciphertext segment but the last ends at a multiple of
// the segment size. The last segment is marked in its nonce: a stream can be neither cut nor extended nor reordered.

export const SEGMENT = 256 * 1024
const SALT = 32
const PREFIX = 7
const TAG = 16
export const STREAM_HEADER = 1 + SALT + PREFIX

/** Sizes that follow from the segment size alone; all offsets are within the stream, from its header on. */
export type Layout = Readonly<{ segment: number; firstPlain: number; plain: number }>

export const layoutOf = (segment: number = SEGMENT, header: number = STREAM_HEADER): Layout => ({
  segment,
  firstPlain: segment - header - TAG,
  plain: segment - TAG,
})

/** An empty stream still has one (empty, authenticated) segment. */
export const segmentCount = ({ firstPlain, plain }: Layout, size: number): number =>
  size <= firstPlain ? 1 : 1 + Math.ceil((size - firstPlain) / plain)

export const sealedSize = (layout: Layout, size: number): number =>
  STREAM_HEADER + size + segmentCount(layout, size) * TAG

/** Plaintext offset at which a segment starts. */
export const plainStart = ({ firstPlain, plain }: Layout, index: number): number =>
  index === 0 ? 0 : firstPlain + (index - 1) * plain

export const segmentAt = ({ firstPlain, plain }: Layout, offset: number): number =>
  offset < firstPlain ? 0 : 1 + Math.floor((offset - firstPlain) / plain)

/** Where a segment's ciphertext lies. */
export const sealedStart = ({ segment }: Layout, index: number): number =>
  index === 0 ? STREAM_HEADER : index * segment

/** Ours is SHA-256 and 32 bytes; the published test vectors use others too. The salt is as long as the key. */
export type Suite = Readonly<{ hash: 'sha1' | 'sha256' | 'sha512'; keySize: 16 | 32 }>
const OUR_SUITE: Suite = { hash: 'sha256', keySize: 32 }

/** Runs on a thread of the pool, so that hashing goes on meanwhile: ciphertext | tag. */
export type Sealer = (index: number, last: boolean, plain: Uint8Array) => Promise<Uint8Array>

/** Bytes `from`…`to` of a segment's plaintext; what lies beyond its end does not count. */
type Part = Readonly<{ from: number; to: number }>
const WHOLE: Part = { from: 0, to: Number.POSITIVE_INFINITY }

/** On this thread: at most 256 KiB at a time, faster than the way to the pool and back. Throws SealBrokenError. */
export type Opener = Readonly<{
  /** In memory of its own, the caller's to `release`; nothing before the tag of the whole segment was checked. */
  open(index: number, last: boolean, sealed: Uint8Array, part?: Part): Buffer
  destroy(): void
}>

export function newStreamHeader(): Buffer {
  return Buffer.concat([Buffer.from([STREAM_HEADER]), randomBytes(SALT + PREFIX)])
}

export type Stream = Readonly<{
  /** Fresh from `newStreamHeader` to seal, from the file to open. */
  header: Buffer
  associatedData: Uint8Array
  suite?: Suite
}>

export async function createSealer(dataKey: Uint8Array, stream: Stream): Promise<Sealer> {
  const { raw, prefix } = deriveStreamKey(dataKey, stream)
  const key = await webcrypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt'])
  raw.fill(0)
  return async (index, last, plain) => {
    const parameters = { name: 'AES-GCM', iv: nonceOf(prefix, index, last), tagLength: TAG * 8 }
    return new Uint8Array(await webcrypto.subtle.encrypt(parameters, key, asSource(plain)))
  }
}

export const createOpener = (dataKey: Uint8Array, stream: Stream): Opener => openerOf(deriveStreamKey(dataKey, stream))

/** The key of one stream, as a thread needs it. Whoever derives it wipes `raw`. */
export type StreamKey = Readonly<{ raw: Buffer; prefix: Uint8Array }>

const cipherOf = ({ raw }: StreamKey) => (raw.length === 32 ? 'aes-256-gcm' : 'aes-128-gcm')

/** Ciphertext and tag, on this thread. */
export function sealSegment(
  key: StreamKey,
  index: number,
  last: boolean,
  plain: Uint8Array,
): readonly [Buffer, Buffer] {
  const cipher = createCipheriv(cipherOf(key), key.raw, nonceOf(key.prefix, index, last), { authTagLength: TAG })
  const sealed = cipher.update(plain)
  cipher.final()
  return [sealed, cipher.getAuthTag()]
}

export const openerOf = (key: StreamKey): Opener => ({
  open: (index, last, sealed, part = WHOLE) => {
    const nonce = nonceOf(key.prefix, index, last)
    const decipher = createDecipheriv(cipherOf(key), key.raw, nonce, { authTagLength: TAG })
    decipher.setAuthTag(sealed.subarray(-TAG))
    const plain = partOf(decipher, sealed.subarray(0, -TAG), part)
    try {
      decipher.final()
      return plain
    } catch (cause) {
      release(plain)
      throw new SealBrokenError(`Segment ${index} does not authenticate.`, { cause })
    }
  },
  destroy: () => key.raw.fill(0),
})

/** What OpenSSL gives at once: small enough for memory the process already has. 256 KiB would be fresh pages each time. */
const PIECE = 64 * 1024

function partOf(decipher: DecipherGCM, sealed: Uint8Array, { from, to }: Part): Buffer {
  const part = Buffer.allocUnsafeSlow(Math.max(0, Math.min(to, sealed.length) - from))
  for (let at = 0; at < sealed.length; at += PIECE) {
    const piece = decipher.update(sealed.subarray(at, at + PIECE))
    const wanted = piece.subarray(Math.max(0, from - at), Math.max(0, to - at))
    if (wanted.length > 0) part.set(wanted, Math.max(0, at - from))
    release(piece)
  }
  return part
}

/** Wipes, and gives the memory back at once: left to the collector, it stops the core for 20 ms every dozen ranges. */
export function release(bytes: Buffer): void {
  bytes.fill(0)
  const { buffer, byteLength } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

export function deriveStreamKey(dataKey: Uint8Array, { header, associatedData, suite = OUR_SUITE }: Stream): StreamKey {
  const saltEnd = 1 + suite.keySize
  if (header.length !== saltEnd + PREFIX || header[0] !== header.length)
    throw new SealBrokenError('Not the header of a sealed stream.')
  const salt = header.subarray(1, saltEnd)
  const raw = Buffer.from(hkdfSync(suite.hash, dataKey, salt, associatedData, suite.keySize))
  return { raw, prefix: header.subarray(saltEnd) }
}

// WebCrypto's types refuse views on shared memory; ours never are.
const asSource = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>

function nonceOf(prefix: Uint8Array, index: number, last: boolean): Uint8Array<ArrayBuffer> {
  const nonce = Buffer.alloc(PREFIX + 5)
  nonce.set(prefix)
  nonce.writeUInt32BE(index, PREFIX)
  nonce[PREFIX + 4] = last ? 1 : 0
  return nonce
}
