import type { Track } from '#shared/rules/model.ts'
import type { Stage, StepKind } from './model.ts'
import type { Transition } from './transition.ts'
import { BESIDE } from './transitions-beside.ts'
import { DECIDING } from './transitions-deciding.ts'
import { HEARING } from './transitions-hearing.ts'
import { OPENING } from './transitions-opening.ts'

/**
 * The way of one subject, as data. Of the transitions regular at a stage and offered there, the first that is not
 * secondary is the main next step. PP 94/2021 Pasal 26–39 and Peraturan BKN 6/2022 for discipline, PP 42/2004 for ethics.
 */
export const TRANSITIONS: readonly Transition[] = [...OPENING, ...HEARING, ...DECIDING, ...BESIDE]

/** The transition a step makes on a track: the one regular at the stage, else any of its kind that moves on. */
export function transitionOf(kind: StepKind, track: Track, stage: Stage): Transition | undefined {
  const possible = TRANSITIONS.filter((one) => one.kind === kind && one.tracks.includes(track))
  return possible.find(({ from }) => from.includes(stage)) ?? possible[0]
}

/** Everything regular at a stage, in the order of the table. */
export const regularAt = (stage: Stage, track: Track): readonly Transition[] =>
  TRANSITIONS.filter(({ from, tracks }) => from.includes(stage) && tracks.includes(track))
