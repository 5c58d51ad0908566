import { clearOrientation, readOrientation } from './exif-orientation.ts'
import type { ImageHeader } from './image-header.ts'

/** ITU-T T.81 table B.1: start of frame, of any coding process; C4, C8 and CC are something else. */
const isStartOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const APP1 = 0xe1
const START_OF_SCAN = 0xda
const EXIF = 'Exif\0\0'

export function readJpegHeader(data: Buffer): ImageHeader | null {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8 || data[2] !== 0xff) return null
  let orientation = 1
  for (const { marker, body } of segments(data)) {
    if (isExif(marker, body) && orientation === 1) orientation = readOrientation(body.subarray(EXIF.length))
    if (isStartOfFrame(marker))
      return { format: 'jpeg', width: body.readUInt16BE(3), height: body.readUInt16BE(1), orientation }
  }
  return null
}

/** A copy that decodes as stored, so that it is turned once and by us. */
export function jpegAsStored(data: Buffer): Buffer {
  const copy = Buffer.from(data)
  for (const { marker, body } of segments(copy)) if (isExif(marker, body)) clearOrientation(body.subarray(EXIF.length))
  return copy
}

const isExif = (marker: number, body: Buffer) => marker === APP1 && body.toString('latin1', 0, EXIF.length) === EXIF

/** Marker segments up to the first scan. */
function* segments(data: Buffer): Generator<{ marker: number; body: Buffer }> {
  let at = 2
  while (at + 4 <= data.length && data[at] === 0xff) {
    const marker = data.readUInt8(at + 1)
    // B.1.1.2: any marker may be preceded by fill bytes.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === START_OF_SCAN) return
    const length = data.readUInt16BE(at + 2)
    if (length < 2) return
    yield { marker, body: data.subarray(at + 4, at + 2 + length) }
    at += 2 + length
  }
}
