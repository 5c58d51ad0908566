const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const
const number = (value: number, digits: number) => value.toLocaleString('id-ID', { maximumFractionDigits: digits })

/** Bytes as people read them, steps of 1024, decimal comma: `1,4 MB`. */
export function formatSize(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1)
  const value = bytes / 1024 ** step
  return `${number(value, value < 10 && step > 0 ? 1 : 0)} ${UNITS[step]}`
}

/** The exact count, grouped with dots: `1.482.113`. */
export const formatBytes = (bytes: number): string => number(bytes, 0)
