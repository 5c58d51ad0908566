import { AppError } from '#shared/kernel/app-error.ts'
import { type Shape, shapesSchema } from './shape.ts'

/** The format in which shapes are saved now. A change of `shape.ts` that old data does not satisfy raises it. */
export const ANNOTATION_FORMAT = 1

/** `STEPS[n]` turns format n + 1 into format n + 2. A released step is never edited. */
type Step = (saved: unknown) => unknown
const STEPS: readonly Step[] = []

/** Shapes of any saved format as today's. Throws AppError `annotation_from_newer_version`. */
export function readShapes(saved: unknown, format: number, steps = STEPS): readonly Shape[] {
  if (format > steps.length + 1) throw new AppError('annotation_from_newer_version')
  return shapesSchema.parse(steps.slice(format - 1).reduce((shapes, step) => step(shapes), saved))
}
