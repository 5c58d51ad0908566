import type { AttemptKind, BlockedAttempt, OfflineRule } from '#shared/guarantees/model.ts'
import { toInstant } from '#shared/kernel/instant.ts'

const KEPT = 200

export type OfflineWatch = Readonly<{
  /** A host says what it enforces; asked anew each time, so that what is shown is what is. */
  describe(rules: () => readonly OfflineRule[]): void
  rules(): OfflineRule[]
  note(attempt: Readonly<{ kind: AttemptKind; target: string; tested?: boolean }>): void
  /** Newest first. */
  attempts(): BlockedAttempt[]
}>

/** Rules in force and what they held back since the program started, in memory only. */
export function createOfflineWatch(now: () => Date): OfflineWatch {
  const sources: (() => readonly OfflineRule[])[] = []
  const attempts = new Map<string, BlockedAttempt>()
  return {
    describe: (rules) => void sources.push(rules),
    rules: () => sources.flatMap((source) => source()),
    note: ({ kind, target, tested = false }) => {
      const at = toInstant(now())
      const bare = bareTarget(target)
      const key = JSON.stringify([kind, bare, tested])
      const known = attempts.get(key)
      attempts.delete(key)
      attempts.set(
        key,
        known
          ? { ...known, count: known.count + 1, lastAt: at }
          : { kind, target: bare, tested, count: 1, firstAt: at, lastAt: at },
      )
      const [oldest] = attempts.keys()
      if (attempts.size > KEPT && oldest !== undefined) attempts.delete(oldest)
    },
    attempts: () => [...attempts.values()].reverse(),
  }
}

/** An address without what could hold data; anything else as it is, bounded. */
function bareTarget(target: string): string {
  const url = URL.parse(target)
  return (url?.host ? `${url.protocol}//${url.host}` : (url?.protocol ?? target)).slice(0, 200)
}
