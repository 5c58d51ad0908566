import { afterEach, expect, test, vi } from 'vitest'
import { watchForSleep } from '#electron/hosts/web/suspend-watch.ts'

afterEach(() => vi.useRealTimers())

test('a clock that jumps is a computer that slept; a slow one is not', () => {
  vi.useFakeTimers()
  let clock = 0
  let slept = 0
  const stop = watchForSleep(
    () => {
      slept += 1
    },
    { now: () => clock, tick: 1000 },
  )
  const pass = (ms: number) => {
    clock += ms
    vi.advanceTimersByTime(1000)
  }
  pass(1000)
  pass(30_000)
  expect(slept).toBe(0)
  pass(10 * 60_000)
  expect(slept).toBe(1)
  pass(1000)
  pass(-3_600_000)
  expect(slept).toBe(1)
  stop()
  pass(10 * 60_000)
  expect(slept).toBe(1)
})
