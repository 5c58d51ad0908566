/** "3 menit", "1 jam 20 menit", "kurang dari 1 menit" */
export function durationText(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 1) return 'kurang dari 1 menit'
  if (minutes < 60) return `${minutes} menit`
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} jam${rest === 0 ? '' : ` ${rest} menit`}`
}
