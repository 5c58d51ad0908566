import type { Rect, Size } from '#shared/annotation/geometry.ts'
import { REDACTION_COLOR } from '#shared/annotation/palette.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { PlainPngError, pixelRows, readPlainPng } from './png-rows.ts'

export type RedactionProof = Readonly<{
  rectangles: number
  /** Pixels looked at; those under two redactions count twice. */
  pixels: number
}>

/** sRGB bytes of the one colour redactions have, opaque. */
const COVER = [1, 3, 5].map((at) => Number.parseInt(REDACTION_COLOR.slice(at, at + 2), 16))
const OPAQUE = 255

/**
 * Opens an exported PNG again and looks: only IHDR, IDAT and IEND, no byte after them, of the size expected, and every
 * pixel of every rectangle (whole pixels) exactly the cover colour. Throws AppError `redaction_unproven`.
 */
export async function proveRedaction(png: Uint8Array, covers: readonly Rect[], size: Size): Promise<RedactionProof> {
  try {
    return await prove(png, covers, size)
  } catch (error) {
    // Damaged compressed data surfaces as an error of zlib.
    if (error instanceof PlainPngError || (error instanceof Error && 'code' in error))
      throw new AppError('redaction_unproven', undefined, { cause: error })
    throw error
  }
}

async function prove(png: Uint8Array, covers: readonly Rect[], size: Size): Promise<RedactionProof> {
  const picture = readPlainPng(png)
  if (picture.width !== size.width || picture.height !== size.height) throw new PlainPngError('of another size')
  let y = 0
  let pixels = 0
  for await (const row of pixelRows(picture)) {
    for (const { x, w } of covers.filter((cover) => cover.y <= y && y < cover.y + cover.h)) {
      if (!isCovered(row, picture.channels, x, x + w)) throw new PlainPngError(`uncovered in row ${y}`)
      pixels += w
    }
    y += 1
  }
  const expected = covers.reduce((sum, { w, h }) => sum + w * h, 0)
  if (pixels !== expected) throw new PlainPngError('a redaction reaches outside the picture')
  return { rectangles: covers.length, pixels }
}

function isCovered(row: Uint8Array, channels: number, from: number, to: number): boolean {
  for (let at = from * channels; at < to * channels; at += channels)
    for (let channel = 0; channel < channels; channel++)
      if (row[at + channel] !== (COVER[channel] ?? OPAQUE)) return false
  return true
}
