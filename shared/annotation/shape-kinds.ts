import type { DrawingItem, Paint, PathItem } from './drawing.ts'
import {
  boundsOfPoints,
  clamp,
  contains,
  distance,
  distanceToSegment,
  grow,
  type ImagePoint,
  type Rect,
  snapAngle,
  tenth,
} from './geometry.ts'
import { type Handle, type Pull, pullRect, rectHandles } from './handles.ts'
import { contrastOf, INKS, REDACTION_COLOR } from './palette.ts'
import { arrowPaths, ellipsePath, penPath, rectPath } from './paths.ts'
import type { Shape, ShapeKindName, ShapeOf } from './shape.ts'
import { ASCENT, LINE_HEIGHT, linesOf, TEXT_PADDING, textBounds } from './text-metrics.ts'

/** `edge`: on the mark itself. `inside`: in the hollow of a frame, where anything on its own edge goes first. */
export type Hit = 'edge' | 'inside' | null

/** All that is particular to one kind of shape. `reach` is how far from a thin line a pointer may be, in pixels. */
type ShapeKind<S> = Readonly<{
  bounds(shape: S): Rect
  hit(shape: S, at: ImagePoint, reach: number): Hit
  move(shape: S, dx: number, dy: number): S
  handles(shape: S): readonly Handle[]
  /** Always from the shape as it was when the handle was taken. */
  resize(shape: S, pull: Pull): S
  draw(shape: S): readonly DrawingItem[]
}>

const solid = (color: string, opacity = 1): Paint => ({ color, opacity })
const filled = (d: string, color: string, opacity = 1): PathItem => ({
  kind: 'path',
  d,
  stroke: null,
  fill: solid(color, opacity),
  blend: 'normal',
})
const stroked = (d: string, color: string, width: number): PathItem => ({
  kind: 'path',
  d,
  stroke: { ...solid(color), width },
  fill: null,
  blend: 'normal',
})

const rectOf = ({ x, y, w, h }: Rect): Rect => ({ x, y, w, h })
const movePoint = <P extends ImagePoint>(point: P, dx: number, dy: number): P => ({
  ...point,
  x: tenth(point.x + dx),
  y: tenth(point.y + dy),
})

type Framed = ShapeOf<'box' | 'ellipse' | 'highlight' | 'redaction'>
const framed = <S extends Framed>() => ({
  bounds: (shape: S) => rectOf(shape),
  move: (shape: S, dx: number, dy: number): S => movePoint(shape, dx, dy),
  handles: (shape: S) => rectHandles(shape),
  resize: (shape: S, pull: Pull): S => ({ ...shape, ...pullRect(shape, pull) }),
})

const hitSolid = (shape: Rect, at: ImagePoint, reach: number): Hit =>
  contains(grow(shape, reach / 2), at) ? 'edge' : null

function hitBox(shape: ShapeOf<'box'>, at: ImagePoint, reach: number): Hit {
  const band = reach + shape.stroke / 2
  if (!contains(grow(shape, band), at)) return null
  return contains(grow(shape, -band), at) ? 'inside' : 'edge'
}

function hitEllipse(shape: ShapeOf<'ellipse'>, at: ImagePoint, reach: number): Hit {
  const band = reach + shape.stroke / 2
  const within = (by: number) => {
    const rx = shape.w / 2 + by
    const ry = shape.h / 2 + by
    if (rx <= 0 || ry <= 0) return false
    return ((at.x - shape.x - shape.w / 2) / rx) ** 2 + ((at.y - shape.y - shape.h / 2) / ry) ** 2 <= 1
  }
  if (!within(band)) return null
  return within(-band) ? 'inside' : 'edge'
}

function hitPen({ points, stroke }: ShapeOf<'pen'>, at: ImagePoint, reach: number): Hit {
  const near = points.some(
    (point, index) => distanceToSegment(at, point, points[index + 1] ?? point) <= reach + stroke / 2,
  )
  return near ? 'edge' : null
}

function resizePen(shape: ShapeOf<'pen'>, pull: Pull): ShapeOf<'pen'> {
  const from = boundsOfPoints(shape.points)
  const to = pullRect(from, pull)
  const scaleX = from.w === 0 ? 0 : to.w / from.w
  const scaleY = from.h === 0 ? 0 : to.h / from.h
  return {
    ...shape,
    points: shape.points.map(({ x, y }) => ({
      x: tenth(to.x + (x - from.x) * scaleX),
      y: tenth(to.y + (y - from.y) * scaleY),
    })),
  }
}

function drawArrow({ from, to, stroke, ink }: ShapeOf<'arrow'>): readonly DrawingItem[] {
  const { shaft, head } = arrowPaths(from, to, stroke)
  return [stroked(shaft, INKS[ink], stroke), filled(head, INKS[ink])]
}

const boundsOfText = ({ x, y, size, text }: ShapeOf<'text'>) => textBounds(x, y, size, text)

/** Letters in the ink on a ground that contrasts, so that they stay readable over any picture. */
function drawText(shape: ShapeOf<'text'>): readonly DrawingItem[] {
  return [
    filled(rectPath(boundsOfText(shape)), contrastOf(shape.ink), 0.9),
    {
      kind: 'text',
      x: shape.x,
      y: tenth(shape.y + shape.size * ASCENT),
      size: shape.size,
      lineHeight: shape.size * LINE_HEIGHT,
      lines: linesOf(shape.text),
      align: 'left',
      bold: false,
      fill: solid(INKS[shape.ink]),
    },
  ]
}

