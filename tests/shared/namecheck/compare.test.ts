import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparable, compare } from '#shared/namecheck/compare.ts'
import { createMatcher, rank } from '#shared/namecheck/matcher.ts'
import { reasonText } from '#shared/namecheck/reason-words.ts'
import { editDistance, jaroWinkler } from '#shared/namecheck/similarity.ts'
import { chance, inventPeople, respell } from '#tests/support/people.ts'

const someone = (name: string, birthDay: string | null = null) =>
  comparable({ name, birthDay: birthDay as never, nip: '' })
const even = () => 5
const scoreOf = (a: string, b: string) => compare(someone(a), someone(b), even).score

describe('the same name in other spellings', () => {
  test.each([
    ['Soekarno Contoh', 'Sukarno Contoh'],
    ['Djoko Soesilo', 'Joko Susilo'],
    ['Tjahjo Contoh', 'Cahyo Contoh'],
    ['Sjarif Contoh', 'Syarif Contoh'],
    ['Jahja Contoh', 'Yahya Contoh'],
    ['Soejono', 'Suyono'],
    ['Abdullah Contoh', 'Abdulloh Contoh'],
    ['Mohammad Badu', 'M. Badu'],
    ['Muh. Badu Contoh', 'Muhammad Badu Contoh'],
    ['Achmad Fauzi', 'Ahmad Fauzi'],
    ['Drs. H. Badu Contoh, M.Si', 'BADU CONTOH'],
    ['Hj. Siti Noer Contoh S.Pd.', 'Siti Nur Contoh'],
    ['Abdul Rahman', 'Abdulrahman'],
    ['Contoh Badu Percobaan', 'Badu Contoh Percobaan'],
    ["Ma'ruf Contoh", 'Maruf Contoh'],
    ['Rizky Contoh', 'Riski Contoh'],
    ['Badu Conoth', 'Badu Contoh'],
  ])('%s = %s', (a, b) => {
    expect(scoreOf(a, b)).toBeGreaterThanOrEqual(85)
    expect(scoreOf(b, a)).toBe(scoreOf(a, b))
  })

  test.each([
    ['Badu Contoh', 'Tuti Percobaan'],
    ['Sri Wahyuni', 'Sri Lestari'],
    ['Muhammad Contoh', 'Muhammad Percobaan'],
    ['Eko', 'Edi'],
  ])('%s ≠ %s', (a, b) => expect(scoreOf(a, b)).toBeLessThan(66))
})

test('a birthday confirms, contradicts, or shows that day and month were exchanged', () => {
  const score = (a: string, b: string) => compare(someone('Badu Conto', a), someone('Badu Contoh', b), even)
  const plain = compare(someone('Badu Conto'), someone('Badu Contoh', '1990-02-03'), even).score
  expect(score('1990-02-03', '1990-02-03').score).toBeGreaterThan(plain)
  expect(score('1990-03-02', '1990-02-03').reasons.map(({ kind }) => kind)).toContain('birth_day_swapped')
  expect(score('1971-11-30', '1990-02-03').score).toBeLessThan(plain - 20)
})

test('the same NIP is the same person, whatever the name', () => {
  const nip = '199002302015031000'
  const match = compare(
    comparable({ name: 'Badu', birthDay: null, nip }),
    comparable({ name: 'Lain', birthDay: null, nip }),
    even,
  )
  expect(match).toMatchObject({ score: 100 })
})

test('every reason is a sentence in Indonesian', () => {
  const { reasons } = compare(
    someone('Drs. Soekarno B. Satu', '1990-01-01'),
    someone('B. Sukarno Dua', '1991-01-01'),
    even,
  )
  expect(reasons.map(reasonText)).toEqual(
    expect.arrayContaining(['ejaan lain: soekarno = sukarno', 'urutan kata berbeda']),
  )
  for (const reason of reasons) expect(reasonText(reason)).not.toBe('')
})

describe('the measures', () => {
  test('values from the papers: Winkler 1990, Damerau 1964', () => {
    expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.961, 3)
    expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.813, 3)
    expect(jaroWinkler('DWAYNE', 'DUANE')).toBeCloseTo(0.84, 3)
    expect(editDistance('kitten', 'sitting', 5)).toBe(3)
    expect(editDistance('abcd', 'acbd', 5)).toBe(1)
    expect(editDistance('jauh sekali', 'x', 2)).toBe(3)
  })

  test('stay between 0 and 1, are symmetric, and 1 only for the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const alike = jaroWinkler(a, b)
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike).toBeLessThanOrEqual(1)
        expect(editDistance(a, b, 99)).toBe(editDistance(b, a, 99))
        expect(editDistance(a, b, 99) === 0).toBe(a === b)
      }),
    )
  })

  test('any two names give a score from 0 to 100, the same from both sides', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const score = scoreOf(a, b)
        expect(score >= 0 && score <= 100).toBe(true)
        expect(Math.abs(scoreOf(b, a) - score)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('the index loses next to nothing of what comparing all finds', () => {
  const people = inventPeople(3000, 11)
  const register = people.map(({ person, birthDay }) => ({ name: person.name, birthDay, nip: person.nip }))
  const prepared = register.map(comparable)
  const matcher = createMatcher(register)
  const random = chance(5)
  let best = 0
  let kept = 0
  for (let at = 0; at < 150; at += 1) {
    const wanted = { name: respell(people[at]!.person.name, random), birthDay: null, nip: '' }
    const all = rank(prepared.map((one, index) => ({ at: index, ...compare(comparable(wanted), one, matcher.weigh) })))
    if (all[0] === undefined) continue
    best += 1
    if ((matcher.find(wanted)[0]?.score ?? 0) >= all[0].score) kept += 1
  }
  expect(best).toBeGreaterThan(130)
  expect(kept / best).toBeGreaterThanOrEqual(0.98)
})
