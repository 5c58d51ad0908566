import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Evidence } from '#shared/evidence/model.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { Session } from '../kernel/session.ts'
import { textsInBytes } from '../reports/texts-in-bytes.ts'
import { packedBytes, readZip, type ZipEntry } from '../tables/zip.ts'
import { readRange } from './service.ts'

const MIB = 1024 * 1024
/** Of texts and documents all is read; of pictures, sound and films the ends, where programs write authors and titles. */
const WHOLE_LIMIT = 64 * MIB
const MEDIA_END = MIB / 4
/** As much as is looked at without letting others go on. */
const PIECE = MIB / 4
const ZIP_START = Buffer.from('PK\u0003\u0004', 'latin1')

type Kind = Pick<Evidence, 'kind'>

/** What can be read in an item before it leaves: its bytes as they lie, and the parts of an Office file or another ZIP. */
export async function* textsOfItem(session: Session, blob: StoredBlob, { kind }: Kind): AsyncGenerator<string, void> {
  const isMedia = kind === 'image' || kind === 'audio' || kind === 'video'
  if (!isMedia && blob.size <= WHOLE_LIMIT && (await isZip(session, blob))) {
    const file = await collect(readRange(session, blob, [0, blob.size]))
    yield* textsInBytes(piecesOf(file))
    yield* textsInZip(file)
    return
  }
  const end = isMedia ? MEDIA_END : WHOLE_LIMIT
  const first = Math.min(blob.size, end)
  const rest = Math.max(first, blob.size - end)
  yield* textsInBytes(inTurn([readRange(session, blob, [0, first]), readRange(session, blob, [rest, blob.size])]))
}

const isZip = async (session: Session, blob: StoredBlob) =>
  blob.size >= ZIP_START.length && (await collect(readRange(session, blob, [0, ZIP_START.length]))).equals(ZIP_START)

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  // A chunk is valid until the next one is asked for.
  for await (const part of stream) parts.push(Uint8Array.from(part))
  return Buffer.concat(parts)
}

async function* inTurn(streams: readonly AsyncIterable<Uint8Array>[]) {
  for (const stream of streams) yield* stream
}

/** A part that cannot be unpacked, or comes after more than the limit, is not seen. */
async function* textsInZip(file: Buffer): AsyncGenerator<string, void> {
  let left = WHOLE_LIMIT
  for (const entry of entriesOf(file)) {
    if (entry.unpacked > left) continue
    left -= entry.unpacked
    const part = await unpacked(file, entry)
    if (part) yield* textsInBytes(piecesOf(part))
  }
}

function entriesOf(file: Buffer): Iterable<ZipEntry> {
  try {
    return readZip(file).values()
  } catch {
    // Encrypted, broken, or made to unpack to too much.
    return []
  }
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

async function unpacked(file: Buffer, entry: ZipEntry): Promise<Buffer | null> {
  try {
    const bytes = packedBytes(file, entry)
    return entry.method === 0 ? bytes : await inflate(bytes, { maxOutputLength: Math.max(entry.unpacked, 1) })
  } catch {
    // Encrypted, broken, or longer than it says.
    return null
  }
}

function* piecesOf(bytes: Buffer): Generator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}