function resizeText(shape: ShapeOf<'text'>, { to }: Pull): ShapeOf<'text'> {
  const lines = linesOf(shape.text).length
  const size = (to.y - shape.y) / (lines * LINE_HEIGHT + TEXT_PADDING)
  return { ...shape, size: tenth(clamp(size, 4, 2000)) }
}

const boundsOfStep = ({ x, y, radius }: ShapeOf<'step'>): Rect => ({
  x: x - radius,
  y: y - radius,
  w: 2 * radius,
  h: 2 * radius,
})

function drawStep(shape: ShapeOf<'step'>): readonly DrawingItem[] {
  const text = String(shape.number)
  const size = tenth(shape.radius * (text.length > 2 ? 0.85 : 1.15))
  const front = contrastOf(shape.ink)
  return [
    {
      ...filled(ellipsePath(boundsOfStep(shape)), INKS[shape.ink]),
      stroke: { ...solid(front), width: tenth(Math.max(1, shape.radius / 8)) },
    },
    {
      kind: 'text',
      x: shape.x,
      y: tenth(shape.y + size * 0.355),
      size,
      lineHeight: size,
      lines: [text],
      align: 'center',
      bold: true,
      fill: solid(front),
    },
  ]
}

const SHAPE_KINDS = {
  box: { ...framed(), hit: hitBox, draw: (shape) => [stroked(rectPath(shape), INKS[shape.ink], shape.stroke)] },
  ellipse: {
    ...framed(),
    hit: hitEllipse,
    draw: (shape) => [stroked(ellipsePath(shape), INKS[shape.ink], shape.stroke)],
  },
  arrow: {
    bounds: ({ from, to }) => boundsOfPoints([from, to]),
    hit: ({ from, to, stroke }, at, reach) => (distanceToSegment(at, from, to) <= reach + stroke ? 'edge' : null),
    move: (shape, dx, dy) => ({ ...shape, from: movePoint(shape.from, dx, dy), to: movePoint(shape.to, dx, dy) }),
    handles: ({ from, to }) => [
      { name: 'from', at: from },
      { name: 'to', at: to },
    ],
    resize(shape, { handle, to, regular }) {
      const fixed = handle === 'from' ? shape.to : shape.from
      const end = movePoint(regular ? snapAngle(fixed, to) : to, 0, 0)
      return handle === 'from' ? { ...shape, from: end } : { ...shape, to: end }
    },
    draw: drawArrow,
  },
  pen: {
    bounds: ({ points }) => boundsOfPoints(points),
    hit: hitPen,
    move: (shape, dx, dy) => ({ ...shape, points: shape.points.map((point) => movePoint(point, dx, dy)) }),
    handles: ({ points }) => rectHandles(boundsOfPoints(points)),
    resize: resizePen,
    draw: ({ points, ink, stroke }) => [stroked(penPath(points), INKS[ink], stroke)],
  },
  highlight: {
    ...framed(),
    hit: hitSolid,
    draw: (shape) => [{ ...filled(rectPath(shape), INKS[shape.ink], 0.45), blend: 'multiply' }],
  },
  text: {
    bounds: boundsOfText,
    hit: (shape, at, reach) => hitSolid(boundsOfText(shape), at, reach),
    move: (shape, dx, dy) => movePoint(shape, dx, dy),
    handles: (shape) => rectHandles(boundsOfText(shape)).filter(({ name }) => name === 'se'),
    resize: resizeText,
    draw: drawText,
  },
  step: {
    bounds: boundsOfStep,
    hit: (shape, at, reach) => (distance(shape, at) <= shape.radius + reach / 2 ? 'edge' : null),
    move: (shape, dx, dy) => movePoint(shape, dx, dy),
    handles: (shape) => rectHandles(boundsOfStep(shape)).filter(({ name }) => name === 'se'),
    resize: (shape, { to }) => ({
      ...shape,
      radius: tenth(clamp(Math.max(Math.abs(to.x - shape.x), Math.abs(to.y - shape.y)), 4, 2000)),
    }),
    draw: drawStep,
  },
  redaction: { ...framed(), hit: hitSolid, draw: (shape) => [filled(rectPath(shape), REDACTION_COLOR)] },
} as const satisfies { [K in ShapeKindName]: ShapeKind<ShapeOf<K>> }

/** The behaviour of a shape of any kind. True to its type because the table is keyed by `kind`. */
const kindOf = <S extends Shape>(shape: S) => SHAPE_KINDS[shape.kind] as unknown as ShapeKind<S>

export const boundsOf = (shape: Shape): Rect => kindOf(shape).bounds(shape)
export const hitOf = (shape: Shape, at: ImagePoint, reach: number): Hit => kindOf(shape).hit(shape, at, reach)
export const moveShape = <S extends Shape>(shape: S, dx: number, dy: number): S => kindOf(shape).move(shape, dx, dy)
export const handlesOf = (shape: Shape): readonly Handle[] => kindOf(shape).handles(shape)
export const resizeShape = <S extends Shape>(shape: S, pull: Pull): S => kindOf(shape).resize(shape, pull)
export const drawShape = (shape: Shape): readonly DrawingItem[] => kindOf(shape).draw(shape)
