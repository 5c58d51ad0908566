import type { SKRSContext2D } from '@napi-rs/canvas'
import type { ImageFacts } from '#electron/core/kernel/rasterizer.ts'
import type { ImageHeader } from './image-header.ts'

/** EXIF 5 to 8 lie on their side. */
export const orientedSize = ({ width, height, orientation }: ImageHeader): ImageFacts =>
  orientation >= 5 ? { width: height, height: width } : { width, height }

/** EXIF 2.32 § 4.6.4: the matrix that stands a stored picture of w × h upright. */
export function orient(context: SKRSContext2D, { orientation, width: w, height: h }: ImageHeader): void {
  const matrices = [
    [1, 0, 0, 1, 0, 0],
    [-1, 0, 0, 1, w, 0],
    [-1, 0, 0, -1, w, h],
    [1, 0, 0, -1, 0, h],
    [0, 1, 1, 0, 0, 0],
    [0, 1, -1, 0, h, 0],
    [0, -1, -1, 0, h, w],
    [0, -1, 1, 0, 0, w],
  ] as const
  const [a, b, c, d, e, f] = matrices[orientation - 1] ?? matrices[0]
  context.transform(a, b, c, d, e, f)
}
