/** What the strikes of one kind came to. Only `runs` and `acknowledged` may be above 0. */
export type Tally = {
  runs: number
  acknowledged: number
  lost: number
  unverifiable: number
  plaintextBytes: number
  bypassed: number
  /** Files left half. */
  half: number
  problems: string[]
}

export const emptyTally = (): Tally => ({
  runs: 0,
  acknowledged: 0,
  lost: 0,
  unverifiable: 0,
  plaintextBytes: 0,
  bypassed: 0,
  half: 0,
  problems: [],
})

export function addTo(sum: Tally, more: Tally): void {
  sum.runs += more.runs
  sum.acknowledged += more.acknowledged
  sum.lost += more.lost
  sum.unverifiable += more.unverifiable
  sum.plaintextBytes += more.plaintextBytes
  sum.bypassed += more.bypassed
  sum.half += more.half
  sum.problems.push(...more.problems)
}

export const isClean = (tally: Tally): boolean => tally.problems.length === 0
