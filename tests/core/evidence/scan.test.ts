import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createScanner } from '#electron/core/evidence/scan.ts'

const TAIL = 128 * 1024

test('head, tail and size are those of the whole, however it is cut', () => {
  const whole = Buffer.from(Uint8Array.from({ length: 3 * TAIL + 777 }, (_, at) => (at * 31 + (at >> 8)) & 255))
  const cuts = fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 12 })
  fc.assert(
    fc.property(cuts, fc.integer({ min: 0, max: whole.length }), (places, length) => {
      const bytes = whole.subarray(0, length)
      const scanner = createScanner([])
      const borders = [0, ...places.filter((place) => place < length).sort((a, b) => a - b), length]
      for (const [index, from] of borders.slice(0, -1).entries())
        scanner.watch(bytes.subarray(from, borders[index + 1]))
      const scan = scanner.result()
      expect(scan.size).toBe(length)
      expect(scan.tail.equals(bytes.subarray(-TAIL))).toBe(true)
      expect(scan.head.equals(bytes.subarray(0, 64 * 1024))).toBe(true)
    }),
    { numRuns: 200 },
  )
})
