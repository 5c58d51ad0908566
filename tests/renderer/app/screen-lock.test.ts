import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchScreenLock } from '#renderer/app/screen-lock.ts'

/** As the browser has it: tells of changes only, and only once it watches. */
class Detector extends EventTarget {
  static screen: 'locked' | 'unlocked' = 'unlocked'
  static all: Detector[] = []
  get screenState() {
    return Detector.screen
  }
  async start() {
    Detector.all.push(this)
  }
  static turn(screen: 'locked' | 'unlocked') {
    Detector.screen = screen
    for (const one of Detector.all) one.dispatchEvent(new Event('change'))
  }
}

let state = 'granted'
beforeEach(() => {
  state = 'granted'
  Object.assign(Detector, { screen: 'unlocked', all: [] })
  vi.stubGlobal('IdleDetector', Detector)
  vi.stubGlobal('navigator', { permissions: { query: async () => ({ state }) } })
})
afterEach(() => void vi.unstubAllGlobals())
const settled = () => new Promise((resolve) => setTimeout(resolve))

it('tells of each locking, and of nothing once it is stopped', async () => {
  const locked = vi.fn()
  const stop = watchScreenLock(locked)
  await settled()
  for (const screen of ['locked', 'unlocked', 'locked'] as const) Detector.turn(screen)
  expect(locked).toHaveBeenCalledTimes(2)
  stop()
  Detector.turn('locked')
  expect(locked).toHaveBeenCalledTimes(2)
})

it('tells of a screen that was locked before the watch began', async () => {
  Detector.screen = 'locked'
  const locked = vi.fn()
  watchScreenLock(locked)
  await settled()
  expect(locked).toHaveBeenCalledTimes(1)
})

it('asks nobody for a permission it does not have', async () => {
  state = 'prompt'
  const locked = vi.fn()
  watchScreenLock(locked)
  await settled()
  expect(Detector.all).toEqual([])
})
