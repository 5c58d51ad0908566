import type { Day } from '#shared/kernel/instant.ts'
import type { Track } from '#shared/rules/model.ts'
import { type Stage, type Step, type StepKind, stepKindSchema } from './model.ts'
import { transitionOf } from './transitions.ts'

type Dated = Readonly<{ kind: StepKind; day: Day }>

const RANK = new Map(stepKindSchema.options.map((kind, index) => [kind, index]))
/** Place of a step in the usual order; higher comes later. */
export const usualOrder = (kind: StepKind): number => RANK.get(kind) ?? 0

/** By the day it happened; on one day in the usual order. What is written down later does not come later. */
export const compareSteps = (a: Dated, b: Dated): number =>
  a.day.localeCompare(b.day) || usualOrder(a.kind) - usualOrder(b.kind)

export const inOrder = (steps: readonly Step[]): Step[] => steps.toSorted(compareSteps)

/** What the steps add up to, in the order they happened. Total: whatever the walk, a stage comes out. */
export function stageOf(steps: readonly Dated[], track: Track): Stage {
  let stage: Stage = 'reported'
  for (const { kind } of steps.toSorted(compareSteps)) stage = transitionOf(kind, track, stage)?.to ?? stage
  return stage
}

/** Steps that happened before a proposed one would have. */
export const stepsBefore = (steps: readonly Step[], proposed: Dated): Step[] =>
  steps.filter((step) => compareSteps(step, proposed) <= 0)

/** The newest step of one of these kinds. */
export const lastOf = (steps: readonly Step[], ...kinds: readonly StepKind[]): Step | undefined =>
  inOrder(steps.filter(({ kind }) => kinds.includes(kind))).at(-1)
