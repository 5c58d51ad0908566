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

/** Gives a step another number; the ones between move along. */
export function renumberStep(records: Records<Shape>, id: string, number: number): Diff<Shape> {
  const others = stepsOf(records).filter((step) => step.id !== id)
  const step = records.get(id)
  if (step?.kind !== 'step') return new Map()
  const at = Math.min(Math.max(1, Math.round(number)), others.length + 1)
  const ordered = [...others.slice(0, at - 1), step, ...others.slice(at - 1)]
  return put(records, numbered(ordered))
}

/** Those steps whose place in the row is not yet their number, with that number. */
const numbered = (steps: readonly Step[]): readonly Step[] =>
  steps
    .map((step, index) => (step.number === index + 1 ? null : { ...step, number: index + 1 }))
    .filter((step) => step !== null)
