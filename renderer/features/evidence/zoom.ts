/** How an image of `width`×`height` pixels lies in its frame: `x`, `y` of its corner in frame pixels. */
export type Zoom = Readonly<{ scale: number; x: number; y: number }>
type Size = Readonly<{ width: number; height: number }>
type Point = Readonly<{ x: number; y: number }>

const MIN_SCALE = 0.02
const MAX_SCALE = 16

/** The whole image, centred, never larger than its own pixels. */
export function fitZoom(image: Size, frame: Size): Zoom {
  const scale = clampScale(Math.min(1, frame.width / image.width, frame.height / image.height))
  return centred(image, frame, scale)
}

export const centred = (image: Size, frame: Size, scale: number): Zoom => ({
  scale,
  x: (frame.width - image.width * scale) / 2,
  y: (frame.height - image.height * scale) / 2,
})

/** Scales so that the image point under `at` stays under it. */
export function zoomAt(zoom: Zoom, at: Point, factor: number): Zoom {
  const scale = clampScale(zoom.scale * factor)
  const ratio = scale / zoom.scale
  return { scale, x: at.x - (at.x - zoom.x) * ratio, y: at.y - (at.y - zoom.y) * ratio }
}

export const panBy = (zoom: Zoom, dx: number, dy: number): Zoom => ({ ...zoom, x: zoom.x + dx, y: zoom.y + dy })

const clampScale = (scale: number) => Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale))
