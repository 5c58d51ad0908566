import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#shared/deadlines/working-days.ts'
import { evaluate, judge } from '#shared/procedure/evaluate.ts'
import { GUARDS } from '#shared/procedure/guards.ts'
import { stageSchema, stepKindSchema } from '#shared/procedure/model.ts'
import { TRANSITIONS } from '#shared/procedure/transitions.ts'
import { levelSchema, trackSchema } from '#shared/rules/model.ts'
import { aStep, FIRST_DAY, someFacts, typed } from './walking.ts'

const on = (offset: number) => addDays(FIRST_DAY, offset)
const anyStep = fc.record({
  kind: fc.constantFrom(...stepKindSchema.options),
  offset: fc.integer({ min: 0, max: 90 }),
  appointment: fc.option(fc.integer({ min: -5, max: 90 })),
})
const anyCourse = fc.record({
  track: fc.constantFrom(...trackSchema.options),
  level: fc.constantFrom(null, ...levelSchema.options),
  crimeSuspected: fc.boolean(),
  origin: fc.constant('officer' as const),
})

test('no walk, sensible or not, reaches an undefined stage; every objection is a whole sentence', () => {
  fc.assert(
    fc.property(anyCourse, fc.array(anyStep, { maxLength: 25 }), anyStep, (course, steps, last) => {
      const made = steps.map(({ kind, offset, appointment }) =>
        aStep(kind, on(offset), { appointment: appointment === null ? null : on(appointment) }),
      )
      const facts = someFacts({ course, steps: made })
      const { stage, next, warnings } = evaluate(facts)
      expect(stageSchema.options).toContain(stage)
      expect(next.filter(({ weight }) => weight === 'main').length).toBeLessThanOrEqual(1)
      const verdict = judge(facts, typed(last.kind, on(last.offset)))
      const said = verdict.grounds.map(({ sentence }) => sentence)
      expect(said.length === 0).toBe(verdict.verdict === 'ok')
      for (const sentence of [...said, ...warnings, ...next.flatMap(({ missing }) => missing)])
        expect(sentence).toMatch(/^["A-Z].{15,}[.]$/s)
    }),
    { numRuns: 3000 },
  )
})

test('the order in which things are written down changes nothing', () => {
  fc.assert(
    fc.property(
      anyCourse,
      fc.uniqueArray(anyStep, { maxLength: 12, selector: ({ kind, offset }) => `${kind}${offset}` }),
      (course, steps) => {
        const made = steps.map(({ kind, offset }) => aStep(kind, on(offset)))
        const forward = evaluate(someFacts({ course, steps: made }))
        expect(evaluate(someFacts({ course, steps: made.toReversed() }))).toEqual(forward)
      },
    ),
    { numRuns: 500 },
  )
})

test('every guard is used by some transition', () => {
  expect(new Set(TRANSITIONS.flatMap(({ guards }) => guards))).toEqual(new Set(Object.keys(GUARDS)))
})
