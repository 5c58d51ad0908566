import { describe, expect, test } from 'vitest'
import { checkStruck, createRotationBed, type RotationBed, type Struck, strike } from '#tests/support/rotation-bed.ts'

const AT_ONCE = 4
const FILES = 5

/** All outcomes of the strikes, a few at a time. */
async function strikeAll(bed: RotationBed, count: number, one: (index: number) => Promise<Struck>): Promise<string[]> {
  const outcomes: string[] = []
  for (let first = 0; first < count; first += AT_ONCE) {
    const indices = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, offset) => first + offset)
    const struck = await Promise.all(indices.map(one))
    for (const each of struck) outcomes.push(await checkStruck(bed, each))
  }
  return outcomes
}

// Each strike starts a process: longer than a test usually may take.
describe('SIGKILL during a rotation of keys', { timeout: 240_000 }, () => {
  test('before every change of a name or a key: it opens, all verifies, one key is in force', async () => {
    const bed = await createRotationBed('aegis', FILES)
    const whole = await strike(bed, { step: 0 })
    expect(whole.done).toBe(true)
    expect(await checkStruck(bed, whole)).toBe('new')
    const steps = whole.lines
      .filter((line) => /before re(name|key)/.test(line))
      .map((line) => Number.parseInt(line, 10))
    expect(steps.length).toBeGreaterThan(10)
    const outcomes = await strikeAll(bed, steps.length, (index) => strike(bed, { step: steps[index]! }))
    // Once new, always new: there is one moment at which the keys change.
    expect(outcomes.join(' ')).toMatch(/^(old )+(new ?)+$/)
    bed.end()
  })

  test.each(['aegis', 'sqlcipher'] as const)('%s: at random moments', async (cipher) => {
    const bed = await createRotationBed(cipher, FILES)
    expect(await strikeAll(bed, AT_ONCE, () => strike(bed, { random: 250 }))).toHaveLength(AT_ONCE)
    bed.end()
  })
})
