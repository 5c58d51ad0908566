import { expect, test } from 'vitest'
import { hexSchema } from '#shared/kernel/hex.ts'

test('so many bytes, in small digits only', () => {
  expect(hexSchema(2).safeParse('0af9').success).toBe(true)
  for (const other of ['0aF9', '0af', '0af90', '0ag9', ' 0af9', '0af9\n', ''])
    expect(hexSchema(2).safeParse(other).success, JSON.stringify(other)).toBe(false)
})
