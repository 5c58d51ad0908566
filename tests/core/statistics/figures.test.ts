import { afterEach, beforeEach, expect, test } from 'vitest'
import { figuresOf } from '#electron/core/statistics/service.ts'
import { aReport } from '#tests/support/builders.ts'
import { type ClassifiedCase, createClassifiedCase } from '#tests/support/create-classified-case.ts'

let at: ClassifiedCase
beforeEach(async () => {
  at = await createClassifiedCase()
})
afterEach(() => at.dispose())

const ALL = { from: null, to: null }
const figures = () => figuresOf(at.session.db, ALL, 'WIB')

let serial = 0
function addStep(kind: string, day: string, subject = 0) {
  serial += 1
  at.db
    .prepare(
      `INSERT INTO procedure_steps (id, case_id, subject_id, kind, day, details, origin, source_id, reason, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, '{}', 'recorded', '', '', '2026-10-20T02:00:00.000Z', 'Wening')`,
    )
    .run(String(serial), at.found.id, at.found.subjects[subject]!.id, kind, day)
}

test('articles are those of the choice in effect, not of one it replaced nor of an act withdrawn', async () => {
  const [kept, taken] = [await at.record(), await at.record({ local: '2026-10-11T10:00' })]
  await at.choose(kept.id, 'act.skb-e4#0')
  await at.choose(kept.id)
  await at.choose(taken.id)
  await at.api.classification.withdraw({ id: taken.id, reason: 'Perbuatan yang sama tercatat dua kali.' })
  const reading = (await at.considered(kept.id)).readings.find(({ key }) => key === 'act.skb-d6#0')!
  expect(figures().cases.byArticle).toEqual([{ key: reading.article || reading.rule.article, count: 1 }])
})

test('each stage is timed for each subject, from its first day to the first of what ends it', () => {
  addStep('clarification_held', '2026-10-25')
  addStep('summons_1', '2026-10-26')
  addStep('examination_held', '2026-11-06')
  addStep('examination_held', '2026-11-09')
  addStep('findings_reported', '2026-11-16')
  addStep('decision_made', '2026-11-20')
  addStep('decision_delivered', '2026-11-23')
  addStep('objection_filed', '2026-11-30')
  addStep('objection_decided', '2026-12-21')
  addStep('summons_1', '2026-10-26', 1)
  const days = Object.fromEntries(figures().durations.map(({ key, cases, longest }) => [key, [cases, longest]]))
  expect(days).toEqual({
    case_to_clarification: [1, 5],
    summons_to_examination: [1, 11],
    examination_to_findings: [1, 10],
    findings_to_decision: [1, 4],
    appeal_to_ruling: [1, 21],
  })
})

test('reports by calendar day: the last 31 that have any, oldest first', () => {
  const insert = at.db.prepare(
    `INSERT INTO reports (id, number, data, received_at, state, dismiss_reason, created_at) VALUES (?, ?, ?, ?, 'new', '', ?)`,
  )
  for (let n = 1; n <= 40; n += 1) {
    const instant = new Date(Date.UTC(2026, 0, n, 18)).toISOString()
    insert.run(String(n), `L-${n}`, JSON.stringify(aReport()), instant, instant)
  }
  const { byDay } = figures().reports
  expect(byDay).toHaveLength(31)
  expect([byDay[0]?.key, byDay.at(-1)?.key]).toEqual(['2026-01-11', '2026-02-10'])
})
