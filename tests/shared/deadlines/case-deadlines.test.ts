import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { calendarYearSchema, workCalendar } from '#shared/calendar/model.ts'
import { subjectIdSchema } from '#shared/cases/model.ts'
import { type DeadlineFacts, deadlinesOf } from '#shared/deadlines/case-deadlines.ts'
import { DEFINITIONS } from '#shared/deadlines/definitions.ts'
import { deadlineKindSchema, deadlineSchema } from '#shared/deadlines/model.ts'
import { stateOf } from '#shared/deadlines/state.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Step, StepKind } from '#shared/procedure/model.ts'
import { type RuleEntry, ruleEntrySchema } from '#shared/rules/model.ts'
import { aStep, day } from '#tests/shared/procedure/walking.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'

const json = (name: string): unknown => JSON.parse(readFileSync(`${resourcesDir}/rules/${name}`, 'utf8'))
const entries: RuleEntry[] = readdirSync(`${resourcesDir}/rules`)
  .filter((name) => name === 'tenggat.json')
  .flatMap((name) => (json(name) as unknown[]).map((entry) => ruleEntrySchema.parse(entry)))
const years = [2022, 2026].map((year) => calendarYearSchema.parse(json(`calendar-${year}.json`)))
const ID = subjectIdSchema.parse('a'.repeat(32))

const facts = (steps: Step[], over: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  subjects: [{ subjectId: ID, name: 'Rangga Sasmaya', track: 'discipline', steps }],
  reports: [],
  actDay: day('2026-09-01'),
  today: day('2026-10-20'),
  calendar: workCalendar(5, years),
  entries,
  overrides: new Map(),
  ...over,
})
const one = (found: ReturnType<typeof deadlinesOf>, kind: string) => found.find((deadline) => deadline.kind === kind)

describe('each definition', () => {
  const start = day('2026-06-17')
  test.each(DEFINITIONS)('$kind is counted from $startsAt by the catalogue', ({ kind, startsAt, rule, bearer }) => {
    const entry = entries.find((one) => one.id === rule) as Extract<RuleEntry, { kind: 'interval' }>
    const [found] = deadlinesOf(facts([aStep(startsAt, start)])).filter((deadline) => deadline.kind === kind)
    expect(deadlineSchema.parse(found)).toEqual(found)
    expect(found).toMatchObject({ startedOn: start, amount: entry.amount, bearer, rule: { id: rule } })
    expect(found?.days.filter(({ number }) => number !== null)).toHaveLength(
      entry.count === 'clear' ? entry.amount + 1 : entry.amount,
    )
    expect(found?.key).toBe(`${kind}.${ID}.2026-06-17`)
  })
  test('together with the clocks of reports every kind is there', () => {
    expect(new Set([...DEFINITIONS.map(({ kind }) => kind), 'report_sbt', 'report_bawaslu'])).toEqual(
      new Set(deadlineKindSchema.options),
    )
  })
})

