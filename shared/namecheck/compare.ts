import type { Day } from '#shared/kernel/instant.ts'
import type { MatchReason } from './model.ts'
import { type NameWord, nameWords } from './normalise.ts'
import { alikeness } from './similarity.ts'

/** Somebody ready to be compared. */
export type Comparable = Readonly<{
  words: readonly NameWord[]
  /** All sounds without spaces: "Abdul Rahman" and "Abdulrahman" are the same here. */
  joined: string
  birthDay: Day | null
  nip: string
}>

export type Given = Readonly<{ name: string; birthDay: Day | null; nip: string }>

export function comparable({ name, birthDay, nip }: Given): Comparable {
  const words = nameWords(name)
  return { words, joined: words.map(({ sound }) => sound).join(''), birthDay, nip: nip.replace(/[\s.]/g, '') }
}

/** How telling a word is: rare ones more than "Muhammad". By sound. */
export type Weigh = (sound: string) => number

export type Match = Readonly<{ score: number; reasons: readonly MatchReason[] }>
type Kind = MatchReason['kind']
type Pair = Readonly<{ left: number; right: number; alike: number; kind: Kind }>

const SPELLING = 0.97
const INITIAL = 0.8
const JOINED = 0.97
/** A word that only one side has counts less than one that contradicts. */
const EXTRA = 0.3
const OUT_OF_ORDER = 0.02

/** How far two names, and what is known beside them, speak for the same person: 0 to 100, with the reasons. */
export function compare(a: Comparable, b: Comparable, weigh: Weigh): Match {
  const sameNip = a.nip.length >= 9 && a.nip === b.nip
  const { score, reasons } = compareNames(a, b, weigh)
  if (sameNip) return { score: 100, reasons: [{ kind: 'same_nip', left: a.nip, right: b.nip }, ...reasons] }
  const birth = compareBirthDays(a.birthDay, b.birthDay)
  const total = Math.round(Math.min(100, Math.max(0, score * 100 + (score > 0 ? birth.points : 0))))
  return { score: total, reasons: [...reasons, ...birth.reasons] }
}

function compareNames(a: Comparable, b: Comparable, weigh: Weigh): Match {
  if (a.words.length === 0 || b.words.length === 0) return { score: 0, reasons: [] }
  const pairs = pairUp(a.words, b.words, weigh)
  const byWords = scoreOf(pairs, { a, b, weigh })
  if (byWords < JOINED && a.joined.length > 5 && a.joined === b.joined && a.words.length !== b.words.length)
    return { score: JOINED, reasons: [{ kind: 'joined', left: textOf(a), right: textOf(b) }] }
  return { score: byWords, reasons: reasonsOf(pairs, a, b) }
}

const textOf = ({ words }: Comparable) => words.map(({ text }) => text).join(' ')

/** Each word with its likest on the other side, the most telling first. */
function pairUp(left: readonly NameWord[], right: readonly NameWord[], weigh: Weigh): Pair[] {
  const all: (Pair & { worth: number })[] = []
  left.forEach((one, at) => {
    right.forEach((other, to) => {
      const found = compareWords(one, other)
      if (found)
        all.push({ left: at, right: to, ...found, worth: found.alike * weigh(one.sound) - Math.abs(at - to) * 1e-6 })
    })
  })
  all.sort((x, y) => y.worth - x.worth)
  const pairs: Pair[] = []
  for (const pair of all)
    if (!pairs.some((taken) => taken.left === pair.left || taken.right === pair.right)) pairs.push(pair)
  return pairs
}

export function compareWords(a: NameWord, b: NameWord): Readonly<{ alike: number; kind: Kind }> | null {
  if (a.text === b.text) return { alike: 1, kind: 'same_name' }
  if (a.isInitial || b.isInitial)
    return a.text[0] === b.text[0] && a.isInitial !== b.isInitial ? { alike: INITIAL, kind: 'initial' } : null
  if (a.sound === b.sound) return { alike: SPELLING, kind: 'spelling' }
  const alike = alikeness(a.sound, b.sound)
  return alike === null ? null : { alike: alike * SPELLING, kind: 'similar' }
}

