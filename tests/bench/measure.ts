import { performance } from 'node:perf_hooks'

export type Contender = Readonly<{
  name: string
  run: () => Promise<unknown> | unknown
  before?: () => Promise<unknown> | unknown
}>
export type Comparison = Readonly<{
  what: string
  ours: string
  reference: string
  /** Median seconds by name. */
  medians: Readonly<Record<string, number>>
  /** reference ÷ ours: above 1 means ours is faster. */
  speed: number
  target: number | null
  met: boolean | null
  runs: number
}>

export const middleOf = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function seconds({ run, before }: Contender): Promise<number> {
  await before?.()
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}

/**
 * Runs ours and its reference in turn, so that the machine's noise meets both alike; only the ratio of medians counts.
 * `target` is the least speed of ours against the reference.
 */
export async function compare(
  what: string,
  [ours, reference]: readonly [Contender, Contender],
  { runs = 5, target = null as number | null } = {},
): Promise<Comparison> {
  const times = new Map<string, number[]>([ours, reference].map(({ name }) => [name, []]))
  await seconds(ours)
  await seconds(reference)
  for (let run = 0; run < runs; run += 1) {
    const order = run % 2 === 0 ? [ours, reference] : [reference, ours]
    for (const contender of order) times.get(contender.name)?.push(await seconds(contender))
  }
  const medians = Object.fromEntries([...times].map(([name, values]) => [name, middleOf(values)]))
  const speed = (medians[reference.name] ?? Number.NaN) / (medians[ours.name] ?? Number.NaN)
  return {
    what,
    ours: ours.name,
    reference: reference.name,
    medians,
    speed,
    target,
    met: target === null ? null : speed >= target,
    runs,
  }
}

/** A figure without a rival, reported as it is. */
export type Figure = Readonly<{ what: string; value: number; unit: string; limit: number | null; met: boolean | null }>

export const figure = (what: string, value: number, unit: string, limit: number | null = null): Figure => ({
  what,
  value,
  unit,
  limit,
  met: limit === null ? null : value <= limit,
})

/** What belongs in the table and could not be measured, with the reason. */
export type Note = Readonly<{ what: string; note: string }>
export const note = (what: string, reason: string): Note => ({ what, note: reason })
