const two = (value: number) => String(value).padStart(2, '0')

/** "1.02.03" or "02.03": length as people read a clock here. */
export function formatLength(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const clock = `${two(Math.floor(seconds / 60) % 60)}.${two(seconds % 60)}`
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}.${clock}` : clock
}
