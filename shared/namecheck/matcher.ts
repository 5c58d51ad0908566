import { type Comparable, comparable, compare, type Given, type Match, type Weigh } from './compare.ts'
import { alikeness } from './similarity.ts'

export type Ranked = Readonly<{ at: number }> & Match

export type Matcher = Readonly<{
  /** The likest people of the register, best first. */
  find(given: Given): Ranked[]
  weigh: Weigh
}>

/** Below this a pair is not shown. */
export const LEAST_SCORE = 66
export const MOST_CANDIDATES = 5
/** So many are compared in full, chosen by the weight of the words they share. */
const SHORTLIST = 48

/** Rare words weigh more: the logarithm of how many people there are for one who bears it (Spärck Jones 1972). */
export function createWeigh(people: readonly Comparable[]): Weigh {
  const bearers = new Map<string, number>()
  for (const { words } of people)
    for (const sound of new Set(words.map((word) => word.sound))) bearers.set(sound, (bearers.get(sound) ?? 0) + 1)
  const unknown = Math.log(1 + people.length)
  const weights = new Map(
    [...bearers].map(([sound, count]) => [sound, Math.max(0.4, Math.log(1 + people.length / count))]),
  )
  return (sound) => weights.get(sound) ?? unknown
}

/**
 * An index of the register: every sound → who bears it, and every sound under its spellings with one letter left out
 * (Garbe's symmetric deletion) and under its consonants, so that a mistyped word finds its likes without comparing all.
 */
export function createMatcher(people: readonly Given[]): Matcher {
  const prepared = people.map(comparable)
  const weigh = createWeigh(prepared)
  const bearers = bearersOf(prepared)
  const near = nearIndex([...bearers.keys()])
  const likes = new Map<string, readonly (readonly [string, number])[]>()
  const points = new Float64Array(people.length)
  const weights = Float64Array.from(prepared, ({ words }) => words.reduce((sum, { sound }) => sum + weigh(sound), 0))
  const seen = new Uint32Array(people.length)
  let turns = 0
  const nextTurn = () => {
    turns += 1
    return turns
  }
  const byNip = new Map(prepared.flatMap(({ nip }, at) => (nip.length >= 9 ? [[nip, at] as const] : [])))

  const likesOf = (sound: string) => {
    const known = likes.get(sound)
    if (known) return known
    const found = near(sound)
    likes.set(sound, found)
    return found
  }

  function shortlist({ words, joined }: Comparable): number[] {
    const touched: number[] = []
    let turn = 0
    // Likest first: one word of the list counts once for a person, however many of his words resemble it.
    const add = (sound: string, weight: number) => {
      for (const at of bearers.get(sound) ?? []) {
        if (seen[at] === turn) continue
        seen[at] = turn
        if (points[at] === 0) touched.push(at)
        points[at] = (points[at] ?? 0) + weight
      }
    }
    const turns = words.filter(({ isInitial }) => !isInitial).map(({ sound }) => likesOf(sound))
    const whole = words.length > 1 ? [joined] : []
    const neighbours = words.slice(1).map(({ sound }, at) => `${words[at]?.sound}${sound}`)
    for (const likes of [...turns, ...[...whole, ...neighbours].map((sound) => [[sound, 1] as const])]) {
      turn = nextTurn()
      for (const [like, alike] of likes) add(like, alike * weigh(like))
    }
    const own = words.reduce((sum, { sound }) => sum + weigh(sound), 0)
    const share = (at: number) => (points[at] ?? 0) / (own + (weights[at] ?? 0))
    const best = touched.sort((a, b) => share(b) - share(a)).slice(0, SHORTLIST)
    for (const at of touched) points[at] = 0
    return best
  }

  return {
    weigh,
    find(given) {
      const wanted = comparable(given)
      const list = shortlist(wanted)
      const sameNip = byNip.get(wanted.nip)
      if (sameNip !== undefined && !list.includes(sameNip)) list.push(sameNip)
      return rank(list.map((at) => ({ at, ...compare(wanted, prepared[at] ?? wanted, weigh) })))
    },
  }
}

/** The shown ones of all compared, best first. */
export const rank = (found: readonly Ranked[]): Ranked[] =>
  found
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, MOST_CANDIDATES)

/** Sounds, and two neighbours written as one, → who bears them. */
function bearersOf(people: readonly Comparable[]): Map<string, number[]> {
  const bearers = new Map<string, number[]>()
  people.forEach(({ words }, at) => {
    const sounds = new Set(words.filter(({ isInitial }) => !isInitial).map(({ sound }) => sound))
    for (let next = 1; next < words.length; next += 1) sounds.add(`${words[next - 1]?.sound}${words[next]?.sound}`)
    for (const sound of sounds) {
      const known = bearers.get(sound)
      if (known) known.push(at)
      else bearers.set(sound, [at])
    }
  })
  return bearers
}

/** Vocabulary → for a sound, the sounds like it with their likeness. */
function nearIndex(vocabulary: readonly string[]) {
  const byKey = new Map<string, string[]>()
  for (const sound of vocabulary)
    for (const key of nearKeys(sound)) {
      const known = byKey.get(key)
      if (known) known.push(sound)
      else byKey.set(key, [sound])
    }
  return (sound: string): (readonly [string, number])[] => {
    const near = new Set(nearKeys(sound).flatMap((key) => byKey.get(key) ?? []))
    return [...near]
      .map((other) => [other, alikeness(sound, other) ?? 0] as const)
      .filter(([, alike]) => alike > 0)
      .sort(([, a], [, b]) => b - a)
  }
}

function nearKeys(sound: string): string[] {
  const keys = [sound]
  if (sound.length < 4) return keys
  for (let at = 0; at < sound.length; at += 1) keys.push(sound.slice(0, at) + sound.slice(at + 1))
  keys.push(`=${sound[0]}${sound.slice(1).replace(/[aeiou]/g, '')}`)
  if (sound.length > 6) keys.push(`>${sound.slice(0, 5)}`, `<${sound[0]}${sound.slice(-4)}`)
  return keys
}
