import type { Rect } from './geometry.ts'

/**
 * Advance widths in 1/1000 em of U+0020…U+007E in Arimo, which shares them with Arial, Helvetica and Liberation Sans,
 * so that the page and the export agree without measuring in either.
 */
const ASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
] as const

/** Families in order of trial; the first ones have equal widths, the rest fill in scripts. */
export const TEXT_FONTS =
  'Arimo, Arial, Liberation Sans, Noto Sans, Noto Naskh Arabic, Noto Sans Javanese, Noto Emoji, sans-serif'
export const LINE_HEIGHT = 1.25
/** From the top of a line to its baseline, in em. */
export const ASCENT = 0.97
/** Room around a text on its ground, in em. */
export const TEXT_PADDING = 0.22

export const linesOf = (text: string): string[] => text.split('\n')

/** Generous where we have no table (Arabic, Javanese, emoji), so that the ground is never too small. */
function advance(character: string): number {
  const code = character.codePointAt(0) ?? 0
  const known = ASCII[code - 0x20]
  if (known !== undefined) return known
  if (code < 0x250) return 667
  return code < 0x700 ? 720 : 1250
}

const lineWidth = (line: string, size: number): number =>
  ([...line].reduce((sum, character) => sum + advance(character), 0) * size) / 1000

/** The ground of a text whose first line starts at (x, y). */
export function textBounds(x: number, y: number, size: number, text: string): Rect {
  const lines = linesOf(text)
  const width = lines.reduce((widest, line) => Math.max(widest, lineWidth(line, size)), size / 2)
  const padding = size * TEXT_PADDING
  return {
    x: x - padding,
    y: y - padding,
    w: width + 2 * padding,
    h: lines.length * size * LINE_HEIGHT + 2 * padding,
  }
}
