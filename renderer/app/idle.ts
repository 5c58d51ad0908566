const WARN_SECONDS = 30

export type IdlePhase = Readonly<{ kind: 'active' } | { kind: 'warn'; seconds: number } | { kind: 'lock' }>

/** Counts from the last sign of life. A clock that was set back must not give an unattended screen more time. */
export function createIdleClock(minutes: number, now: () => number = Date.now) {
  let lastActive = now()
  return {
    wake: () => {
      lastActive = now()
    },
    phase: (): IdlePhase => {
      lastActive = Math.min(lastActive, now())
      return idlePhase(now(), lastActive, minutes)
    },
  }
}

/** Where an idle clock stands: quiet, warning for the last 30 s, or due. Times in milliseconds. */
export function idlePhase(now: number, lastActive: number, minutes: number): IdlePhase {
  const left = Math.ceil((lastActive + minutes * 60_000 - now) / 1000)
  if (left <= 0) return { kind: 'lock' }
  return left <= WARN_SECONDS ? { kind: 'warn', seconds: left } : { kind: 'active' }
}
