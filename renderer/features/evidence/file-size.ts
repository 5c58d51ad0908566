const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const
// Made once: a running import writes sizes many times a second.
const whole = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 })
const oneDigit = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 })

/** Bytes as people read them, steps of 1024, decimal comma: `1,4 MB`. */
export function formatSize(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1)
  const value = bytes / 1024 ** step
  return `${(value < 10 && step > 0 ? oneDigit : whole).format(value)} ${UNITS[step]}`
}

/** The exact count, grouped with dots: `1.482.113`. */
export const formatBytes = (bytes: number): string => whole.format(bytes)
