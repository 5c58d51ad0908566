import { clamp, type ImagePoint, type Rect, type ScreenPoint, type Size } from './geometry.ts'

/** How the picture lies on the canvas: screen = image × scale + offset. Never saved. */
export type View = Readonly<{ scale: number; x: number; y: number }>

export const MIN_SCALE = 0.02
export const MAX_SCALE = 16
const MARGIN = 12

export const toImage = (view: View, { x, y }: ScreenPoint): ImagePoint => ({
  x: (x - view.x) / view.scale,
  y: (y - view.y) / view.scale,
})

export const toScreen = (view: View, { x, y }: ImagePoint): ScreenPoint => ({
  x: x * view.scale + view.x,
  y: y * view.scale + view.y,
})

/** The whole picture in the middle, never enlarged beyond its own pixels. */
export function fitView(canvas: Size, picture: Size): View {
  const scale = clamp(
    Math.min((canvas.width - 2 * MARGIN) / picture.width, (canvas.height - 2 * MARGIN) / picture.height, 1),
    MIN_SCALE,
    MAX_SCALE,
  )
  return centred(canvas, picture, scale)
}

/** One picture pixel per CSS pixel, centred. */
export const actualSize = (canvas: Size, picture: Size): View => centred(canvas, picture, 1)

const centred = (canvas: Size, picture: Size, scale: number): View => ({
  scale,
  x: (canvas.width - picture.width * scale) / 2,
  y: (canvas.height - picture.height * scale) / 2,
})

/** Zooms by a factor so that the picture point under `at` stays under it. */
export function zoomAt(view: View, at: ScreenPoint, factor: number): View {
  const scale = clamp(view.scale * factor, MIN_SCALE, MAX_SCALE)
  const point = toImage(view, at)
  return { scale, x: at.x - point.x * scale, y: at.y - point.y * scale }
}

export const panBy = (view: View, dx: number, dy: number): View => ({ ...view, x: view.x + dx, y: view.y + dy })

/** The smallest pan that brings a rectangle of the picture into sight. */
export function reveal(view: View, { x, y, w, h }: Rect, canvas: Size): View {
  const shift = (start: number, end: number, room: number) => {
    if (start < MARGIN) return MARGIN - start
    if (end > room - MARGIN) return Math.max(room - MARGIN - end, MARGIN - start)
    return 0
  }
  const from = toScreen(view, { x, y })
  const to = toScreen(view, { x: x + w, y: y + h })
  return panBy(view, shift(from.x, to.x, canvas.width), shift(from.y, to.y, canvas.height))
}
