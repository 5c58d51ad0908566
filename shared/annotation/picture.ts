import type { Drawing, DrawingItem } from './drawing.ts'
import { coveredPixels, type ImagePoint, overlaps, type Rect, type Size } from './geometry.ts'
import type { Shape } from './shape.ts'
import { boundsOf, drawShape, hitOf } from './shape-kinds.ts'

/** Back to front. Redactions come last, so that nothing can be read into or out of a covered place. */
export const paintOrder = (shapes: Iterable<Shape>): readonly Shape[] =>
  [...shapes].sort(
    (a, b) => Number(a.kind === 'redaction') - Number(b.kind === 'redaction') || a.z - b.z || (a.id < b.id ? -1 : 1),
  )

/** The whole pixels that the redactions of an annotation cover in a picture of this size. */
export const redactedPixels = (shapes: Iterable<Shape>, picture: Size): readonly Rect[] =>
  [...shapes]
    .filter((shape) => shape.kind === 'redaction')
    .map((shape) => coveredPixels(shape, picture))
    .filter((rect) => rect !== null)

/** One shape as neutral drawing; a redaction snapped to whole pixels of the picture. */
export function itemsOf(shape: Shape, picture: Size): readonly DrawingItem[] {
  if (shape.kind !== 'redaction') return drawShape(shape)
  return redactedPixels([shape], picture).flatMap((rect) => drawShape({ ...shape, ...rect }))
}

/** A whole annotation, back to front. */
export const toDrawing = (shapes: Iterable<Shape>, { width, height }: Size): Drawing => ({
  width,
  height,
  items: paintOrder(shapes).flatMap((shape) => itemsOf(shape, { width, height })),
})

const area = ({ w, h }: Rect) => w * h

/**
 * What a click means: the frontmost shape touched on its mark; else the smallest frame around the point, so that a
 * frame inside a frame can be reached.
 */
export function shapeAt(shapes: Iterable<Shape>, at: ImagePoint, reach: number): Shape | null {
  const hits = paintOrder(shapes)
    .map((shape) => ({ shape, hit: hitOf(shape, at, reach) }))
    .filter(({ hit }) => hit !== null)
  const edge = hits.findLast(({ hit }) => hit === 'edge')
  if (edge) return edge.shape
  const inside = hits.toSorted((a, b) => area(boundsOf(a.shape)) - area(boundsOf(b.shape)))
  return inside[0]?.shape ?? null
}

export const shapesWithin = (shapes: Iterable<Shape>, rect: Rect): readonly Shape[] =>
  paintOrder(shapes).filter((shape) => overlaps(boundsOf(shape), rect))
