import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantSchema, toInstant } from '#shared/kernel/instant.ts'

test('what a clock gives is an instant as the schema wants it', () => {
  const years = {
    min: new Date('0000-01-01T00:00:00.000Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  }
  fc.assert(
    fc.property(fc.date(years), (date) => {
      const instant = toInstant(date)
      expect(instantSchema.parse(instant)).toBe(instant)
      expect(Date.parse(instant)).toBe(date.getTime())
    }),
  )
})

test.each([
  ['no date', Number.NaN],
  ['the year 10000', Date.parse('+010000-01-01T00:00:00.000Z')],
  ['before the year 0', Date.parse('-000001-12-31T23:59:59.999Z')],
])('%s is none', (_what, time) => {
  expect(() => toInstant(new Date(time))).toThrow(RangeError)
})
