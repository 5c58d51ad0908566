import { setTimeout } from 'node:timers/promises'

const EVERY_MS = 250

/**
 * Runs long work and tells `look()` several times a second, and once at the end. Whoever stops listening stops the work.
 */
export async function* reporting<T>(
  work: (signal: AbortSignal) => Promise<unknown>,
  look: () => T,
  outer?: AbortSignal,
): AsyncGenerator<T, void> {
  const stop = new AbortController()
  const signal = outer ? AbortSignal.any([outer, stop.signal]) : stop.signal
  const job = work(signal).then(
    () => ({ done: true as const, error: null }),
    (error: unknown) => ({ done: true as const, error }),
  )
  try {
    for (;;) {
      yield look()
      const end = await Promise.race([job, setTimeout(EVERY_MS, { done: false as const, error: null })])
      // Whoever stopped it is gone: there is nobody to tell.
      if (signal.aborted) return
      if (end.error !== null) throw end.error
      if (end.done) break
    }
    yield look()
  } finally {
    stop.abort()
    await job
  }
}
