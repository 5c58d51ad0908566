import { keyGroups } from '#shared/vault/recovery-key.ts'

const TAIL = 6

export const groupKey = (key: string): string => keyGroups(key).join(' ')

/** Whether the typed text is the end of the key, whatever its case and spaces. */
export const matchesTail = (key: string, typed: string): boolean => {
  const clean = typed.replace(/\s/g, '').toUpperCase()
  return clean.length === TAIL && key.toUpperCase().endsWith(clean)
}

/** The key as the core wants it: without spaces, upper case (Bech32 refuses mixed case, BIP 173). */
export const cleanKey = (typed: string): string => typed.replace(/\s/g, '').toUpperCase()
