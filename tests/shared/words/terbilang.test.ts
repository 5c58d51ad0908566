import { describe, expect, test } from 'vitest'
import { terbilang, withWords } from '#shared/words/terbilang.ts'

const DIGITS = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')

/** Reads the words back by the grammar of the language, independently of how they were made. */
function value(text: string): number {
  const sum = text
    .replace(/(\w+) belas/g, '(10+$1)')
    .replace(/(\w+) puluh/g, '(10*$1)')
    .replace(/(\w+) ratus/g, '(100*$1)')
    .replace(/\bsepuluh\b/g, '10')
    .replace(/\bsebelas\b/g, '11')
    .replace(/\bseratus\b/g, '100')
    .replace(/\bseribu\b/g, '1 ribu')
    .replace(/[a-z]+/g, (word) => (DIGITS.includes(word) ? String(DIGITS.indexOf(word)) : word))
  const scale = { miliar: 1e9, juta: 1e6, ribu: 1e3 }
  let rest = sum
  let total = 0
  for (const [word, factor] of Object.entries(scale)) {
    const parts = rest.split(word)
    if (parts.length === 2) total += factor * add(parts[0] ?? '')
    rest = parts.at(-1) ?? ''
  }
  return total + add(rest)
}

/** Adds what stands beside each other: "(10*2) 4" is 24. */
const add = (text: string): number =>
  (text.match(/\(\d+[*+]\d+\)|\d+/g) ?? []).reduce((sum, term) => {
    const [, left, sign, right] = /\((\d+)([*+])(\d+)\)/.exec(term) ?? []
    if (left === undefined) return sum + Number(term)
    return sum + (sign === '*' ? Number(left) * Number(right) : Number(left) + Number(right))
  }, 0)

describe('terbilang', () => {
  test.each([
    [0, 'nol'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [1000, 'seribu'],
    [1001, 'seribu satu'],
    [1111, 'seribu seratus sebelas'],
    [2024, 'dua ribu dua puluh empat'],
    [11_000, 'sebelas ribu'],
    [21_000, 'dua puluh satu ribu'],
    [100_000, 'seratus ribu'],
    [101_000, 'seratus satu ribu'],
    [1_001_000, 'satu juta seribu'],
    [1_000_000_000, 'satu miliar'],
    [
      999_999_999_999,
      'sembilan ratus sembilan puluh sembilan miliar sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan',
    ],
  ])('%i is "%s"', (number, words) => expect(terbilang(number)).toBe(words))

  test('every number below 100 000 reads back as itself', () => {
    for (let number = 0; number < 100_000; number++)
      if (value(terbilang(number)) !== number) expect([number, terbilang(number)]).toEqual([])
  })

  test('no two words stand where one must: satu puluh, satu ratus, satu belas', () => {
    for (let number = 0; number < 100_000; number++)
      if (/satu (puluh|ratus|belas)|^satu ribu| {2}|undefined/.test(terbilang(number))) expect(number).toBe(-1)
  })

  test.each([-1, 1.5, Number.NaN, 1e12])('%d is refused', (number) => expect(() => terbilang(number)).toThrow())

  test('digits with words', () => expect(withWords(7)).toBe('7 (tujuh)'))
})
