import { BLOB_HEADER, blobFileSize, blobLayout } from '../sealed-blob.ts'
import { plainStart, sealedStart, segmentAt } from '../streaming-aead.ts'
import type { BlobThreads, SharedKey } from './blob-threads.ts'
import { GROUP } from './messages.ts'
import { beginRing, type Ring } from './ring.ts'

/** Slots of one reader: two are being filled, one is used, one waits. */
const READ_DEPTH = 4
/** Opened ones wait for the hash as well. */
const DIGEST_DEPTH = 6

/** A sealed file, open for reading. */
export type SealedFile = Readonly<{
  fd: number
  key: SharedKey
  prefix: Uint8Array
  size: number
  segments: number
}>

/**
 * The plaintext of `[start, end)` in order, opened by both threads in turn; null when no slots are left. Each chunk is a
 * view of a slot: valid until the next one is asked for.
 */
export function ringRead(
  threads: BlobThreads,
  file: SealedFile,
  range: Range,
): AsyncGenerator<Uint8Array, void> | null {
  const facts = { facts: factsOf(file), hash: false }
  const ring = beginRing(threads, READ_DEPTH, [facts, facts])
  return ring && chunks(ring, file, range)
}

type Range = Readonly<{ start: number; end: number }>

async function* chunks(ring: Ring, file: SealedFile, { start, end }: Range): AsyncGenerator<Uint8Array, void> {
  const pieces = piecesOf(file, segmentAt(blobLayout, start), segmentAt(blobLayout, Math.max(start, end - 1)))
  const next = (n: number) => {
    const piece = pieces.at(n)
    return piece ? open(ring, piece, { n, lane: n }) : null
  }
  const opening = Array.from({ length: Math.min(ring.size, pieces.count) }, (_, n) => next(n))
  try {
    for (let n = 0; n < pieces.count; n += 1) {
      const length = (await opening.shift()) ?? 0
      const base = pieces.at(n)?.base ?? 0
      const from = Math.max(0, start - base)
      const to = Math.min(length, end - base)
      if (to > from) yield ring.slot(n).bytes.subarray(from, to)
      opening.push(next(n + ring.size))
    }
  } finally {
    await ring.end()
  }
}

/** All of the plaintext, chunks as above; returns its SHA-256 as hex. Null when no slots are left. */
export function ringDigest(threads: BlobThreads, file: SealedFile): AsyncGenerator<Uint8Array, string> | null {
  const ring = beginRing(threads, DIGEST_DEPTH, [
    { facts: factsOf(file), hash: false },
    { facts: null, hash: true },
  ])
  return ring && digest(ring, file)
}

/** One thread opens, the other hashes. */
async function* digest(ring: Ring, file: SealedFile): AsyncGenerator<Uint8Array, string> {
  const { stream } = ring
  const pieces = piecesOf(file, 0, file.segments - 1)
  const next = (n: number) => {
    const piece = pieces.at(n)
    return piece ? open(ring, piece, { n, lane: 0 }) : null
  }
  const hashed = (n: number, length: number) =>
    quiet(ring.ask(1, { kind: 'hash', stream, slot: ring.slot(n).number, length }))
  // Half of the slots are being opened, the other half is being hashed.
  const ahead = ring.size / 2
  const opening = Array.from({ length: ahead }, (_, n) => next(n))
  const hashing: Promise<unknown>[] = []
  try {
    for (let n = 0; n < pieces.count; n += 1) {
      const length = (await opening.shift()) ?? 0
      hashing.push(hashed(n, length))
      if (length > 0) yield ring.slot(n).bytes.subarray(0, length)
      if (hashing.length > ahead) await hashing.shift()
      opening.push(next(n + ahead))
    }
    await Promise.all(hashing)
    return String(await ring.ask(1, { kind: 'digest', stream }))
  } finally {
    await ring.end()
  }
}

/** Up to four segments in a row: `length` sealed bytes at `at` in the file, plaintext from `base` on. */
type Piece = Readonly<{ index: number; at: number; length: number; base: number }>

/** Segments `first` to `last` in pieces that start where a group of four would: none outside them is opened. */
function piecesOf({ size, segments }: SealedFile, first: number, last: number) {
  const group = Math.floor(first / GROUP)
  const count = Math.floor(last / GROUP) - group + 1
  const endOf = (index: number) =>
    index + 1 >= segments ? blobFileSize(size) - BLOB_HEADER : sealedStart(blobLayout, index + 1)
  const at = (n: number): Piece | null => {
    if (n >= count) return null
    const index = Math.max(first, (group + n) * GROUP)
    const from = sealedStart(blobLayout, index)
    const end = endOf(Math.min(last, (group + n + 1) * GROUP - 1))
    return { index, at: BLOB_HEADER + from, length: end - from, base: plainStart(blobLayout, index) }
  }
  return { count, at }
}

type Place = Readonly<{ n: number; lane: number }>

function open(ring: Ring, { index, at, length }: Piece, { n, lane }: Place): Promise<number> {
  const job = { kind: 'open', stream: ring.stream, slot: ring.slot(n).number, index, at, length } as const
  return quiet(ring.ask(lane, job).then(Number))
}

/** Somebody waits for it later; until then a failure is not unhandled. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

const factsOf = ({ fd, key, prefix, segments }: SealedFile) => ({ fd, key: key.memory, prefix, segments })
