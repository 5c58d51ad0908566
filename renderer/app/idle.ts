const WARN_SECONDS = 30

export type IdlePhase = Readonly<{ kind: 'active' } | { kind: 'warn'; seconds: number } | { kind: 'lock' }>

/** Where an idle clock stands: quiet, warning for the last 30 s, or due. Times in milliseconds. */
export function idlePhase(now: number, lastActive: number, minutes: number): IdlePhase {
  const left = Math.ceil((lastActive + minutes * 60_000 - now) / 1000)
  if (left <= 0) return { kind: 'lock' }
  return left <= WARN_SECONDS ? { kind: 'warn', seconds: left } : { kind: 'active' }
}
