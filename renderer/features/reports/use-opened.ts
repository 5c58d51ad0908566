import { useEffect, useState } from 'react'

/** Long enough to dial a number, short enough for somebody who is called away. */
const SHOWN_SECONDS = 60
const TICK_MS = 500

type Opened<T> = Readonly<{ value: T; until: number }>

/** Something secret that is shown for a while: gone when the time is over, the window is hidden, or the screen is left. */
export function useOpened<T>() {
  const [opened, setOpened] = useState<Opened<T> | null>(null)
  const [now, setNow] = useState(() => Date.now())
  const until = opened?.until ?? null

  useEffect(() => {
    if (until === null) return
    const tick = () => {
      // By the clock and not by counting: a computer that slept has not shown it any shorter.
      setNow(Date.now())
      if (Date.now() >= until || document.hidden) setOpened(null)
    }
    const leave = () => setOpened(null)
    const timer = setInterval(tick, TICK_MS)
    // Before the next screen has come: loading it may take a while.
    window.addEventListener('hashchange', leave)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      window.removeEventListener('hashchange', leave)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [until])

  const open = (value: T) => {
    setNow(Date.now())
    setOpened({ value, until: Date.now() + 1000 * SHOWN_SECONDS })
  }
  return {
    opened: opened?.value ?? null,
    seconds: until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000)),
    open,
    prolong: () => opened && open(opened.value),
    close: () => setOpened(null),
  }
}
