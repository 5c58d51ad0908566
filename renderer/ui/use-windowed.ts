import { type RefObject, useEffect, useState } from 'react'

export type Windowed = Readonly<{
  /** The rows worth drawing. */
  first: number
  last: number
  /** Pixels that the rows left out would take above and below. */
  before: number
  after: number
}>

/** Pixels drawn beyond each edge of the window: a turn of the wheel and a half, so that it shows no emptiness. */
const SPARE = 360

/** Which of many rows of one height can be seen. `box` begins where the first row does. */
export function useWindowed(box: RefObject<HTMLElement | null>, rows: number, rowHeight: number): Windowed {
  const spare = Math.ceil(SPARE / rowHeight)
  const [range, setRange] = useState({ first: 0, last: 2 * spare })
  useEffect(() => {
    const look = () => {
      const top = box.current?.getBoundingClientRect().top ?? 0
      const first = Math.max(0, Math.floor(-top / rowHeight) - spare)
      const last = Math.max(first, Math.ceil((window.innerHeight - top) / rowHeight) + spare)
      setRange((now) => (now.first === first && now.last === last ? now : { first, last }))
    }
    look()
    // Whichever ancestor scrolls: scroll events do not bubble, but they can be captured.
    document.addEventListener('scroll', look, { capture: true, passive: true })
    window.addEventListener('resize', look)
    return () => {
      document.removeEventListener('scroll', look, { capture: true })
      window.removeEventListener('resize', look)
    }
  }, [box, rowHeight, spare])
  const first = Math.min(range.first, Math.max(0, rows - 1))
  const last = Math.min(range.last, rows - 1)
  return { first, last, before: first * rowHeight, after: Math.max(0, rows - 1 - last) * rowHeight }
}

export type Part = Readonly<{ chunk: number; from: number; to: number }>

/** Items `[from, to)` as parts of chunks of `size`, each of which is loaded at once. */
export function partsOf(from: number, to: number, size: number): Part[] {
  const parts: Part[] = []
  for (let at = from; at < to; at = (Math.floor(at / size) + 1) * size) {
    const chunk = Math.floor(at / size)
    parts.push({ chunk, from: at - chunk * size, to: Math.min(to - chunk * size, size) })
  }
  return parts
}

/** The whole numbers from `from` up to but without `to`. */
export const rangeOf = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)
