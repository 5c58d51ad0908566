import { comparable, compare } from '#shared/namecheck/compare.ts'
import { createMatcher, rank } from '#shared/namecheck/matcher.ts'
import { chance, inventPeople, respell } from '#tests/support/people.ts'
import { compare as contend, figure } from './measure.ts'
import type { Section } from './run.ts'

const PEOPLE = 20_000
const NAMES = 5000
/** So many names also meet everybody: all 5 000 would take the reference some ten minutes a run. */
const BOTH = 40

/** A list of names against the register. The reference compares every name with everybody, by the same measure. */
export const section: Section = {
  name: 'names',
  async run(_dir, scale) {
    const people = inventPeople(Math.round(PEOPLE * scale), 1)
    const register = people.map(({ person, birthDay }) => ({ name: person.name, birthDay, nip: person.nip }))
    const random = chance(7)
    const names = Array.from({ length: Math.round(NAMES * scale) }, () => {
      const { person, birthDay } = people[Math.floor(random() * people.length)]!
      return { name: respell(person.name, random), birthDay: random() < 0.3 ? birthDay : null, nip: '' }
    })
    const some = names.slice(0, BOTH)
    const prepared = register.map(comparable)
    const matcher = createMatcher(register)
    const naive = (given: (typeof names)[number]) => {
      const wanted = comparable(given)
      return rank(prepared.map((one, at) => ({ at, ...compare(wanted, one, matcher.weigh) })))
    }
    const start = performance.now()
    const indexed = createMatcher(register)
    const found = names.map((name) => indexed.find(name))
    const seconds = (performance.now() - start) / 1000
    return [
      await contend(
        `${some.length} names, ${register.length} people`,
        [
          { name: 'saksama', run: () => some.map((name) => matcher.find(name)) },
          { name: 'all pairs', run: () => some.map(naive) },
        ],
        { runs: 3, target: 20 },
      ),
      figure(`${names.length} names, ${register.length} people, index included`, seconds, 's'),
      figure('best of all pairs lost', (1 - recall(some.map(naive), found.slice(0, BOTH))) * 100, '%', 2),
    ]
  },
}

type Found = ReturnType<ReturnType<typeof createMatcher>['find']>

/** Of the names for which comparing all finds somebody, how many get one as good. */
function recall(all: readonly Found[], ours: readonly Found[]): number {
  const wanted = all.map((found, at) => [found[0]?.score ?? 0, ours[at]?.[0]?.score ?? 0] as const)
  const counted = wanted.filter(([best]) => best > 0)
  return counted.filter(([best, mine]) => mine >= best).length / Math.max(1, counted.length)
}
