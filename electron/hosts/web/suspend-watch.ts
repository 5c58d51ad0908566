const TICK_MS = 5_000
/** A busy computer is late by seconds; one that slept, by more. */
const SLEPT_MS = 60_000

type Timing = Readonly<{ now(): number; tick?: number }>

/**
 * Tells when the computer has slept: no host but the desktop hears it from the system, so a clock that jumps ahead is taken
 * for it. Returns how to stop.
 */
export function watchForSleep(slept: () => void, { now, tick = TICK_MS }: Timing = { now: Date.now }): () => void {
  let last = now()
  const timer = setInterval(() => {
    const at = now()
    if (at - last > tick + SLEPT_MS) slept()
    last = at
  }, tick)
  timer.unref()
  return () => clearInterval(timer)
}
