import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fullName } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import { MONTHS, romanMonth } from '#shared/words/date-words.ts'

describe('conventions of letters', () => {
  test('a NIP is grouped 8-6-1-3 and loses nothing', () => {
    expect(formatNip('199002302015031000')).toBe('19900230 201503 1 000')
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), (nip) => {
        expect(formatNip(nip)).toMatch(/^\d{8} \d{6} \d \d{3}$/)
        expect(formatNip(nip).replaceAll(' ', '')).toBe(nip)
        expect(formatNip(formatNip(nip))).toBe(formatNip(nip))
      }),
    )
  })

  test.each(['', '123', '19900230201503100', '1990023020150310000', 'tidak ada', '19900230-201503-1-000'])(
    'what is no NIP of 18 digits stays as typed: "%s"',
    (typed) => expect(formatNip(typed)).toBe(typed),
  )

  test.each([
    ['', '', 'Rangga Sasmaya'],
    ['Dra.', '', 'Dra. Rangga Sasmaya'],
    ['', 'S.Kom.', 'Rangga Sasmaya, S.Kom.'],
    ['Dr. H.', 'S.H., M.Si.', 'Dr. H. Rangga Sasmaya, S.H., M.Si.'],
  ])('a name with titles "%s" and "%s"', (titleBefore, titleAfter, whole) => {
    expect(fullName({ titleBefore, name: 'Rangga Sasmaya', titleAfter })).toBe(whole)
  })

  test('Roman months by the value of their letters, and nothing outside 1–12', () => {
    const letters = { I: 1, V: 5, X: 10 } as const
    for (const month of MONTHS.keys()) {
      const values = [...romanMonth(month + 1)].map((letter) => letters[letter as keyof typeof letters])
      expect(
        values.reduce<number>((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0),
      ).toBe(month + 1)
    }
    for (const month of [0, 13, -1, 1.5]) expect(romanMonth(month)).toBe('')
  })
})
