const ORIENTATION = 0x0112
const SHORT = 3

/** The Orientation tag (EXIF 2.32 § 4.6.4) of a TIFF block; 1 when absent or nonsense. */
export function readOrientation(tiff: Buffer): number {
  const at = orientationOffset(tiff)
  if (at === null) return 1
  const value = isLittleEndian(tiff) ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  return value >= 1 && value <= 8 ? value : 1
}

/** Sets the tag to 1, in place, for a decoder that would otherwise turn the picture itself. */
export function clearOrientation(tiff: Buffer): void {
  const at = orientationOffset(tiff)
  if (at === null) return
  if (isLittleEndian(tiff)) tiff.writeUInt16LE(1, at)
  else tiff.writeUInt16BE(1, at)
}

const isLittleEndian = (tiff: Buffer) => tiff.toString('latin1', 0, 2) === 'II'

function orientationOffset(tiff: Buffer): number | null {
  if (tiff.length < 8) return null
  const little = isLittleEndian(tiff)
  if (!little && tiff.toString('latin1', 0, 2) !== 'MM') return null
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = u32(4)
  if (directory + 2 > tiff.length) return null
  for (let entry = 0; entry < u16(directory); entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) return null
    if (u16(at) === ORIENTATION && u16(at + 2) === SHORT) return at + 8
  }
  return null
}
