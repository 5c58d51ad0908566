import { readJpegHeader } from './jpeg-header.ts'
import { readPngHeader } from './png-header.ts'
import { readWebpHeader } from './webp-header.ts'

type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp'

/** What the first bytes of a file promise, read without decoding anything. */
export type ImageHeader = Readonly<{
  format: ImageFormat
  /** As stored, before orientation. */
  width: number
  height: number
  /** EXIF 1 to 8 as Chromium applies it: JPEG and PNG; WebP is shown as stored. */
  orientation: number
}>

/** Null for anything that is not one of the accepted formats; SVG among them, which is never rendered. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readPngHeader(data) ?? readJpegHeader(data) ?? readWebpHeader(data) ?? readGif(data) ?? readBmp(data)
  } catch (error) {
    // A header that points behind the end of the file.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** GIF89a § 18: logical screen descriptor. */
function readGif(data: Buffer): ImageHeader | null {
  const magic = data.toString('latin1', 0, 6)
  if (magic !== 'GIF87a' && magic !== 'GIF89a') return null
  return { format: 'gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8), orientation: 1 }
}

const BITMAPCOREHEADER = 12

/** The height is negative for rows from top to bottom. */
function readBmp(data: Buffer): ImageHeader | null {
  if (data.toString('latin1', 0, 2) !== 'BM') return null
  if (data.readUInt32LE(14) === BITMAPCOREHEADER)
    return { format: 'bmp', width: data.readUInt16LE(18), height: data.readUInt16LE(20), orientation: 1 }
  return { format: 'bmp', width: data.readInt32LE(18), height: Math.abs(data.readInt32LE(22)), orientation: 1 }
}
