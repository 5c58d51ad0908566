import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { terbilang, withWords } from '#shared/words/terbilang.ts'

const DIGITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']

/**
 * An independent construction of 0–9999: digit by digit with "satu" everywhere, and the words that the language contracts
 * replaced afterwards.
 */
function byDigits(value: number): string {
  if (value === 0) return 'nol'
  const [thousands, hundreds, tens, units] = String(value).padStart(4, '0').split('').map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const ending =
    tens === 1 && units > 0 ? `${DIGITS[units]} belas` : `${tens > 0 ? `${DIGITS[tens]} puluh` : ''} ${DIGITS[units]}`
  return `${thousands > 0 ? `${DIGITS[thousands]} ribu` : ''} ${hundreds > 0 ? `${DIGITS[hundreds]} ratus` : ''} ${ending}`
    .replace(/\bsatu (ribu|ratus|puluh|belas)\b/g, 'se$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Reads any number back by splitting at the scales from the largest down. */
function read(words: string): number {
  let total = 0
  let rest = words
  for (const [word, factor] of [
    ['miliar', 1e9],
    ['juta', 1e6],
    ['ribu', 1e3],
  ] as const) {
    const at = rest.indexOf(word)
    if (at < 0) continue
    const group = rest.slice(0, at).trim()
    total += (group === 'se' ? 1 : BELOW_THOUSAND.get(group)!) * factor
    rest = rest.slice(at + word.length).trim()
  }
  return total + (rest === '' ? 0 : BELOW_THOUSAND.get(rest)!)
}
const BELOW_THOUSAND = new Map(Array.from({ length: 1000 }, (_, value) => [byDigits(value), value]))

describe('terbilang against another construction', () => {
  test('0–9999, every one', () => {
    for (let value = 0; value < 10_000; value++)
      if (terbilang(value) !== byDigits(value)) expect(terbilang(value)).toBe(byDigits(value))
  })

  test('every group of three digits in each of the four places, alone and among nines', () => {
    for (let group = 1; group < 1000; group++)
      for (const place of [1, 1e3, 1e6, 1e9])
        for (const value of [group * place, 999_999_999_999 - (999 - group) * place])
          if (read(terbilang(value)) !== value) expect([value, terbilang(value)]).toEqual([])
  })

  test('any number up to 999 999 999 999 reads back as itself', () => {
    const groups = fc.tuple(
      ...[0, 1, 2, 3].map(() =>
        fc.oneof(fc.integer({ min: 0, max: 999 }), fc.constantFrom(0, 1, 10, 11, 100, 101, 111, 999)),
      ),
    )
    fc.assert(
      fc.property(groups, (parts) => {
        const value = parts.reduce((sum, part) => sum * 1000 + part, 0)
        expect(read(terbilang(value))).toBe(value)
      }),
      { numRuns: 20_000 },
    )
  })

  test('digits with words keep both', () => {
    for (let value = 0; value < 10_000; value++) expect(withWords(value)).toBe(`${value} (${byDigits(value)})`)
  })
})
