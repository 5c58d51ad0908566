import { readOrientation } from './exif-orientation.ts'
import type { ImageHeader } from './image-header.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** PNG (ISO/IEC 15948) § 11.2.2 IHDR; the eXIf chunk, when it comes before the picture data, turns it. */
export function readPngHeader(data: Buffer): ImageHeader | null {
  if (!data.subarray(0, 8).equals(SIGNATURE) || data.toString('latin1', 12, 16) !== 'IHDR') return null
  return {
    format: 'png',
    width: data.readUInt32BE(16),
    height: data.readUInt32BE(20),
    orientation: orientationOf(data),
  }
}

function orientationOf(data: Buffer): number {
  for (const { type, body } of pngChunks(data)) {
    if (type === 'eXIf') return readOrientation(body)
    if (type === 'IDAT' || type === 'IEND') return 1
  }
  return 1
}

type Chunk = Readonly<{ type: string; body: Buffer; whole: Buffer }>

/** The chunks of a PNG as far as they are complete; checksums are the decoder's business. */
function* pngChunks(data: Buffer): Generator<Chunk> {
  let at = SIGNATURE.length
  while (at + 12 <= data.length) {
    const end = at + 12 + data.readUInt32BE(at)
    if (end > data.length) return
    yield {
      type: data.toString('latin1', at + 4, at + 8),
      body: data.subarray(at + 8, end - 4),
      whole: data.subarray(at, end),
    }
    at = end
  }
}

const NEEDED = new Set(['IHDR', 'IDAT', 'IEND'])

/** The same pixels with every ancillary chunk gone: no text, no profile, no time, no thumbnail. */
export const bareChunks = (png: Buffer): Buffer =>
  Buffer.concat([SIGNATURE, ...[...pngChunks(png)].filter(({ type }) => NEEDED.has(type)).map(({ whole }) => whole)])