type Sides = Readonly<{ a: Comparable; b: Comparable; weigh: Weigh }>

/** Shared weight over all weight; words beyond those of the shorter name count as extra. */
function scoreOf(pairs: readonly Pair[], { a, b, weigh }: Sides): number {
  let shared = 0
  let matched = 0
  for (const pair of pairs) {
    const weight = (weightOf(a, pair.left, weigh) + weightOf(b, pair.right, weigh)) / 2
    shared += pair.alike * weight
    matched += weight
  }
  const loose = (side: Comparable, taken: (pair: Pair) => number) =>
    side.words.reduce(
      (sum, _, at) => (pairs.some((pair) => taken(pair) === at) ? sum : sum + weightOf(side, at, weigh)),
      0,
    )
  const looseA = loose(a, ({ left }) => left)
  const looseB = loose(b, ({ right }) => right)
  // What stands loose on both sides contradicts; what only one has may just be missing on the other.
  const against = Math.min(looseA, looseB) * 2 + Math.abs(looseA - looseB) * EXTRA
  const score = matched === 0 ? 0 : shared / (matched + against)
  return isInOrder(pairs) ? score : score - OUT_OF_ORDER
}

// An initial says little however rare its letter is.
const weightOf = ({ words }: Comparable, at: number, weigh: Weigh) => {
  const word = words[at]
  return word === undefined ? 0 : word.isInitial ? 0.5 : weigh(word.sound)
}

function isInOrder(pairs: readonly Pair[]): boolean {
  const sorted = pairs.toSorted((x, y) => x.left - y.left)
  return sorted.every((pair, at) => at === 0 || pair.right > (sorted[at - 1]?.right ?? -1))
}

function reasonsOf(pairs: readonly Pair[], a: Comparable, b: Comparable): MatchReason[] {
  const differing = pairs.filter(({ kind }) => kind !== 'same_name')
  const reasons: MatchReason[] = differing.map(({ kind, left, right }) => ({
    kind,
    left: a.words[left]?.text ?? '',
    right: b.words[right]?.text ?? '',
  }))
  const loose = (side: Comparable, taken: (pair: Pair) => number) =>
    side.words.filter((_, at) => !pairs.some((pair) => taken(pair) === at)).map(({ text }) => text)
  const missing = { left: loose(a, ({ left }) => left).join(' '), right: loose(b, ({ right }) => right).join(' ') }
  if (missing.left !== '' || missing.right !== '') reasons.push({ kind: 'missing_word', ...missing })
  if (!isInOrder(pairs)) reasons.push({ kind: 'order', left: textOf(a), right: textOf(b) })
  return reasons.length === 0 ? [{ kind: 'same_name', left: '', right: '' }] : reasons
}

const EQUAL_DAY = 6
const SWAPPED_DAY = 3
const EQUAL_YEAR = 1
const OTHER_DAY = -25

function compareBirthDays(a: Day | null, b: Day | null): Readonly<{ points: number; reasons: MatchReason[] }> {
  const of = (kind: Kind, points: number) => ({ points, reasons: [{ kind, left: a ?? '', right: b ?? '' }] })
  if (a === null) return { points: 0, reasons: [] }
  if (b === null) return of('no_birth_day', 0)
  if (a === b) return of('same_birth_day', EQUAL_DAY)
  const [year, month, day] = a.split('-')
  if (`${year}-${day}-${month}` === b) return of('birth_day_swapped', SWAPPED_DAY)
  return b.startsWith(`${year}-`) ? of('same_birth_year', OTHER_DAY / 2 + EQUAL_YEAR) : of('other_birth_day', OTHER_DAY)
}
