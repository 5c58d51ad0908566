import { parentPort, workerData } from 'node:worker_threads'
import type { Given } from '#shared/namecheck/compare.ts'
import { createMatcher, type Ranked } from '#shared/namecheck/matcher.ts'

export type MatchJob = Readonly<{ entries: readonly Given[]; people: readonly Given[] }>
/** The results of the entries from `from` on, in order. */
export type MatchReply = Readonly<{ from: number; found: readonly (readonly Ranked[])[] }>

const BATCH = 100

const { entries, people } = workerData as MatchJob
const matcher = createMatcher(people)
for (let from = 0; from < entries.length; from += BATCH)
  parentPort?.postMessage({
    from,
    found: entries.slice(from, from + BATCH).map((entry) => matcher.find(entry)),
  } satisfies MatchReply)
