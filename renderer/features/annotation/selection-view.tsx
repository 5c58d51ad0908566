import type { Rect } from '#shared/annotation/geometry.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import { boundsOf, handlesOf } from '#shared/annotation/shape-kinds.ts'
import { toScreen, type View } from '#shared/annotation/view.ts'
import classes from './annotation.module.css'

const HANDLE = 9
const GAP = 3

/** Outlines and handles, in screen pixels so that they stay the same size at any zoom. */
export function SelectionView({ shapes, view, sweep }: { shapes: readonly Shape[]; view: View; sweep: Rect | null }) {
  const [only] = shapes.length === 1 ? shapes : []
  return (
    <g aria-hidden>
      {shapes.map((shape) => (
        <rect key={shape.id} className={classes.outline} {...onScreen(boundsOf(shape), view, GAP)} />
      ))}
      {only &&
        handlesOf(only).map(({ name, at }) => {
          const { x, y } = toScreen(view, at)
          return (
            <rect
              key={name}
              className={classes.handle}
              x={x - HANDLE / 2}
              y={y - HANDLE / 2}
              width={HANDLE}
              height={HANDLE}
              data-handle={name}
            />
          )
        })}
      {sweep && <rect className={classes.sweep} {...onScreen(sweep, view, 0)} />}
    </g>
  )
}

function onScreen({ x, y, w, h }: Rect, view: View, gap: number) {
  const corner = toScreen(view, { x, y })
  return { x: corner.x - gap, y: corner.y - gap, width: w * view.scale + 2 * gap, height: h * view.scale + 2 * gap }
}