describe('the dates', () => {
  const old = (steps: Step[]) => facts(steps, { actDay: day('2022-01-03'), today: day('2022-12-30') })

  test('example 10: both examinations are in time to the day, and the seventh day is named', () => {
    const found = deadlinesOf(
      old([
        aStep('summons_1', day('2022-10-05'), { appointment: day('2022-10-17') }),
        aStep('summons_1_missed', day('2022-10-17')),
        aStep('summons_2', day('2022-10-17'), { appointment: day('2022-10-27') }),
      ]),
    )
    expect(one(found, 'summons_1_interval')).toMatchObject({ dueOn: '2022-10-17', doneOn: '2022-10-17', state: 'done' })
    expect(one(found, 'summons_2_interval')).toMatchObject({ dueOn: '2022-10-27', doneOn: '2022-10-27', state: 'done' })
    expect(one(found, 'summons_2_due')).toMatchObject({ startedOn: '2022-10-17', dueOn: '2022-10-27', state: 'done' })
    expect(one(found, 'summons_1_interval')?.notes.join(' ')).toMatch(
      /ke-7 sendiri jatuh pada 14 Oktober 2022.*Contoh 10/,
    )
  })

  test('a day later is late, said, and nothing more', () => {
    const found = deadlinesOf(old([aStep('summons_1', day('2022-10-05'), { appointment: day('2022-10-18') })]))
    expect(one(found, 'summons_1_interval')?.state).toBe('late')
  })

  test('example 22: both effective dates with the mismatch in words', () => {
    for (const [received, effective] of [
      ['2022-02-08', '2022-03-02'],
      ['2022-02-14', '2022-03-09'],
    ]) {
      const found = one(deadlinesOf(old([aStep('decision_delivered', day(received!))])), 'decision_effect')
      expect(found?.dueOn).toBe(effective)
      expect(found?.notes.join(' ')).toMatch(/Contoh 22 .* 8 Maret.* 2 dan 9 Maret.* 1 dan 7 Maret/)
    }
  })

  test('an act under PP 53/2010 is counted by its rules', () => {
    const found = deadlinesOf(facts([aStep('decision_delivered', day('2026-10-05'))], { actDay: day('2020-09-01') }))
    expect(one(found, 'decision_effect')).toMatchObject({ unit: 'calendar_day', rule: { confidence: 'memory' } })
    expect(one(found, 'objection_filing')?.rule.id).toBe('interval.objection-filing')
  })

  test('a missing year gives no date but says so', () => {
    const found = one(deadlinesOf(facts([aStep('decision_made', day('2026-12-21'))])), 'decision_delivery')
    expect(found).toMatchObject({ dueOn: null, countedEnd: null, missingYear: 2027, state: 'unknown' })
    expect(found?.notes[0]).toContain('Kalender kerja tahun 2027 belum diisi')
  })

  test('an override takes the place of the count, which stays visible', () => {
    const key = `decision_effect.${ID}.2026-10-05`
    const override = { day: day('2026-10-28'), reason: 'contoh 22', at: toInstant(new Date(0)), by: 'Wening' }
    const steps = [aStep('decision_delivered', day('2026-10-05'))]
    const found = one(deadlinesOf(facts(steps, { overrides: new Map([[key, override]]) })), 'decision_effect')
    expect(found).toMatchObject({ countedEnd: '2026-10-26', dueOn: '2026-10-28', override })
  })

  test('six-day offices count Saturdays', () => {
    const steps = [aStep('decision_made', day('2026-10-05'))]
    const six = deadlinesOf(facts(steps, { calendar: workCalendar(6, years) }))
    expect(one(six, 'decision_delivery')?.dueOn).toBe('2026-10-21')
    expect(one(deadlinesOf(facts(steps)), 'decision_delivery')?.dueOn).toBe('2026-10-23')
  })

  test('the day of the act chooses the rule; without any rule in force nothing is invented', () => {
    expect(deadlinesOf(facts([aStep('decision_made', day('1999-10-05'))], { actDay: day('1999-01-01') }))).toEqual([])
  })
})

