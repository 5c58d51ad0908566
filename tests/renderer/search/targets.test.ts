import { describe, expect, test } from 'vitest'
import { isAnswered } from '#renderer/features/search/targets.ts'

const ANSWER = { isSuccess: true, isPlaceholderData: false }

describe('whether Enter may open what is shown', () => {
  test('yes, once the text as typed is answered; blanks around it change nothing', () => {
    expect(isAnswered({ typed: ' baliho ', asked: 'baliho', found: ANSWER })).toBe(true)
    expect(isAnswered({ typed: '', asked: '', found: ANSWER })).toBe(true)
  })

  test('not while the letters just typed have not been asked for', () => {
    expect(isAnswered({ typed: 'baliho', asked: 'bal', found: ANSWER })).toBe(false)
    expect(isAnswered({ typed: 'baliho', asked: '', found: ANSWER })).toBe(false)
  })

  test('not while the answer shown is the one before, or none came', () => {
    expect(isAnswered({ typed: 'baliho', asked: 'baliho', found: { ...ANSWER, isPlaceholderData: true } })).toBe(false)
    expect(isAnswered({ typed: 'baliho', asked: 'baliho', found: { ...ANSWER, isSuccess: false } })).toBe(false)
  })
})
