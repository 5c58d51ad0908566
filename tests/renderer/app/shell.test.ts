import { describe, expect, test } from 'vitest'
import { createIdleClock, idlePhase } from '#renderer/app/idle.ts'
import { CASE_TABS, caseTabOf, paths } from '#renderer/ui/paths.ts'
import { targetRow } from '#renderer/ui/row-keys.ts'

describe('idle lock', () => {
  const minutes = (count: number) => count * 60_000
  test.each([
    [0, { kind: 'active' }],
    [minutes(10) - 31_000, { kind: 'active' }],
    [minutes(10) - 30_000, { kind: 'warn', seconds: 30 }],
    [minutes(10) - 1, { kind: 'warn', seconds: 1 }],
    [minutes(10), { kind: 'lock' }],
    // The computer slept: the next tick comes hours later.
    [minutes(600), { kind: 'lock' }],
  ])('after %i ms', (now, phase) => {
    expect(idlePhase(now, 0, 10)).toEqual(phase)
  })

  test('a clock set back gives no more time than a full count', () => {
    let now = minutes(600)
    const clock = createIdleClock(10, () => now)
    now = minutes(60)
    expect(clock.phase()).toEqual({ kind: 'active' })
    now += minutes(10)
    expect(clock.phase()).toEqual({ kind: 'lock' })
    clock.wake()
    expect(clock.phase()).toEqual({ kind: 'active' })
  })
})

describe('addresses', () => {
  test('each tab of a case comes back from its own address', () => {
    for (const tab of CASE_TABS) expect(caseTabOf(paths.case('x', tab).split('/')[3])).toBe(tab)
  })

  test.each(['ikhtisar', 'lain', '', 'bukti/'])('%j names no tab', (segment) => {
    expect(caseTabOf(segment)).toBeNull()
  })
})

describe('rows by arrow keys', () => {
  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, 2],
    ['ArrowUp', 0, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['Enter', 1, null],
    ['ArrowDown', -1, null],
  ])('%s from %i', (key, at, expected) => {
    expect(targetRow(key, at, 3)).toBe(expected)
  })
})
