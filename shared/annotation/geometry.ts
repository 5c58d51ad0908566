declare const space: unique symbol
type Point<Space> = Readonly<{ x: number; y: number; [space]?: Space }>
/** Pixels of the picture after orientation. */
export type ImagePoint = Point<'image'>
/** CSS pixels from the top left corner of the canvas. The brand keeps the two apart. */
export type ScreenPoint = Point<'screen'>

export type Rect = Readonly<{ x: number; y: number; w: number; h: number }>
export type Size = Readonly<{ width: number; height: number }>

/** A tenth of a pixel is finer than anybody sees and keeps the saved numbers short. */
export const tenth = (value: number): number => Math.round(value * 10) / 10

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

export const rectBetween = (a: ImagePoint, b: ImagePoint): Rect => ({
  x: tenth(Math.min(a.x, b.x)),
  y: tenth(Math.min(a.y, b.y)),
  w: tenth(Math.abs(a.x - b.x)),
  h: tenth(Math.abs(a.y - b.y)),
})

/** The corner that makes a square with `from`, as far out as `to` is on its longer side. */
export function squareCorner(from: ImagePoint, to: ImagePoint): ImagePoint {
  const side = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))
  return { x: from.x + side * (Math.sign(to.x - from.x) || 1), y: from.y + side * (Math.sign(to.y - from.y) || 1) }
}

/** `to`, turned about `from` to the nearest multiple of 45°. */
export function snapAngle(from: ImagePoint, to: ImagePoint): ImagePoint {
  const length = distance(from, to)
  const step = Math.PI / 4
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / step) * step
  return { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) }
}

export const grow = ({ x, y, w, h }: Rect, by: number): Rect => ({ x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by })

export const contains = ({ x, y, w, h }: Rect, at: ImagePoint): boolean =>
  at.x >= x && at.x <= x + w && at.y >= y && at.y <= y + h

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h

export const distance = (a: ImagePoint, b: ImagePoint): number => Math.hypot(a.x - b.x, a.y - b.y)

export function distanceToSegment(at: ImagePoint, a: ImagePoint, b: ImagePoint): number {
  const length = distance(a, b) ** 2
  if (length === 0) return distance(at, a)
  const along = clamp(((at.x - a.x) * (b.x - a.x) + (at.y - a.y) * (b.y - a.y)) / length, 0, 1)
  return distance(at, { x: a.x + along * (b.x - a.x), y: a.y + along * (b.y - a.y) })
}

export function boundsOfPoints(points: readonly ImagePoint[]): Rect {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const x = xs.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)
  const y = ys.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)
  const right = xs.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY)
  const bottom = ys.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY)
  return points.length === 0 ? { x: 0, y: 0, w: 0, h: 0 } : { x, y, w: right - x, h: bottom - y }
}

/**
 * The whole pixels a rectangle touches, cut to the picture; null when it lies outside. Covering is rounded outwards,
 * so that a redaction never leaves a half-covered pixel at its edge.
 */
export function coveredPixels({ x, y, w, h }: Rect, { width, height }: Size): Rect | null {
  const left = clamp(Math.floor(x), 0, width)
  const top = clamp(Math.floor(y), 0, height)
  const right = clamp(Math.ceil(x + w), 0, width)
  const bottom = clamp(Math.ceil(y + h), 0, height)
  return right > left && bottom > top ? { x: left, y: top, w: right - left, h: bottom - top } : null
}
