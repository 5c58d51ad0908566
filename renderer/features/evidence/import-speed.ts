/** Where a transfer stands, for a speed which does not jump: `perSecond` is smoothed over about three seconds. */
export type Speed = Readonly<{ at: number; bytes: number; perSecond: number }>

export const noSpeed: Speed = { at: 0, bytes: 0, perSecond: 0 }

const SMOOTHING_MS = 3000
/** Closer samples say more about timers than about disks. */
const MIN_GAP_MS = 200

/** Takes in a count of bytes seen at a time in milliseconds. */
export function withSample(speed: Speed, at: number, bytes: number): Speed {
  if (speed.at === 0) return { at, bytes, perSecond: 0 }
  const gap = at - speed.at
  if (gap < MIN_GAP_MS) return speed
  const now = (Math.max(0, bytes - speed.bytes) / gap) * 1000
  const weight = speed.perSecond === 0 ? 1 : 1 - Math.exp(-gap / SMOOTHING_MS)
  return { at, bytes, perSecond: speed.perSecond + weight * (now - speed.perSecond) }
}

/** Whole seconds left, or null while that would be a guess. */
export function secondsLeft({ bytes, perSecond }: Speed, total: number): number | null {
  if (perSecond < 1 || bytes >= total) return null
  return Math.ceil((total - bytes) / perSecond)
}
