import type { Facts } from './facts.ts'
import type { StepKind } from './model.ts'
import { lastOf } from './timeline.ts'
import type { OfferName } from './transition.ts'

type Offer = (facts: Facts, kind: StepKind) => boolean

const has = ({ steps }: Facts, kind: StepKind): boolean => steps.some((step) => step.kind === kind)
/** The newest of `opens` has no answer yet. */
const open = ({ steps }: Facts, opens: StepKind, closes: StepKind): boolean => {
  const opened = lastOf(steps, opens)
  const closed = lastOf(steps, closes)
  return opened !== undefined && (!closed || closed.day < opened.day)
}

/** When a regular step is worth offering. */
export const OFFERS: Readonly<Record<OfferName, Offer>> = {
  team_required: (facts) => facts.course.level === 'severe' && !has(facts, 'team_formed'),
  team_possible: (facts) =>
    facts.course.level !== 'severe' && facts.course.level !== 'light' && !has(facts, 'team_formed'),
  severe_threatened: ({ course }) => course.level === 'severe',
  not_severe: ({ course }) => course.level !== 'severe',
  minutes_unsigned: (facts) => open(facts, 'examination_held', 'minutes_signed'),
  objection_open: (facts) => open(facts, 'objection_filed', 'objection_decided'),
  appeal_open: (facts) => open(facts, 'appeal_filed', 'appeal_decided'),
  crime_suspected: ({ course }) => course.crimeSuspected,
  not_uploaded: (facts) => !has(facts, 'record_uploaded'),
  not_recorded: (facts, kind) => !has(facts, kind),
}
