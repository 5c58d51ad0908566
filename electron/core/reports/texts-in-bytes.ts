/** Larger files are pictures, sound and films: only their ends, where names of authors and titles stand, are read. */
const WHOLE_LIMIT = 64 * 1024 * 1024
const END = 8 * 1024 * 1024
/** Two pieces overlap by this much, so that nothing falls between them. */
const OVERLAP = 512

type Piece = Readonly<{ bytes: Buffer; at: number }>

/**
 * What can be read in a file without understanding it: as UTF-8, and as UTF-16 where every second byte is zero. Compressed
 * and drawn text stays unseen. The first 64 MiB are read, then only what comes last.
 */
export async function* textsInBytes(
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string, void> {
  let before = Buffer.alloc(0)
  let tail = Buffer.alloc(0)
  let at = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    if (at < WHOLE_LIMIT) {
      const piece: Piece = { bytes: Buffer.concat([before, bytes]), at: at - before.length }
      yield* readings(piece)
      before = Buffer.from(piece.bytes.subarray(-OVERLAP))
    } else {
      const joined = Buffer.concat([tail.length === 0 ? before : tail, bytes])
      tail = Buffer.from(joined.subarray(-END))
    }
    at += bytes.length
  }
  if (tail.length > 0) yield* readings({ bytes: tail, at: at - tail.length })
}

function* readings({ bytes, at }: Piece): Generator<string, void> {
  yield bytes.toString('utf8')
  if (!bytes.includes(0)) return
  const even = bytes.subarray(at % 2)
  const little = even.subarray(0, even.length & ~1)
  yield little.toString('utf16le')
  yield Buffer.from(little).swap16().toString('utf16le')
}
