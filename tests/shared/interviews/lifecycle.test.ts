import { describe, expect, test } from 'vitest'
import { allows, type InterviewStep, isOver, takeStep } from '#shared/interviews/lifecycle.ts'
import { answerAsCorrected, type InterviewState, interviewStateSchema } from '#shared/interviews/model.ts'
import { toInstant } from '#shared/kernel/instant.ts'

const STEPS: readonly InterviewStep[] = [
  'start',
  'decline',
  'mark_absent',
  'pause',
  'resume',
  'interrupt',
  'finish',
  'begin_read_back',
  'conclude_read_back',
  'conclude',
]

/** Everything that is possible; what is not listed must be refused. */
const POSSIBLE: Partial<Record<`${InterviewState} ${InterviewStep}`, InterviewState>> = {
  'prepared start': 'running',
  'prepared decline': 'declined',
  'prepared mark_absent': 'absent',
  'running pause': 'paused',
  'running interrupt': 'paused',
  'running finish': 'finished',
  'paused resume': 'running',
  'paused finish': 'finished',
  'finished resume': 'running',
  'finished begin_read_back': 'reading_back',
  'reading_back resume': 'running',
  'reading_back conclude_read_back': 'read',
  'read conclude': 'concluded',
}

describe('hearing', () => {
  for (const state of interviewStateSchema.options)
    for (const step of STEPS) {
      const to = POSSIBLE[`${state} ${step}`] ?? null
      test(`${state}, ${step}: ${to ?? 'refused'}`, () => expect(takeStep(state, step)?.to ?? null).toBe(to))
    }

  test('no step leads out of a hearing that is over, and every other state has a way on', () => {
    for (const state of interviewStateSchema.options)
      expect(STEPS.every((step) => takeStep(state, step) === null)).toBe(isOver(state))
  })

  test('nothing may be typed, asked, reviewed or recorded before the start or after the end', () => {
    for (const state of ['prepared', 'read', 'concluded', 'declined', 'absent'] as const)
      for (const deed of ['ask', 'type', 'review', 'record'] as const) expect(allows(state, deed)).toBe(false)
  })

  test('the last keystrokes still arrive after a pause or the end of the questions', () => {
    expect(['paused', 'finished'].map((state) => allows(state as InterviewState, 'type'))).toEqual([true, true])
  })
})

test('the last correction counts, the answer stays', () => {
  const correction = (answer: string) => ({ at: toInstant(new Date(0)), by: 'x', reason: '', answer })
  expect(answerAsCorrected({ answer: 'Ya', corrections: [] })).toBe('Ya')
  expect(answerAsCorrected({ answer: 'Ya', corrections: [correction('Tidak'), correction('Lupa')] })).toBe('Lupa')
})
