import type { Size } from './geometry.ts'
import type { Ink } from './palette.ts'

export type Thickness = 'thin' | 'medium' | 'thick'
/** What new shapes look like. */
export type Style = Readonly<{ ink: Ink; thickness: Thickness }>
export const FIRST_STYLE: Style = { ink: 'red', thickness: 'medium' }

const FACTOR = { thin: 0.5, medium: 1, thick: 2 } as const satisfies Record<Thickness, number>

/** Lengths that look alike on a phone screenshot and on a 60-megapixel scan. In pixels of the picture. */
export function lengthsFor({ width, height }: Size, thickness: Thickness) {
  const unit = Math.max(1, Math.sqrt(width * height) / 300)
  const factor = FACTOR[thickness]
  return {
    stroke: Math.round(Math.min(200, Math.max(1, unit * factor)) * 10) / 10,
    textSize: Math.round(Math.max(8, unit * 7 * (0.6 + 0.4 * factor))),
    stepRadius: Math.round(Math.max(6, unit * 6 * (0.6 + 0.4 * factor))),
  }
}
