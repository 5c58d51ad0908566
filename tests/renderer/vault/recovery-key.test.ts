import { expect, test } from 'vitest'
import { cleanKey, groupKey, matchesTail } from '#renderer/features/vault/recovery-key.ts'

const key = `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'.repeat(2).slice(0, 58)}`

test('grouping loses nothing', () => {
  expect(groupKey(key)).toMatch(/^AGE-SECRET-KEY-1 [A-Z0-9]{6} /)
  expect(cleanKey(groupKey(key))).toBe(key)
  expect(cleanKey(` ${groupKey(key).toLowerCase()}\n`)).toBe(key)
})

test('only the last six characters prove the copy', () => {
  expect(matchesTail(key, key.slice(-6))).toBe(true)
  expect(matchesTail(key, ` ${key.slice(-6, -3).toLowerCase()} ${key.slice(-3)} `)).toBe(true)
  expect(matchesTail(key, key.slice(-5))).toBe(false)
  expect(matchesTail(key, key.slice(-7))).toBe(false)
  expect(matchesTail(key, '')).toBe(false)
})