describe('what ends and starts a clock', () => {
  test.each<[string, StepKind, StepKind, string]>([
    ['decision_delivery', 'decision_made', 'decision_delivered', 'done'],
    ['decision_delivery', 'decision_made', 'decision_sent', 'done'],
    ['decision_effect', 'decision_delivered', 'decision_effective', 'done'],
    ['objection_decision', 'objection_filed', 'objection_decided', 'done'],
    ['appeal_answer', 'appeal_filed', 'appeal_answered', 'done'],
    ['appeal_decision', 'appeal_filed', 'appeal_decided', 'done'],
  ])('%s: %s … %s', (kind, from, to, state) => {
    const found = deadlinesOf(facts([aStep(from, day('2026-10-05')), aStep(to, day('2026-10-08'))]))
    expect(one(found, kind)).toMatchObject({ state, doneOn: '2026-10-08' })
  })

  test('a second decision starts a clock of its own and ends that of the first', () => {
    const steps = [
      aStep('decision_made', day('2026-10-01')),
      aStep('decision_made', day('2026-10-12')),
      aStep('decision_delivered', day('2026-10-14')),
    ]
    const found = deadlinesOf(facts(steps)).filter(({ kind }) => kind === 'decision_delivery')
    expect(found.map(({ startedOn, doneOn }) => [startedOn, doneOn]).toSorted()).toEqual([
      ['2026-10-01', '2026-10-12'],
      ['2026-10-12', '2026-10-14'],
    ])
  })

  test('what overtakes a clock ends it: a hearing after all, a decision, a case dropped', () => {
    for (const kind of ['examination_held', 'decision_made', 'dropped'] as const) {
      const found = deadlinesOf(facts([aStep('summons_1_missed', day('2026-09-01')), aStep(kind, day('2026-09-08'))]))
      expect(one(found, 'summons_2_due')).toMatchObject({ state: 'done', doneOn: '2026-09-08' })
    }
  })

  test('once one remedy is taken the clock of the other is gone', () => {
    const received = aStep('decision_delivered', day('2026-10-05'))
    const kinds = (...steps: Step[]) => deadlinesOf(facts([received, ...steps])).map(({ kind }) => kind)
    expect(kinds()).toEqual(expect.arrayContaining(['objection_filing', 'appeal_filing']))
    expect(kinds(aStep('objection_filed', day('2026-10-07')))).not.toContain('appeal_filing')
    expect(kinds(aStep('appeal_filed', day('2026-10-07')))).not.toContain('objection_filing')
  })

  test.each(['objection_filed', 'appeal_filed'] as const)(
    'once %s, nothing takes effect by the count any more',
    (filed) => {
      const steps = [aStep('decision_delivered', day('2026-10-05')), aStep(filed, day('2026-10-08'))]
      expect(one(deadlinesOf(facts(steps)), 'decision_effect')).toMatchObject({
        state: 'done',
        doneOn: '2026-10-08',
        doneBy: 'upaya administratif diajukan; keputusan berlaku menurut putusannya',
      })
    },
  )

  test('kode etik and PPPK do not pass for discipline of PNS', () => {
    const steps = [
      aStep('summons_1', day('2026-10-05'), { appointment: day('2026-10-14') }),
      aStep('summons_1_missed', day('2026-10-14')),
    ]
    const of = (track: 'ethics' | 'pppk') =>
      deadlinesOf(facts([], { subjects: [{ subjectId: ID, name: 'X', track, steps }] }))
    expect(one(of('ethics'), 'summons_1_interval')?.rule).toMatchObject({
      id: 'interval.ethics-summons',
      confidence: 'derived',
    })
    expect(one(of('ethics'), 'summons_2_due')?.rule.id).toBe('interval.ethics-second-summons')
    expect(one(of('pppk'), 'summons_1_interval')?.notes[0]).toContain('bagi PPPK dipakai sebagai patokan')
  })

  test('clocks of BKN and Bawaslu run from receipt until something is recorded', () => {
    const reports = [
      { source: 'bkn', number: 'L-2026-001', receivedOn: day('2026-10-14') },
      { source: 'bawaslu', number: 'L-2026-002', receivedOn: day('2026-10-14') },
      { source: 'public', number: 'L-2026-003', receivedOn: day('2026-10-14') },
    ]
    const running = deadlinesOf(facts([], { reports }))
    expect(running.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['report_bawaslu', '2026-10-19'],
      ['report_sbt', '2026-10-21'],
    ])
    const answered = deadlinesOf(facts([aStep('review_concluded', day('2026-10-16'))], { reports }))
    expect(answered.every(({ state }) => state === 'done')).toBe(true)
  })

  test('ethics and contracts have no clock of a disciplinary decision', () => {
    const steps = [aStep('decision_made', day('2026-10-05')), aStep('decision_delivered', day('2026-10-06'))]
    for (const track of ['ethics', 'contract'] as const)
      expect(deadlinesOf(facts([], { subjects: [{ subjectId: ID, name: 'X', track, steps }] }))).toEqual([])
  })
})

describe('the marker of today', () => {
  const today = day('2026-10-20')
  test.each([
    ['ours', '2026-10-19', 'overdue'],
    ['ours', '2026-10-20', 'due'],
    ['ours', '2026-10-25', 'soon'],
    ['ours', '2026-10-26', 'running'],
    ['subject', '2026-10-19', 'done'],
    ['effect', '2026-10-19', 'unrecorded'],
    ['effect', '2026-10-20', 'due'],
    ['others', '2026-10-19', 'overdue'],
  ] as const)('%s on %s is %s', (bearer, dueOn, state) => {
    expect(stateOf({ bearer, dueOn: day(dueOn), done: null, today })).toBe(state)
  })

  test.each([
    ['2026-10-21', '2026-10-26', 'planned'],
    ['2026-10-27', '2026-10-26', 'late'],
    ['2026-10-20', '2026-10-26', 'done'],
  ] as const)('what is set for %s with a limit of %s is %s today', (on, dueOn, state) => {
    expect(stateOf({ bearer: 'ours', dueOn: day(dueOn), done: { on: day(on), by: 'surat' }, today })).toBe(state)
  })

  test('a clock set back or forward moves the marker and no date', () => {
    const steps = [aStep('decision_made', day('2026-10-05'))]
    const [now, back, forward] = ['2026-10-20', '1999-01-01', '2090-01-01'].map((text) =>
      deadlinesOf(facts(steps, { today: day(text) })),
    )
    const dates = (found: typeof now) => found!.map(({ dueOn, days }) => ({ dueOn, days }))
    expect(dates(back)).toEqual(dates(now))
    expect(dates(forward)).toEqual(dates(now))
    expect([now, back, forward].map((found) => found![0]!.state)).toEqual(['soon', 'running', 'overdue'])
  })
})
