const TAIL = 6
const GROUP = 6

/** A recovery key as people copy it by hand: `AGE-SECRET-KEY-1` and then groups of six. */
export function groupKey(key: string): string {
  const [, prefix = '', rest = key] = /^(AGE-SECRET-KEY-1)(.*)$/.exec(key) ?? []
  return [prefix, ...(rest.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [])].filter(Boolean).join(' ')
}

/** Whether the typed text is the end of the key, whatever its case and spaces. */
export const matchesTail = (key: string, typed: string): boolean => {
  const clean = typed.replace(/\s/g, '').toUpperCase()
  return clean.length === TAIL && key.toUpperCase().endsWith(clean)
}

/** The key as the core wants it: without spaces, upper case (Bech32 refuses mixed case, BIP 173). */
export const cleanKey = (typed: string): string => typed.replace(/\s/g, '').toUpperCase()
