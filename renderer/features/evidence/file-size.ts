import { countText } from '#shared/words/count-text.ts'

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const
// Made once: a running import writes sizes many times a second.
const oneDigit = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 })

/** Bytes as people read them, steps of 1024, decimal comma: `1,4 MB`. */
export function formatSize(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1)
  const value = bytes / 1024 ** step
  return `${value < 10 && step > 0 ? oneDigit.format(value) : countText(value)} ${UNITS[step]}`
}
