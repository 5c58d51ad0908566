import { z } from 'zod'

/** The few inks of an annotation; names are stored, so that a file never carries a free-form colour. */
export const inkSchema = z.enum(['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'black', 'white'])
export type Ink = z.infer<typeof inkSchema>

/** sRGB; each dark enough for white or light enough for black text on it (WCAG 1.4.3), see `contrastOf`. */
export const INKS = {
  red: '#d0021b',
  orange: '#c2570c',
  yellow: '#ffd60a',
  green: '#15803d',
  blue: '#1d4ed8',
  purple: '#7e22ce',
  black: '#111111',
  white: '#ffffff',
} as const satisfies Record<Ink, string>

/** Redactions have one colour, the same everywhere, so that their pixels can be proven. */
export const REDACTION_COLOR = '#000000'

const LIGHT: ReadonlySet<Ink> = new Set(['yellow', 'white'])

/** The ink to write with on a surface of the given ink. */
export const contrastOf = (ink: Ink): string => (LIGHT.has(ink) ? INKS.black : INKS.white)
