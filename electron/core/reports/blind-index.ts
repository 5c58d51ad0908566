import { createHmac } from 'node:crypto'
import type { Term, TermKind } from './reporter-terms.ts'
import { digitRunsOf, spellingsOf, wordsOf } from './text-tokens.ts'

/** `lead` is of the first word (or the first digits): most words of a text are done with after this one look. */
export type IndexedTerm = Readonly<{ kind: TermKind; tokens: number; lead: Buffer; term: Buffer }>
export type BlindIndex = Readonly<{
  /** Kinds of what was found in the text; `name_part` with its word, which may be somebody else's. */
  find(text: string): readonly Found[]
}>
export type Found = Readonly<{ kind: TermKind; word: string }>

const LEAD_BYTES = 16
const LEAD_DIGITS = 4

const mac = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest()
const wordsText = (words: readonly string[]) => `w|${words.join(' ')}`
const leadOf = (key: Uint8Array, text: string) => mac(key, `lead|${text}`).subarray(0, LEAD_BYTES)

/** HMAC-SHA-256 (RFC 2104) of a term: what can be compared and not read. */
export function indexTerm(key: Uint8Array, { kind, words }: Term): IndexedTerm {
  const [first = ''] = words
  if (kind === 'phone')
    return {
      kind,
      tokens: first.length,
      lead: leadOf(key, `d|${first.slice(0, LEAD_DIGITS)}`),
      term: mac(key, `d|${first}`),
    }
  return { kind, tokens: words.length, lead: leadOf(key, `w|${first}`), term: mac(key, wordsText(words)) }
}

/** Terms that begin with that lead. */
export type Lookup = (lead: Buffer) => readonly Omit<IndexedTerm, 'lead'>[]
type Lead = Readonly<{ lengths: ReadonlySet<number>; kinds: ReadonlyMap<string, TermKind> }>

/** A text of a hundred megabytes has more different words than may be remembered. */
const REMEMBERED = 100_000

/** Looks for the terms in texts. Words once looked up are remembered, so that long texts cost little more than reading. */
export function createBlindIndex(key: Uint8Array, lookup: Lookup): BlindIndex {
  const seen = new Map<string, Lead | null>()
  const lead = (text: string): Lead | null => {
    const known = seen.get(text)
    if (known !== undefined) return known
    const terms = lookup(leadOf(key, text))
    const found = terms.length === 0 ? null : toLead(terms)
    if (seen.size >= REMEMBERED) seen.clear()
    seen.set(text, found)
    return found
  }
  const kindOf = ({ kinds }: Lead, text: string) => kinds.get(mac(key, text).toString('latin1'))

  const findWords = (text: string): Found[] => {
    const words = wordsOf(text)
    return words.flatMap((word, index) => {
      const known = lead(`w|${word}`)
      if (!known) return []
      return [...known.lengths].flatMap((length): Found[] => {
        if (index + length > words.length) return []
        const kind = kindOf(known, wordsText(words.slice(index, index + length)))
        return kind ? [{ kind, word }] : []
      })
    })
  }
  const findDigits = (run: string): Found[] => {
    const found: Found[] = []
    // A table of numbers is one long run.
    for (let start = 0; start < run.length; start += 1) {
      const known = lead(`d|${run.slice(start, start + LEAD_DIGITS)}`)
      for (const length of known?.lengths ?? []) {
        const digits = run.slice(start, start + length)
        if (known && digits.length === length && kindOf(known, `d|${digits}`)) found.push({ kind: 'phone', word: '' })
      }
    }
    return found
  }
  const findAll = (text: string) => [...findWords(text), ...digitRunsOf(text).flatMap(findDigits)]
  return { find: (text) => spellingsOf(text).flatMap(findAll) }
}

function toLead(terms: readonly Omit<IndexedTerm, 'lead'>[]): Lead {
  // A word that is one reporter's whole name and part of another's counts as the whole.
  const weakFirst = [...terms].sort((a, b) => Number(b.kind === 'name_part') - Number(a.kind === 'name_part'))
  return {
    lengths: new Set(terms.map(({ tokens }) => tokens)),
    kinds: new Map(weakFirst.map(({ kind, term }) => [term.toString('latin1'), kind])),
  }
}

/** Terms that lie in no database. */
export const lookupIn =
  (terms: readonly IndexedTerm[]): Lookup =>
  (lead) =>
    terms.filter((term) => term.lead.equals(lead))
