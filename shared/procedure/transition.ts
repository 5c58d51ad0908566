import type { Track } from '#shared/rules/model.ts'
import { type Stage, type StepKind, stageSchema } from './model.ts'

/** What must hold for a step to be offered at all; see `offers.ts`. */
export type OfferName =
  | 'team_required'
  | 'team_possible'
  | 'severe_threatened'
  | 'not_severe'
  | 'minutes_unsigned'
  | 'objection_open'
  | 'appeal_open'
  | 'crime_suspected'
  | 'not_uploaded'
  | 'not_recorded'

/** What is said against a step; see `guards.ts`. */
export type GuardName =
  | 'appointment_set'
  | 'after_summons_1'
  | 'after_summons_2'
  | 'first_no_show'
  | 'both_no_shows'
  | 'delivery_proofs'
  | 'on_appointed_day_1'
  | 'on_appointed_day_2'
  | 'summoned_before_hearing'
  | 'team_when_severe'
  | 'council_before_hearing'
  | 'hearing_or_waiver'
  | 'minutes_before_findings'
  | 'findings_before_decision'
  | 'advice_before_decision'
  | 'after_decision'
  | 'after_receipt'
  | 'received_first'
  | 'objection_filed_first'
  | 'appeal_filed_first'
  | 'effective_first'
  | 'severe_for_release'
  | 'release_before_decision'
  | 'hearing_before_minutes'

export type Transition = Readonly<{
  id: string
  kind: StepKind
  tracks: readonly Track[]
  from: readonly Stage[]
  /** Null = happens beside the way and does not move it. */
  to: Stage | null
  /** Every one must hold for the step to be offered as the next. */
  offered?: readonly OfferName[]
  guards: readonly GuardName[]
  /** Keys of the catalogue. */
  rules: readonly string[]
  why: string
  /** Never the main next step, though regular. */
  secondary?: true
}>

export const DISCIPLINE = ['discipline', 'pppk'] as const
export const HEARD = ['discipline', 'pppk', 'ethics'] as const
export const ALL = ['discipline', 'pppk', 'ethics', 'contract', 'criminal_referral'] as const
/** Stages stand in their usual order. */
export const BEFORE_DECISION: readonly Stage[] = stageSchema.options.slice(0, stageSchema.options.indexOf('decided'))
