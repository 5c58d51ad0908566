import { dayText } from '#shared/words/date-words.ts'
import type { Facts, Proposal } from './facts.ts'
import { GENERAL_GUARDS, GUARDS, type Objection, RULE_OF_GUARD } from './guards.ts'
import { NO_DETAILS, type Stage } from './model.ts'
import { OFFERS } from './offers.ts'
import { STAGE_NAMES, STEP_NAMES } from './step-words.ts'
import { inOrder, stageOf, stepsBefore, usualOrder } from './timeline.ts'
import type { Transition } from './transition.ts'
import { regularAt, transitionOf } from './transitions.ts'
import { warningsOf } from './warnings.ts'

/** `rule`: key in the catalogue of what the sentence rests on; null when it compares what is recorded with itself. */
export type Ground = Readonly<{ sentence: string; rule: string | null }>
export type Judgement = Readonly<{
  verdict: 'ok' | 'reason' | 'refused'
  /** One for each objection; empty when ok. */
  grounds: readonly Ground[]
}>
export type Offered = Readonly<{
  transition: Transition
  weight: 'main' | 'other' | 'aside'
  missing: readonly string[]
}>
export type Evaluation = Readonly<{ stage: Stage; next: readonly Offered[]; warnings: readonly string[] }>

/** Where the subject stands, what comes next and what to watch. Pure; total for any steps. */
export function evaluate(facts: Facts): Evaluation {
  const stage = stageOf(facts.steps, facts.course.track)
  return { stage, next: nextOf(facts, stage), warnings: warningsOf(facts, stage) }
}

function nextOf(facts: Facts, stage: Stage): Offered[] {
  const offered = regularAt(stage, facts.course.track).filter(({ offered = [], kind }) =>
    offered.every((name) => OFFERS[name](facts, kind)),
  )
  const main = offered.find(({ secondary }) => !secondary)
  const weightOf = (one: Transition) => (one === main ? 'main' : one.to === null ? 'aside' : 'other')
  return [...(main ? [main] : []), ...offered.filter((one) => one !== main)].map((transition) => ({
    transition,
    weight: weightOf(transition),
    missing: missingFor(facts, transition),
  }))
}

/** What its guards would say today, but for what the officer types in only when recording. */
function missingFor(facts: Facts, { kind, guards }: Transition): string[] {
  const proposal: Proposal = { kind, day: facts.today, details: { ...NO_DETAILS, appointment: facts.today } }
  return guards.flatMap((name) => (TYPED.has(name) ? [] : (GUARDS[name](facts, proposal)?.sentence ?? [])))
}
const TYPED: ReadonlySet<string> = new Set(['appointment_set', 'on_appointed_day_1', 'on_appointed_day_2'])

/** What is said to a step on that day: nothing, "write why", or no. Every answer but "ok" has its sentences. */
export function judge(facts: Facts, proposal: Proposal): Judgement {
  const { track } = facts.course
  const stageThen = stageOf(stepsBefore(facts.steps, proposal), track)
  const transition = transitionOf(proposal.kind, track, stageThen)
  if (!transition)
    return {
      verdict: 'refused',
      grounds: [
        {
          sentence: `"${STEP_NAMES[proposal.kind]}" tidak ada pada jalur perkara ini. Ubah jalur lebih dahulu bila keliru.`,
          rule: null,
        },
      ],
    }
  const objections = [
    ...transition.guards.map((name) => ({ said: GUARDS[name](facts, proposal), rule: RULE_OF_GUARD[name] ?? null })),
    ...GENERAL_GUARDS.map((guard) => ({ said: guard(facts, proposal), rule: null })),
    { said: outOfTurn(facts, { proposal, transition, stageThen }), rule: null },
  ].flatMap(({ said, rule }) => (said ? [{ ...said, rule }] : []))
  return {
    verdict: verdictOf(objections),
    grounds: objections.map(({ sentence, rule }) => ({ sentence, rule })),
  }
}

const verdictOf = (objections: readonly Objection[]): Judgement['verdict'] => {
  if (objections.some(({ severity }) => severity === 'refused')) return 'refused'
  return objections.length > 0 ? 'reason' : 'ok'
}

type Turn = Readonly<{ proposal: Proposal; transition: Transition; stageThen: Stage }>

/** Not regular at that point: a step back, or one that skips others. Both are possible with a reason. */
function outOfTurn(facts: Facts, { proposal, transition, stageThen }: Turn): Objection | null {
  if (transition.from.includes(stageThen)) return null
  const earlier = inOrder(stepsBefore(facts.steps, proposal))
  const last = earlier.at(-1)
  const back = earlier.some(({ kind }) => usualOrder(kind) >= usualOrder(proposal.kind))
  const where = `Pada ${dayText(proposal.day)} kedudukannya "${STAGE_NAMES[stageThen]}"${last ? `, terakhir "${STEP_NAMES[last.kind]}" (${dayText(last.day)})` : ''}.`
  return {
    severity: 'reason',
    sentence: back
      ? `"${STEP_NAMES[proposal.kind]}" adalah langkah mundur. ${where}`
      : `"${STEP_NAMES[proposal.kind]}" melewati langkah yang lazim. ${where}`,
  }
}
