import { type Diff, EMPTY_DIFF, put, type Records } from './diff.ts'
import { clamp, distance, type ImagePoint, type Rect, rectBetween, type Size } from './geometry.ts'
import type { HandleName } from './handles.ts'
import { newShape, regularCorner } from './new-shape.ts'
import { shapeAt, shapesWithin } from './picture.ts'
import { MAX_PEN_POINTS, MAX_SHAPES, type Shape, type ShapeKindName } from './shape.ts'
import { boundsOf, handlesOf, moveShape, resizeShape } from './shape-kinds.ts'
import type { Style } from './style.ts'

export type Tool = 'select' | ShapeKindName

/** What a pointer is in the middle of. View state: never saved. */
export type Gesture =
  | Readonly<{ state: 'idle' }>
  | Readonly<{ state: 'drawing'; id: string; kind: ShapeKindName; from: ImagePoint }>
  | Readonly<{ state: 'tracing'; id: string }>
  | Readonly<{ state: 'pressing'; id: string; from: ImagePoint; alone: boolean }>
  | Readonly<{ state: 'dragging'; from: ImagePoint; originals: readonly Shape[] }>
  | Readonly<{ state: 'resizing'; original: Shape; handle: HandleName }>
  | Readonly<{ state: 'sweeping'; from: ImagePoint; to: ImagePoint; kept: ReadonlySet<string> }>

export type PointerInput = Readonly<{ type: 'down' | 'move' | 'up'; at: ImagePoint; shift: boolean }>

export type Surroundings = Readonly<{
  records: Records<Shape>
  selection: ReadonlySet<string>
  tool: Tool
  style: Style
  picture: Size
  /** How far from a mark the pointer may be, in pixels of the picture: a constant on the screen. */
  reach: number
  newId(): string
}>

/** What a pointer event leads to. `end` closes the undo step or drops it; absent members change nothing. */
export type Outcome = Readonly<{
  gesture: Gesture
  diff: Diff<Shape>
  end?: 'mark' | 'cancel'
  selection?: ReadonlySet<string>
  tool?: Tool
  /** A text to type into. */
  edit?: string
}>

export const IDLE: Gesture = { state: 'idle' }

const stay = (gesture: Gesture, rest: Partial<Outcome> = {}): Outcome => ({ gesture, diff: EMPTY_DIFF, ...rest })

/** One pointer event in one state: the whole of every tool, without a DOM. */
export function point(gesture: Gesture, input: PointerInput, around: Surroundings): Outcome {
  if (input.type === 'down') return press(input, around)
  if (gesture.state === 'idle') return stay(gesture)
  if (input.type === 'move') return drag(gesture, input, around)
  return release(gesture, input, around)
}

function press(input: PointerInput, around: Surroundings): Outcome {
  if (around.tool === 'select') return pressSelect(input, around)
  if (around.tool === 'text') {
    const under = shapeAt(around.records.values(), input.at, around.reach)
    if (under?.kind === 'text') return stay(IDLE, { selection: new Set([under.id]), edit: under.id, tool: 'select' })
  }
  return pressDraw(around.tool, input, around)
}

function pressDraw(kind: ShapeKindName, input: PointerInput, around: Surroundings): Outcome {
  if (around.records.size >= MAX_SHAPES) return stay(IDLE)
  const at = inside(input.at, around.picture)
  const id = around.newId()
  const shape = newShape(kind, { id, from: at, to: at, ...around })
  const diff = put(around.records, [shape])
  const none = new Set<string>()
  if (kind === 'pen') return { gesture: { state: 'tracing', id }, diff, selection: none }
  if (kind === 'step')
    return { gesture: { state: 'dragging', from: input.at, originals: [shape] }, diff, selection: none }
  if (kind === 'text') return { gesture: IDLE, diff, selection: new Set([id]), edit: id, tool: 'select' }
  return { gesture: { state: 'drawing', id, kind, from: at }, diff, selection: none }
}

function pressSelect({ at, shift }: PointerInput, around: Surroundings): Outcome {
  const { records, selection, reach } = around
  const [only] = selection.size === 1 ? selection : []
  const sole = only === undefined ? undefined : records.get(only)
  const handle = sole && handlesOf(sole).find((one) => distance(one.at, at) <= reach * 1.5)
  if (sole && handle) return stay({ state: 'resizing', original: sole, handle: handle.name })
  const under = shapeAt(records.values(), at, reach)
  if (!under) {
    const kept = shift ? selection : new Set<string>()
    return stay({ state: 'sweeping', from: at, to: at, kept }, { selection: kept })
  }
  if (shift) return stay(IDLE, { selection: toggled(selection, under.id) })
  const alone = selection.has(under.id)
  return stay({ state: 'pressing', id: under.id, from: at, alone }, alone ? {} : { selection: new Set([under.id]) })
}

