import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/deadlines/working-days.ts'
import { evaluate, judge } from '#shared/procedure/evaluate.ts'
import type { Stage, StepKind } from '#shared/procedure/model.ts'
import { aStep, day, FIRST_DAY, someFacts, taken, typed } from './walking.ts'

const on = (offset: number) => addDays(FIRST_DAY, offset)
const walked = (...steps: [StepKind, number][]) =>
  someFacts({ steps: steps.map(([kind, offset]) => aStep(kind, on(offset), typed(kind, on(offset)).details)) })
const said = (facts: ReturnType<typeof walked>, kind: StepKind, offset: number) => judge(facts, typed(kind, on(offset)))

describe('the whole way of a severe discipline case', () => {
  const WAY: [StepKind, Stage][] = [
    ['review_concluded', 'reviewed'],
    ['clarification_held', 'clarified'],
    ['team_formed', 'team_ready'],
    ['summons_1', 'summoned'],
    ['examination_held', 'examined'],
    ['minutes_signed', 'examined'],
    ['findings_reported', 'findings'],
    ['authority_reported', 'authority_reported'],
    ['decision_made', 'decided'],
    ['decision_delivered', 'delivered'],
    ['decision_effective', 'effective'],
    ['sanction_served', 'served'],
    ['record_uploaded', 'uploaded'],
  ]
  test('taking the main step each time needs no reason and ends with the record', () => {
    let facts = someFacts()
    for (const [index, [kind, stage]] of WAY.entries()) {
      expect(evaluate(facts).next[0]?.transition.kind).toBe(kind)
      expect(judge(facts, typed(kind, on(index * 4)))).toMatchObject({ verdict: 'ok', grounds: [] })
      facts = taken(facts, typed(kind, on(index * 4)))
      expect(evaluate(facts).stage).toBe(stage)
    }
    expect(evaluate(facts).next).toEqual([])
  })
})

describe('two no-shows lead to a decision without examination', () => {
  const twice: [StepKind, number][] = [
    ['review_concluded', 0],
    ['team_formed', 1],
    ['summons_1', 2],
    ['summons_1_missed', 5],
    ['summons_2', 5],
    ['summons_2_missed', 8],
  ]
  test('the waiver is next and names the proofs that are missing', () => {
    const [next] = evaluate(walked(...twice)).next
    expect(next).toMatchObject({ transition: { kind: 'examination_waived' }, weight: 'main' })
    expect(next?.missing).toEqual(['Bukti penyampaian belum tercatat untuk: surat panggilan I dan surat panggilan II.'])
    expect(said(walked(...twice), 'examination_waived', 9).verdict).toBe('reason')
  })
  test('with both proofs nothing stands against it, and findings and decision follow', () => {
    const proven = walked(...twice, ['summons_1_delivered', 3], ['summons_2_delivered', 6])
    expect(said(proven, 'examination_waived', 9).verdict).toBe('ok')
    const waived = taken(proven, typed('examination_waived', on(9)))
    expect(evaluate(waived).next[0]?.transition.kind).toBe('findings_reported')
    expect(judge(waived, typed('findings_reported', on(10))).verdict).toBe('ok')
  })
  test('he may still come after all', () => {
    expect(said(walked(...twice), 'examination_held', 9).verdict).toBe('ok')
  })
})

