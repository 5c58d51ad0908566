import { describe, expect, it } from 'vitest'
import { noSpeed, type Speed, secondsLeft, withSample } from '#renderer/features/evidence/import-speed.ts'

const run = (samples: [at: number, bytes: number][]): Speed =>
  samples.reduce((speed, [at, bytes]) => withSample(speed, at, bytes), noSpeed)

describe('the speed of an import', () => {
  it('is the plain rate when the rate is steady', () => {
    const speed = run([
      [1000, 0],
      [2000, 5_000_000],
      [3000, 10_000_000],
    ])
    expect(speed.perSecond).toBeCloseTo(5_000_000)
    expect(secondsLeft(speed, 20_000_000)).toBe(2)
  })

  it('follows a change slowly', () => {
    const fast = run([
      [1000, 0],
      [2000, 8_000_000],
    ])
    const { perSecond } = withSample(fast, 3000, 8_000_000)
    expect(perSecond).toBeGreaterThan(4_000_000)
    expect(perSecond).toBeLessThan(8_000_000)
  })

  it('ignores samples too close to say anything and counts going back', () => {
    const start = run([[1000, 0]])
    expect(withSample(start, 1100, 999)).toBe(start)
    expect(withSample(start, 2000, -5).perSecond).toBe(0)
  })

  it('does not guess without a rate', () => {
    expect(secondsLeft(noSpeed, 100)).toBeNull()
    expect(secondsLeft({ at: 1, bytes: 100, perSecond: 50 }, 100)).toBeNull()
  })
})
