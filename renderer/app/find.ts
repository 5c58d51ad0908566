export type Target = Readonly<{ href: string; title: string; hint: string }>

const LIMIT = 9

/** Targets containing every typed word, those whose title begins with the text first. */
export function findMatches(targets: readonly Target[], text: string): readonly Target[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = ({ title, hint }: Target) => {
    const where = `${title} ${hint}`.toLowerCase()
    return wanted.every((word) => where.includes(word))
  }
  const start = text.trim().toLowerCase()
  const rank = ({ title }: Target) => (start && title.toLowerCase().startsWith(start) ? 0 : 1)
  return targets
    .filter(fits)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, LIMIT)
}
