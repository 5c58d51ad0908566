import type { Records } from './diff.ts'
import { type ImagePoint, rectBetween, type Size, snapAngle, squareCorner, tenth } from './geometry.ts'
import type { Shape, ShapeKindName, ShapeOf } from './shape.ts'
import { shapeIdSchema } from './shape.ts'
import { nextStepNumber } from './steps.ts'
import { lengthsFor, type Style } from './style.ts'

export type NewShape = Readonly<{
  id: string
  from: ImagePoint
  to: ImagePoint
  records: Records<Shape>
  style: Style
  picture: Size
}>

export const nextZ = (records: Records<Shape>): number =>
  [...records.values()].reduce((top, { z }) => Math.max(top, z + 1), 1)

type Make<K extends ShapeKindName> = (start: NewShape) => ShapeOf<K>

const point = ({ x, y }: ImagePoint) => ({ x: tenth(x), y: tenth(y) })
const baseOf = ({ id, records }: NewShape) => ({ id: shapeIdSchema.parse(id), z: nextZ(records) })
const inkOf = ({ style, picture }: NewShape) => ({
  ink: style.ink,
  stroke: lengthsFor(picture, style.thickness).stroke,
})

const MAKE = {
  box: (start) => ({ kind: 'box', ...baseOf(start), ...rectBetween(start.from, start.to), ...inkOf(start) }),
  ellipse: (start) => ({ kind: 'ellipse', ...baseOf(start), ...rectBetween(start.from, start.to), ...inkOf(start) }),
  arrow: (start) => ({
    kind: 'arrow',
    ...baseOf(start),
    from: point(start.from),
    to: point(start.to),
    ...inkOf(start),
  }),
  pen: (start) => ({ kind: 'pen', ...baseOf(start), points: [point(start.from)], ...inkOf(start) }),
  // Red ink on red letters hides them; a marker is yellow unless another light or clear colour was chosen.
  highlight: (start) => ({
    kind: 'highlight',
    ...baseOf(start),
    ...rectBetween(start.from, start.to),
    ink: ['red', 'black', 'white'].includes(start.style.ink) ? 'yellow' : start.style.ink,
  }),
  text: (start) => ({
    kind: 'text',
    ...baseOf(start),
    ...point(start.from),
    ink: start.style.ink,
    size: lengthsFor(start.picture, start.style.thickness).textSize,
    text: '',
  }),
  step: (start) => ({
    kind: 'step',
    ...baseOf(start),
    ...point(start.from),
    ink: start.style.ink,
    radius: lengthsFor(start.picture, start.style.thickness).stepRadius,
    number: nextStepNumber(start.records),
  }),
  redaction: (start) => ({ kind: 'redaction', ...baseOf(start), ...rectBetween(start.from, start.to) }),
} as const satisfies { [K in ShapeKindName]: Make<K> }

export const newShape = (kind: ShapeKindName, start: NewShape): Shape => MAKE[kind](start)

/** Where a second corner goes while Shift is held. */
export const regularCorner = (kind: ShapeKindName, from: ImagePoint, to: ImagePoint): ImagePoint =>
  kind === 'arrow' ? snapAngle(from, to) : squareCorner(from, to)
