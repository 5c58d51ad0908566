import { describe, expect, test } from 'vitest'
import { evaluate, judge } from '#shared/procedure/evaluate.ts'
import { RULE_OF_GUARD } from '#shared/procedure/guards.ts'
import { stageSchema, stepKindSchema } from '#shared/procedure/model.ts'
import { STAGE_NAMES, STEP_NAMES } from '#shared/procedure/step-words.ts'
import { TRANSITIONS } from '#shared/procedure/transitions.ts'
import { levelSchema, trackSchema } from '#shared/rules/model.ts'
import { shippedRuleKeys } from './rule-keys.ts'
import { everyStage, nextDay, taken, typed } from './walking.ts'

const COURSES = [null, ...levelSchema.options].flatMap((level) => [true, false].map((crime) => ({ level, crime })))
const WAYS = trackSchema.options.flatMap((track) =>
  COURSES.map(({ level, crime }) => ({ track, stages: everyStage(track, level, crime) })),
)

const cases = TRANSITIONS.flatMap((transition) =>
  transition.tracks.flatMap((track) => transition.from.map((from) => ({ transition, track, from, id: transition.id }))),
)
/** Stages some tracks never come to, so that a transition shared by several tracks has nothing to start from there. */
const OF_A_HEARING = [
  'team_ready',
  'summoned',
  'missed_once',
  'summoned_again',
  'missed_twice',
  'examined',
  'unexamined',
  'advised',
  'authority_reported',
  'appeal_settled',
]
const NOT_ON_TRACK: Readonly<Record<string, readonly string[]>> = {
  ethics: ['findings', 'authority_reported', 'appeal_settled', 'effective', 'appealing'],
  contract: OF_A_HEARING,
  criminal_referral: [...OF_A_HEARING, 'findings'],
  discipline: ['advised'],
  pppk: ['advised'],
}

describe('every transition', () => {
  test.each(cases)(
    '$id on $track from $from is offered, accepted and leads where the table says',
    ({ transition, track, from }) => {
      const starts = WAYS.filter((way) => way.track === track).flatMap(({ stages }) => stages.get(from) ?? [])
      if (NOT_ON_TRACK[track]?.includes(from)) return expect(starts).toEqual([])
      const start = starts.find((facts) => evaluate(facts).next.some((one) => one.transition.id === transition.id))
      expect(start, 'some course offers it').toBeDefined()
      const proposal = typed(transition.kind, nextDay(start!))
      expect(judge(start!, proposal).verdict).not.toBe('refused')
      expect(evaluate(taken(start!, proposal)).stage).toBe(transition.to ?? from)
    },
  )

  test('has its own id, words, and rules that exist', () => {
    expect(new Set(TRANSITIONS.map(({ id }) => id)).size).toBe(TRANSITIONS.length)
    const keys = shippedRuleKeys()
    for (const { why, rules, id } of TRANSITIONS) {
      expect(why, id).toMatch(/^[A-Z].{20,}\.$/s)
      for (const rule of rules) expect(keys, `${id}: ${rule}`).toContain(rule)
      // Receiving a report and dropping what is not proven need no rule to say so.
      if (id !== 'report' && id !== 'drop') expect(rules, id).not.toEqual([])
    }
  })

  test('the rule behind an objection exists as well', () => {
    for (const rule of Object.values(RULE_OF_GUARD)) expect(shippedRuleKeys()).toContain(rule)
  })

  test('every step has a transition, every stage is reached, everything has a name', () => {
    expect(new Set(TRANSITIONS.map(({ kind }) => kind))).toEqual(new Set(stepKindSchema.options))
    expect(new Set(WAYS.flatMap(({ stages }) => [...stages.keys()]))).toEqual(new Set(stageSchema.options))
    expect(Object.keys(STEP_NAMES)).toEqual(stepKindSchema.options)
    expect(Object.keys(STAGE_NAMES)).toEqual(stageSchema.options)
  })
})

const LAST = ['uploaded', 'referred', 'dropped', 'served']
test('there is a main next step everywhere but at the ends', () => {
  for (const { track, stages } of WAYS)
    for (const [stage, ways] of stages)
      for (const facts of ways) {
        const mains = evaluate(facts).next.filter(({ weight }) => weight === 'main')
        if (!LAST.includes(stage)) expect(mains, `${track} ${stage}`).toHaveLength(1)
        else expect(mains.length, `${track} ${stage}`).toBeLessThanOrEqual(1)
      }
})
