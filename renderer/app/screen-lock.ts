/** Idle Detection API (wicg.github.io/idle-detection), of which TypeScript knows nothing yet. */
type ScreenWatch = EventTarget & {
  readonly screenState: 'locked' | 'unlocked' | null
  start(options: { threshold: number; signal: AbortSignal }): Promise<void>
}
type WithIdleDetector = { IdleDetector?: new () => ScreenWatch }

/** The shortest the browser allows; only the screen matters here. */
const THRESHOLD_MS = 60_000

/** Tells when the screen is locked, where the host lets the page know. Returns how to stop. */
export function watchScreenLock(locked: () => void): () => void {
  const stop = new AbortController()
  void begin(locked, stop.signal).catch(() => {
    // Without the permission the host hears of it by itself, or only idleness tells.
  })
  return () => stop.abort()
}

async function begin(locked: () => void, signal: AbortSignal): Promise<void> {
  const { IdleDetector } = globalThis as WithIdleDetector
  if (!IdleDetector) return
  const { state } = await navigator.permissions.query({ name: 'idle-detection' as PermissionName })
  if (state !== 'granted' || signal.aborted) return
  const watch = new IdleDetector()
  const look = () => {
    if (watch.screenState === 'locked' && !signal.aborted) locked()
  }
  watch.addEventListener('change', look)
  await watch.start({ threshold: THRESHOLD_MS, signal })
  // What happened before the watch began is not told as a change.
  look()
}