describe('impossible or ill-advised sequences get a sentence', () => {
  const decided: [StepKind, number][] = [
    ['review_concluded', 0],
    ['clarification_held', 1],
    ['team_formed', 2],
    ['summons_1', 3],
    ['examination_held', 10],
    ['minutes_signed', 10],
    ['findings_reported', 12],
    ['decision_made', 20],
  ]
  /** After so many of the steps above: the step, its day and what is said of it. */
  type Row = [what: string, after: number, kind: StepKind, offset: number, sentence: string]
  const REFUSED: Row[] = [
    ['a decision before the hearing it rests on', 6, 'decision_made', 9, 'sebelum "Pemeriksaan"'],
    ['a decision before the findings', 7, 'decision_made', 11, 'sebelum "Laporan hasil'],
    ['the delivery of no decision', 7, 'decision_delivered', 19, 'belum tercatat'],
    ['the delivery before the decision', 8, 'decision_delivered', 19, 'baru tanggal'],
    ['a second summons without a first', 3, 'summons_2', 9, 'Surat panggilan I'],
    ['a no-show before the appointed day', 4, 'summons_1_missed', 4, 'baru harus hadir'],
    ['a waiver without a second summons', 4, 'examination_waived', 9, 'Surat panggilan II'],
    ['minutes of no hearing', 4, 'minutes_signed', 9, '"Pemeriksaan" belum tercatat'],
    ['effect without receipt', 8, 'decision_effective', 40, 'Keputusan diterima'],
    ['an objection decided though none was filed', 8, 'objection_decided', 40, 'Keberatan diajukan'],
    ['an appeal decided though none was filed', 8, 'appeal_decided', 40, 'Banding administratif diajukan'],
    ['a release after the decision', 8, 'temporary_release', 21, 'berakhir saat keputusan'],
    ['the same twice', 8, 'decision_made', 20, 'sudah tercatat'],
    ['a council on the track of discipline', 8, 'council_formed', 21, 'tidak ada pada jalur'],
  ]
  const ASKED: Row[] = [
    ['a decision without any hearing', 4, 'decision_made', 9, 'Pemeriksaan wajib sebelum hukuman'],
    ['a hearing before the date of the summons', 4, 'examination_held', 2, 'mendahului tanggal surat panggilan'],
    ['a hearing without a summons', 3, 'examination_held', 9, 'surat panggilan belum tercatat'],
    ['a second summons though he was not awaited', 4, 'summons_2', 5, 'lazim dikirim setelah terlapor tidak hadir'],
    ['a no-show on another day', 4, 'summons_1_missed', 8, 'Hari pemeriksaan menurut panggilan'],
    ['findings with unsigned minutes', 5, 'findings_reported', 12, 'Penandatanganan BAP'],
    ['a step back', 8, 'clarification_held', 25, 'langkah mundur'],
    ['a step that skips others', 1, 'findings_reported', 5, 'melewati langkah'],
    ['tomorrow', 1, 'clarification_held', 400, 'sesudah hari ini menurut jam komputer'],
  ]
  const expectSaid = (verdict: 'refused' | 'reason', [, after, kind, offset, sentence]: Row) => {
    const found = said(walked(...decided.slice(0, after)), kind, offset)
    expect(found.verdict).toBe(verdict)
    expect(found.grounds.map((ground) => ground.sentence).join(' ')).toContain(sentence)
  }
  test.each(REFUSED)('refused: %s', (...row) => expectSaid('refused', row))
  test.each(ASKED)('asked for a reason: %s', (...row) => expectSaid('reason', row))

  test('what is written down late takes its place in time and moves nothing back', () => {
    const late = walked(...decided.filter(([kind]) => kind !== 'team_formed'))
    expect(said(late, 'team_formed', 2)).toMatchObject({ verdict: 'ok' })
    expect(evaluate(taken(late, typed('team_formed', on(2)))).stage).toBe('decided')
  })

  test('a summons without a day, or for a day before the letter', () => {
    const letter = typed('summons_1', on(5))
    const facts = walked(['review_concluded', 0], ['team_formed', 1])
    for (const appointment of [null, on(4)])
      expect(judge(facts, { ...letter, details: { ...letter.details, appointment } }).verdict).toBe('refused')
  })

  test('a step before the act is asked about', () => {
    const facts = { ...walked(['review_concluded', 3]), actDay: day('2026-09-10') }
    const { grounds } = judge(facts, typed('clarification_held', on(4)))
    expect(grounds).toEqual([{ sentence: expect.stringContaining('sebelum perbuatan'), rule: null }])
  })

  test('temporary release: offered only when berat is threatened', () => {
    const examined = walked(...decided.slice(0, 6))
    const offers = (level: 'severe' | 'moderate' | null) =>
      evaluate({ ...examined, course: { ...examined.course, level } }).next.map(({ transition }) => transition.kind)
    expect(offers('severe')).toContain('temporary_release')
    expect(offers('moderate')).not.toContain('temporary_release')
    expect(offers(null)).not.toContain('temporary_release')
    const moderate = { ...examined, course: { ...examined.course, level: 'moderate' as const } }
    expect(judge(moderate, typed('temporary_release', on(11))).verdict).toBe('refused')
    const released = taken(examined, typed('temporary_release', on(11)))
    expect(evaluate(released).warnings.join()).toContain('pelaksana harian')
  })

  test('warnings: unknown level, missing team, unreferred crime, unproven letter', () => {
    const facts = walked(['review_concluded', 0], ['clarification_held', 1], ['summons_1', 3])
    const warn = (over: object) => evaluate({ ...facts, course: { ...facts.course, ...over } }).warnings.join(' ')
    expect(warn({ level: null })).toContain('belum ditetapkan')
    expect(warn({})).toContain('mewajibkan tim')
    expect(warn({ crimeSuspected: true })).toContain('Gakkumdu')
    expect(warn({})).toContain('bukti penyampaian')
  })
})
