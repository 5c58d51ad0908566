import { useEffect, useState } from 'react'

/** Long enough to dial a number, short enough for somebody who is called away. */
const SHOWN_SECONDS = 60

/** Something secret that is shown for a while: gone when the time is over, the window is hidden, or the screen is left. */
export function useOpened<T>() {
  const [opened, setOpened] = useState<T | null>(null)
  const [seconds, setSeconds] = useState(SHOWN_SECONDS)
  const isOpen = opened !== null

  useEffect(() => {
    if (!isOpen) return
    const timer = setInterval(() => setSeconds((left) => left - 1), 1000)
    const onHidden = () => {
      if (document.hidden) setOpened(null)
    }
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onHidden)
    }
  }, [isOpen])
  useEffect(() => {
    if (seconds <= 0) setOpened(null)
  }, [seconds])

  const prolong = () => setSeconds(SHOWN_SECONDS)
  return {
    opened,
    seconds,
    prolong,
    open: (value: T) => {
      prolong()
      setOpened(() => value)
    },
    close: () => setOpened(null),
  }
}
