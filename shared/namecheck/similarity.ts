/** Jaro's similarity with Winkler's bonus for a common beginning (Winkler 1990, p = 0.1, at most 4 letters). 0 to 1. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const jaro = jaroOf(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  if (a.length === 0 || b.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const takenA = new Uint8Array(a.length)
  const takenB = new Uint8Array(b.length)
  let common = 0
  for (let at = 0; at < a.length; at += 1) {
    const end = Math.min(b.length, at + reach + 1)
    for (let other = Math.max(0, at - reach); other < end; other += 1) {
      if (takenB[other] || a.charCodeAt(at) !== b.charCodeAt(other)) continue
      takenA[at] = 1
      takenB[other] = 1
      common += 1
      break
    }
  }
  if (common === 0) return 0
  const swaps = swapsOf({ text: a, taken: takenA }, { text: b, taken: takenB }) / 2
  return (common / a.length + common / b.length + (common - swaps) / common) / 3
}

type Matched = Readonly<{ text: string; taken: Uint8Array }>

/** Matched letters that stand in another order. */
function swapsOf(a: Matched, b: Matched): number {
  let swaps = 0
  let other = 0
  for (let at = 0; at < a.text.length; at += 1) {
    if (!a.taken[at]) continue
    while (!b.taken[other]) other += 1
    if (a.text.charCodeAt(at) !== b.text.charCodeAt(other)) swaps += 1
    other += 1
  }
  return swaps
}

/**
 * Damerau–Levenshtein in its restricted form (optimal string alignment): letters added, left out, replaced, or two
 * neighbours exchanged. Counts no further than `most` + 1.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow([a, row, b], previous, before)
    if (Math.min(...current) > most) return most + 1
    before = previous
    previous = current
  }
  return previous[b.length] ?? most + 1
}

function nextRow([a, row, b]: readonly [string, number, string], previous: number[], before: number[]): number[] {
  const current = [row]
  for (let at = 1; at <= b.length; at += 1) {
    const replaced = (previous[at - 1] ?? 0) + (a.charCodeAt(row - 1) === b.charCodeAt(at - 1) ? 0 : 1)
    const swapped = areSwapped(a, row, b, at) ? (before[at - 2] ?? 0) + 1 : replaced
    current[at] = Math.min((previous[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1, replaced, swapped)
  }
  return current
}

type Places = [a: string, row: number, b: string, at: number]
const areSwapped = (...[a, row, b, at]: Places): boolean =>
  row > 1 && at > 1 && a.charCodeAt(row - 1) === b.charCodeAt(at - 2) && a.charCodeAt(row - 2) === b.charCodeAt(at - 1)

/** Slips that a word of this length may have and still be the same word. */
const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2)
const LEAST_ALIKE = 0.86

/** How alike two words sound, or null when they are different words. */
export function alikeness(a: string, b: string): number | null {
  if (a === b) return 1
  const most = slipsAllowed(Math.min(a.length, b.length))
  if (most === 0 || editDistance(a, b, most) > most) return null
  const alike = jaroWinkler(a, b)
  return alike >= LEAST_ALIKE ? alike : null
}
