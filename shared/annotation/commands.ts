import { type Diff, put, type Records, remove } from './diff.ts'
import type { ImagePoint, Size } from './geometry.ts'
import { newShape, nextZ } from './new-shape.ts'
import type { Ink } from './palette.ts'
import { paintOrder } from './picture.ts'
import type { Shape, ShapeKindName } from './shape.ts'
import { shapeIdSchema } from './shape.ts'
import { boundsOf, handlesOf, moveShape, resizeShape } from './shape-kinds.ts'
import { withStepNumbers } from './steps.ts'
import { lengthsFor, type Style, type Thickness } from './style.ts'

type Selection = ReadonlySet<string>

export const chosenShapes = (records: Records<Shape>, selection: Selection): readonly Shape[] =>
  paintOrder(records.values()).filter(({ id }) => selection.has(id))

/** What becomes of each chosen shape; an empty list leaves it as it is. */
const changeChosen = (
  records: Records<Shape>,
  selection: Selection,
  change: (shape: Shape, index: number) => Shape | readonly Shape[],
): Diff<Shape> => put(records, chosenShapes(records, selection).flatMap(change))

export const nudge = (
  records: Records<Shape>,
  selection: Selection,
  [dx, dy]: readonly [number, number],
): Diff<Shape> => changeChosen(records, selection, (shape) => moveShape(shape, dx, dy))

/** Pulls the far corner (or the arrow's end) of each: resizing for the keyboard. */
export const stretch = (
  records: Records<Shape>,
  selection: Selection,
  [dx, dy]: readonly [number, number],
): Diff<Shape> =>
  changeChosen(records, selection, (shape) => {
    const handle = handlesOf(shape).find(({ name }) => name === 'se' || name === 'to')
    if (!handle) return shape
    const to = { x: handle.at.x + dx, y: handle.at.y + dy }
    const { x, y } = boundsOf(shape)
    const legal = shape.kind === 'arrow' ? to : { x: Math.max(x + 1, to.x), y: Math.max(y + 1, to.y) }
    return resizeShape(shape, { handle: handle.name, to: legal, regular: false })
  })

export const removeShapes = (records: Records<Shape>, selection: Selection): Diff<Shape> =>
  withStepNumbers(records, remove(records, selection))

/** Copies beside the originals, in front of all; steps get the next numbers. */
export function duplicate(records: Records<Shape>, selection: Selection, newId: () => string): Diff<Shape> {
  const originals = chosenShapes(records, selection)
  const top = nextZ(records)
  const offset = Math.max(8, ...originals.slice(0, 1).map((shape) => boundsOf(shape).h / 8))
  const copies = originals.map((shape, index) => ({
    ...moveShape(shape, offset, offset),
    id: shapeIdSchema.parse(newId()),
    z: top + index,
  }))
  const last = records.size + 1
  const numbered = copies.map((copy) => (copy.kind === 'step' ? { ...copy, number: last } : copy))
  return withStepNumbers(records, put(records, numbered))
}

export const recolour = (records: Records<Shape>, selection: Selection, ink: Ink): Diff<Shape> =>
  changeChosen(records, selection, (shape) => ('ink' in shape ? { ...shape, ink } : []))

export function thicken(
  records: Records<Shape>,
  selection: Selection,
  { picture, thickness }: Readonly<{ picture: Size; thickness: Thickness }>,
): Diff<Shape> {
  const { stroke, textSize, stepRadius } = lengthsFor(picture, thickness)
  return changeChosen(records, selection, (shape) => {
    if ('stroke' in shape) return { ...shape, stroke }
    if (shape.kind === 'text') return { ...shape, size: textSize }
    return shape.kind === 'step' ? { ...shape, radius: stepRadius } : []
  })
}

export function bringToFront(records: Records<Shape>, selection: Selection): Diff<Shape> {
  const top = nextZ(records)
  return changeChosen(records, selection, (shape, index) => ({ ...shape, z: top + index }))
}

export const writeText = (records: Records<Shape>, id: string, text: string): Diff<Shape> => {
  const shape = records.get(id)
  return shape?.kind === 'text' && shape.text !== text ? put(records, [{ ...shape, text }]) : new Map()
}

type Insertion = Readonly<{ kind: ShapeKindName; at: ImagePoint; style: Style; picture: Size; id: string }>

/** A shape of a usual size around a point: drawing for the keyboard. */
export function insert(records: Records<Shape>, { kind, at, style, picture, id }: Insertion): Diff<Shape> {
  const half = Math.max(12, Math.min(picture.width, picture.height) / 10)
  const from = kind === 'text' || kind === 'step' ? at : { x: at.x - half, y: at.y - half / 2 }
  const to = { x: at.x + half, y: at.y + half / 2 }
  const shape = newShape(kind, { id, from, to, records, style, picture })
  return put(records, [shape.kind === 'pen' ? { ...shape, points: [...shape.points, to] } : shape])
}

/** The next or previous shape in painting order, around the end; null when there is none. */
export function neighbour(records: Records<Shape>, selection: Selection, step: 1 | -1): string | null {
  const ids = paintOrder(records.values()).map(({ id }) => id)
  const [current] = selection
  const at = current === undefined ? (step === 1 ? -1 : 0) : ids.indexOf(current as (typeof ids)[number])
  return ids[(at + step + ids.length) % ids.length] ?? null
}

/** What may be saved: a text that is still empty is not a mark yet. */
export const savableShapes = (records: Records<Shape>): readonly Shape[] =>
  paintOrder(records.values()).filter((shape) => shape.kind !== 'text' || shape.text.trim() !== '')
