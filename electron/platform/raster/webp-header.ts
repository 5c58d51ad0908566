import type { ImageHeader } from './image-header.ts'

/** RFC 9649 § 2: the first chunk after the RIFF header tells the canvas. */
export function readWebpHeader(data: Buffer): ImageHeader | null {
  if (data.toString('latin1', 0, 4) !== 'RIFF' || data.toString('latin1', 8, 12) !== 'WEBP') return null
  const size = sizeOf(data.toString('latin1', 12, 16), data.subarray(20))
  return size && { format: 'webp', ...size, orientation: 1 }
}

function sizeOf(chunk: string, body: Buffer): { width: number; height: number } | null {
  // § 2.7: canvas width and height minus one, 24 bits each.
  if (chunk === 'VP8X') return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 }
  // RFC 6386 § 9.1: 14 bits each, two bits of scaling above them.
  if (chunk === 'VP8 ') return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff }
  // § 3.4: one byte of signature, then 14 bits each, minus one.
  if (chunk !== 'VP8L') return null
  const bits = body.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** A copy whose EXIF chunk has another name: the decoder would turn the picture, the browser does not. */
export function webpAsStored(data: Buffer): Buffer {
  const copy = Buffer.from(data)
  let at = 12
  while (at + 8 <= copy.length) {
    if (copy.toString('latin1', at, at + 4) === 'EXIF') copy.write('JUNK', at, 'latin1')
    const length = copy.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  return copy
}
