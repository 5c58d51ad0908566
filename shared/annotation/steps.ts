import { apply, type Diff, put, type Records, squash } from './diff.ts'
import type { Shape, ShapeOf } from './shape.ts'

type Step = ShapeOf<'step'>

export const stepsOf = (records: Records<Shape>): readonly Step[] =>
  [...records.values()].filter((shape) => shape.kind === 'step').sort((a, b) => a.number - b.number || a.z - b.z)

export const nextStepNumber = (records: Records<Shape>): number => stepsOf(records).length + 1

/** The diff with whatever it takes to keep step numbers 1, 2, 3 … without gaps, in the same undo step. */
export function withStepNumbers(records: Records<Shape>, diff: Diff<Shape>): Diff<Shape> {
  const after = apply(records, diff)
  const moved = numbered(stepsOf(after))
  return moved.length === 0 ? diff : squash(diff, put(after, moved))
}

/** Those steps whose place in the row is not yet their number, with that number. */
const numbered = (steps: readonly Step[]): readonly Step[] =>
  steps
    .map((step, index) => (step.number === index + 1 ? null : { ...step, number: index + 1 }))
    .filter((step) => step !== null)
