export type Point = Readonly<{ x: number; y: number }>
export type Stroke = readonly Point[]
/** What was drawn so far, in pixels of the pad; the last stroke may still grow. */
export type Strokes = readonly Stroke[]

const MIN_STEP = 1.5

export const begin = (strokes: Strokes, at: Point): Strokes => [...strokes, [at]]

/** Adds a point to the last stroke; trembling within a pixel is left out. */
export function extend(strokes: Strokes, at: Point): Strokes {
  const stroke = strokes.at(-1)
  const last = stroke?.at(-1)
  if (!stroke || !last || Math.hypot(at.x - last.x, at.y - last.y) < MIN_STEP) return strokes
  return [...strokes.slice(0, -1), [...stroke, at]]
}

export const undoStroke = (strokes: Strokes): Strokes => strokes.slice(0, -1)

/** Smooth path through the middles of neighbouring points; a tap is a dot. */
export function strokePath(stroke: Stroke): string {
  const [first, ...rest] = stroke
  if (!first) return ''
  if (rest.length === 0) return `M${first.x} ${first.y}l0.01 0`
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
  })
  const last = rest.at(-1) ?? first
  return `M${first.x} ${first.y}${curves.join('')}L${last.x} ${last.y}`
}

/** The box around all strokes, with room for the pen; null when nothing was drawn. */
export function inkBox(strokes: Strokes, room: number): { x: number; y: number; width: number; height: number } | null {
  const points = strokes.flat()
  if (points.length === 0) return null
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [left, top] = [Math.min(...xs) - room, Math.min(...ys) - room]
  return { x: left, y: top, width: Math.max(...xs) + room - left, height: Math.max(...ys) + room - top }
}
