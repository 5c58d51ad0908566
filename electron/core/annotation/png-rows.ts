import { crc32, createInflate } from 'node:zlib'

/** Why a file is not the plain PNG that was expected. */
export class PlainPngError extends Error {
  override readonly name = 'PlainPngError'
}

export type PlainPng = Readonly<{
  width: number
  height: number
  /** 3 or 4: RGB or RGBA, 8 bits each, not interlaced. */
  channels: number
  /** The compressed picture data, in order. */
  data: readonly Uint8Array[]
}>

const SIGNATURE = '89504e470d0a1a0a'
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 }

/**
 * Reads a PNG that may contain nothing but IHDR, IDAT and IEND (ISO/IEC 15948 § 5), each with its right checksum, and
 * not a byte more. Written apart from the encoder, so that one does not vouch for the other.
 */
export function readPlainPng(bytes: Uint8Array): PlainPng {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.toString('hex', 0, 8) !== SIGNATURE) throw new PlainPngError('not a PNG')
  const chunks = [...chunksOf(file)]
  const [header, ...rest] = chunks
  const end = rest.pop()
  if (header?.type !== 'IHDR' || end?.type !== 'IEND' || end.body.length > 0 || rest.length === 0)
    throw new PlainPngError('not the chunks of a picture')
  const foreign = rest.find(({ type }) => type !== 'IDAT')
  if (foreign) throw new PlainPngError(`holds a chunk ${foreign.type}`)
  return { ...readHeader(header.body), data: rest.map(({ body }) => body) }
}

function readHeader(header: Buffer): Omit<PlainPng, 'data'> {
  const channels = CHANNELS[header.readUInt8(9)]
  const plain = header.length === 13 && header.readUInt8(8) === 8 && header.readUIntBE(10, 3) === 0
  if (!plain || channels === undefined) throw new PlainPngError('neither RGB nor RGBA with 8 bits')
  return { width: header.readUInt32BE(0), height: header.readUInt32BE(4), channels }
}

function* chunksOf(file: Buffer): Generator<{ type: string; body: Buffer }> {
  let at = 8
  while (at < file.length) {
    const end = at + 12 + (at + 12 <= file.length ? file.readUInt32BE(at) : 0)
    if (at + 12 > file.length || end > file.length) throw new PlainPngError('cut off or followed by other bytes')
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) throw new PlainPngError('wrong checksum')
    const type = file.toString('latin1', at + 4, at + 8)
    yield { type, body: file.subarray(at + 8, end - 4) }
    at = end
    if (type === 'IEND' && at < file.length) throw new PlainPngError('followed by other bytes')
  }
}

/**
 * The rows of pixels from top to bottom. Each is valid until the next one is asked for. Throws PlainPngError when
 * there are fewer or more bytes than pixels.
 */
export async function* pixelRows({ width, height, channels, data }: PlainPng): AsyncGenerator<Uint8Array> {
  const stride = width * channels
  let line = new Uint8Array(stride + 1)
  // The row before the first counts as zeros (§ 9.2).
  let spare = new Uint8Array(stride + 1)
  let filled = 0
  let rows = 0
  for await (const part of inflate(data)) {
    for (let at = 0; at < part.length; ) {
      const taken = Math.min(line.length - filled, part.length - at)
      line.set(part.subarray(at, at + taken), filled)
      filled += taken
      at += taken
      if (filled < line.length) continue
      rows += 1
      if (rows > height) throw new PlainPngError('more rows than the header says')
      const row = line.subarray(1)
      unfilter(line[0] ?? 0, row, spare.subarray(1), channels)
      yield row
      ;[line, spare] = [spare, line]
      filled = 0
    }
  }
  if (rows !== height || filled > 0) throw new PlainPngError('not as many rows as the header says')
}

async function* inflate(data: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  const stream = createInflate({ chunkSize: 1 << 18 })
  const consumed = data.reduce((sum, { length }) => sum + length, 0)
  stream.end(Buffer.concat(data, consumed))
  yield* stream as AsyncIterable<Uint8Array>
  // Bytes after the end of the compressed data would be a place to hide something.
  if (stream.bytesWritten !== consumed) throw new PlainPngError('bytes hidden behind the picture data')
}

/** § 9.2, in place. `a` left, `b` above, `c` above left. */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, channels: number): void {
  const predict = PREDICTORS[filter]
  if (!predict) throw new PlainPngError(`unknown filter ${filter}`)
  if (filter === 0) return
  for (let index = 0; index < row.length; index++) {
    const left = index >= channels
    const a = left ? (row[index - channels] ?? 0) : 0
    const c = left ? (above[index - channels] ?? 0) : 0
    row[index] = (row[index] ?? 0) + predict(a, above[index] ?? 0, c)
  }
}

type Predictor = (a: number, b: number, c: number) => number
const PREDICTORS: readonly Predictor[] = [
  () => 0,
  (a) => a,
  (_a, b) => b,
  (a, b) => (a + b) >> 1,
  (a, b, c) => {
    const toA = Math.abs(b - c)
    const toB = Math.abs(a - c)
    const toC = Math.abs(a + b - 2 * c)
    if (toA <= toB && toA <= toC) return a
    return toB <= toC ? b : c
  },
]
