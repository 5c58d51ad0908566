import type { Day } from '#shared/kernel/instant.ts'
import type { Course, Step, StepDetails, StepKind } from './model.ts'

/** All that the evaluator needs to know about one subject. */
export type Facts = Readonly<{
  course: Pick<Course, 'track' | 'level' | 'crimeSuspected' | 'origin'>
  steps: readonly Step[]
  /** Day of the alleged act, if known. */
  actDay: Day | null
  /** By the computer's clock, in the office's zone: marks what is ahead, decides nothing else. */
  today: Day
}>

/** A step not recorded yet; `byHand` when an officer records it, not another part of the program. */
export type Proposal = Readonly<{ kind: StepKind; day: Day; details: StepDetails; byHand?: boolean }>
