import { type ImagePoint, type Rect, tenth } from './geometry.ts'

const n = (value: number) => String(tenth(value))

export const rectPath = ({ x, y, w, h }: Rect): string => `M${n(x)} ${n(y)}H${n(x + w)}V${n(y + h)}H${n(x)}Z`

export function ellipsePath({ x, y, w, h }: Rect): string {
  const radii = `${n(w / 2)} ${n(h / 2)}`
  return `M${n(x)} ${n(y + h / 2)}A${radii} 0 1 1 ${n(x + w)} ${n(y + h / 2)}A${radii} 0 1 1 ${n(x)} ${n(y + h / 2)}Z`
}

/** Smoothed by quadratic curves through the middle of each pair of points. A single point is a dot. */
export function penPath(points: readonly ImagePoint[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const last = rest.at(-1)
  if (!last) return `M${n(first.x)} ${n(first.y)}L${n(first.x + 0.1)} ${n(first.y)}`
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last
    return `Q${n(point.x)} ${n(point.y)} ${n((point.x + next.x) / 2)} ${n((point.y + next.y) / 2)}`
  })
  return `M${n(first.x)} ${n(first.y)}${curves.join('')}L${n(last.x)} ${n(last.y)}`
}

const HEAD_ANGLE = Math.PI / 7

/** The shaft ends inside the head, so that the point stays sharp at any width. */
export function arrowPaths(from: ImagePoint, to: ImagePoint, width: number): { shaft: string; head: string } {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const head = Math.min(width * 4 + 6, length)
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const behind = (along: number, turn: number) => ({
    x: to.x - along * Math.cos(angle + turn),
    y: to.y - along * Math.sin(angle + turn),
  })
  const neck = behind(head * 0.8, 0)
  const left = behind(head, HEAD_ANGLE)
  const right = behind(head, -HEAD_ANGLE)
  return {
    shaft: `M${n(from.x)} ${n(from.y)}L${n(neck.x)} ${n(neck.y)}`,
    head: `M${n(to.x)} ${n(to.y)}L${n(left.x)} ${n(left.y)}L${n(right.x)} ${n(right.y)}Z`,
  }
}
