import { type ImagePoint, type Rect, rectBetween, squareCorner } from './geometry.ts'

type RectHandle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w'
export type HandleName = RectHandle | 'from' | 'to'
export type Handle = Readonly<{ name: HandleName; at: ImagePoint }>

/** A handle pulled to a place; `regular` (Shift) keeps squares, circles and 45° lines. */
export type Pull = Readonly<{ handle: HandleName; to: ImagePoint; regular: boolean }>

export const rectHandles = ({ x, y, w, h }: Rect): readonly Handle[] => [
  { name: 'nw', at: { x, y } },
  { name: 'n', at: { x: x + w / 2, y } },
  { name: 'ne', at: { x: x + w, y } },
  { name: 'e', at: { x: x + w, y: y + h / 2 } },
  { name: 'se', at: { x: x + w, y: y + h } },
  { name: 's', at: { x: x + w / 2, y: y + h } },
  { name: 'sw', at: { x, y: y + h } },
  { name: 'w', at: { x, y: y + h / 2 } },
]

/** The rectangle after pulling one of its handles; it may turn over. */
export function pullRect({ x, y, w, h }: Rect, { handle, to, regular }: Pull): Rect {
  const west = handle.includes('w')
  const north = handle.includes('n')
  const fixed = { x: west ? x + w : x, y: north ? y + h : y }
  if (handle === 'n' || handle === 's') return rectBetween({ x, y: fixed.y }, { x: x + w, y: to.y })
  if (handle === 'e' || handle === 'w') return rectBetween({ x: fixed.x, y }, { x: to.x, y: y + h })
  return rectBetween(fixed, regular ? squareCorner(fixed, to) : to)
}