function drag(gesture: Gesture, input: PointerInput, around: Surroundings): Outcome {
  switch (gesture.state) {
    case 'idle':
      return stay(gesture)
    case 'drawing':
      return { gesture, diff: put(around.records, [drawn(gesture, input, around)]) }
    case 'tracing':
      return { gesture, diff: traced(gesture.id, input, around) }
    case 'pressing':
      return distance(gesture.from, input.at) < around.reach / 2
        ? stay(gesture)
        : drag({ state: 'dragging', from: gesture.from, originals: chosen(around) }, input, around)
    case 'dragging': {
      const dx = input.at.x - gesture.from.x
      const dy = input.at.y - gesture.from.y
      const straight = input.shift ? (Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy]) : [dx, dy]
      return { gesture, diff: put(around.records, moved(gesture.originals, straight[0] ?? 0, straight[1] ?? 0)) }
    }
    case 'resizing': {
      const pull = { handle: gesture.handle, to: input.at, regular: input.shift }
      return { gesture, diff: put(around.records, [resizeShape(gesture.original, pull)]) }
    }
    case 'sweeping': {
      const found = shapesWithin(around.records.values(), rectBetween(gesture.from, input.at)).map(({ id }) => id)
      return stay({ ...gesture, to: input.at }, { selection: new Set([...gesture.kept, ...found]) })
    }
  }
}

function release(gesture: Gesture, input: PointerInput, around: Surroundings): Outcome {
  switch (gesture.state) {
    case 'drawing': {
      const shape = drawn(gesture, input, around)
      const { w, h } = boundsOf(shape)
      // A click or a slip of the hand makes no mark.
      if (Math.max(w, h) < around.reach) return { gesture: IDLE, diff: EMPTY_DIFF, end: 'cancel' }
      const keepTool = gesture.kind === 'highlight' || gesture.kind === 'redaction'
      return {
        gesture: IDLE,
        diff: put(around.records, [shape]),
        end: 'mark',
        ...(keepTool ? {} : { selection: new Set([shape.id]), tool: 'select' as const }),
      }
    }
    case 'pressing':
      return stay(IDLE, gesture.alone ? { selection: new Set([gesture.id]) } : {})
    case 'sweeping':
      return stay(IDLE)
    default:
      return { ...drag(gesture, input, around), gesture: IDLE, end: 'mark' }
  }
}

/** Escape, a second finger, a lost pointer. */
export const abandon = (): Outcome => stay(IDLE, { end: 'cancel' })

/** The rectangle being swept over the picture, if any. */
export const sweepOf = (gesture: Gesture): Rect | null =>
  gesture.state === 'sweeping' ? rectBetween(gesture.from, gesture.to) : null

const inside = ({ x, y }: ImagePoint, { width, height }: Size): ImagePoint => ({
  x: clamp(x, 0, width),
  y: clamp(y, 0, height),
})

function drawn(
  { id, kind, from }: Extract<Gesture, { state: 'drawing' }>,
  { at, shift }: PointerInput,
  around: Surroundings,
): Shape {
  const to = inside(shift ? regularCorner(kind, from, at) : at, around.picture)
  return newShape(kind, { ...around, records: remaining(around.records, id), id, from, to })
}

/** Without the shape itself, whose `z` would otherwise rise with each move. */
function remaining(records: Records<Shape>, id: string): Records<Shape> {
  const others = new Map(records)
  others.delete(id)
  return others
}

function traced(id: string, { at }: PointerInput, around: Surroundings): Diff<Shape> {
  const shape = around.records.get(id)
  if (shape?.kind !== 'pen' || shape.points.length >= MAX_PEN_POINTS) return EMPTY_DIFF
  const { x, y } = inside(at, around.picture)
  const last = shape.points.at(-1)
  if (last && distance(last, { x, y }) < around.reach / 4) return EMPTY_DIFF
  const next = { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
  return put(around.records, [{ ...shape, points: [...shape.points, next] }])
}

const chosen = ({ records, selection }: Surroundings): readonly Shape[] =>
  [...selection].map((id) => records.get(id)).filter((shape) => shape !== undefined)

const moved = (shapes: readonly Shape[], dx: number, dy: number): readonly Shape[] =>
  shapes.map((shape) => moveShape(shape, dx, dy))

function toggled(selection: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selection)
  if (!next.delete(id)) next.add(id)
  return next
}
