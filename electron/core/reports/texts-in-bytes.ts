// Readable runs in a file that is no text: letters one byte each, or every second one as UTF-16 has them.
const ASCII = /[\x20-\x7e]{4,}/g
const UTF16_LE = /(?:[\x20-\x7e]\0){4,}/g
const UTF16_BE = /(?:\0[\x20-\x7e]){4,}/g
/** Two pieces overlap by this much, so that nothing falls between them. */
const OVERLAP = 512

/**
 * What can be read in a file without understanding it: UTF-8 where it is text, else the readable runs, such as authors and
 * titles that programs write into files. Compressed and drawn text stays unseen.
 */
export async function* textsInBytes(
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string, void> {
  let before = Buffer.alloc(0)
  for await (const chunk of stream) {
    const piece = Buffer.concat([before, chunk])
    yield piece.includes(0) ? runsOf(piece.toString('latin1')) : piece.toString('utf8')
    before = Buffer.from(piece.subarray(-OVERLAP))
  }
}

const runsOf = (latin1: string): string =>
  [
    ...(latin1.match(ASCII) ?? []),
    ...[...(latin1.match(UTF16_LE) ?? []), ...(latin1.match(UTF16_BE) ?? [])].map((run) => run.replaceAll('\0', '')),
  ].join('\n')
