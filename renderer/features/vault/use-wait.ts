import { useEffect, useState } from 'react'

/** Counts `seconds` down, a second at a time; begins anew when `since` changes. */
export function useWait(seconds: number, since: number): number {
  const [left, setLeft] = useState(seconds)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same number of seconds told again is another wait
  useEffect(() => {
    const end = performance.now() + seconds * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)))
    tick()
    if (seconds === 0) return undefined
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [seconds, since])
  return left
}
