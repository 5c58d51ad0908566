import type { Progress } from '#shared/backup/model.ts'

type Clock = () => Date
type Total = Readonly<{ totalFiles: number; totalBytes: number }>

const WINDOW_MS = 8000

/** Files, bytes, speed over the last seconds and what is left. */
export type Pace = Readonly<{
  begin(stage: Progress['stage'], total: Total): void
  /** Bytes are the whole sum of the stage so far. */
  reach(bytes: number, files?: number): void
  now(): Progress
}>

export function createPace(clock: Clock): Pace {
  let stage: Progress['stage'] = 'database'
  let total: Total = { totalFiles: 0, totalBytes: 0 }
  let bytes = 0
  let files = 0
  let marks: { at: number; bytes: number }[] = []
  return {
    begin: (next, sums) => {
      stage = next
      total = sums
      bytes = 0
      files = 0
      marks = [{ at: clock().getTime(), bytes: 0 }]
    },
    reach: (sum, done = files) => {
      bytes = Math.max(bytes, sum)
      files = done
      const at = clock().getTime()
      marks.push({ at, bytes })
      while (marks.length > 2 && (marks[0]?.at ?? at) < at - WINDOW_MS) marks.shift()
    },
    now: () => {
      const first = marks[0]
      const last = marks.at(-1)
      const ms = first && last ? last.at - first.at : 0
      const speed = first && last && ms > 0 ? ((last.bytes - first.bytes) / ms) * 1000 : null
      const left = Math.max(0, total.totalBytes - bytes)
      const shown = Math.min(bytes, total.totalBytes)
      const secondsLeft = speed === null || speed === 0 ? null : left / speed
      return { stage, files, ...total, bytes: shown, speed, secondsLeft }
    },
  }
}
