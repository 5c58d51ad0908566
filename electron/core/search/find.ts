import type { SearchHit, SearchKind } from '#shared/search/model.ts'
import { snippetOf } from '#shared/search/snippet.ts'
import { digitsOf, handleOf, plain, stemOf, wordsOf } from '#shared/search/words.ts'
import type { ReadDb } from '../kernel/database.ts'
import { entriesByName, entriesByTerm, entriesByText, latestEntries, type SearchEntry } from './repository.ts'

type Query = Readonly<{ text: string; kind: SearchKind | null; limit: number }>

/** A longer query would only be slower, not clearer. */
const MAX_WORDS = 8
/** Trigrams need three characters. */
const NAME_MIN = 3
const TERM_MIN = 2
/** The index knows beginnings of two and three characters; of one, it would have to read every word there is. */
const PREFIX_MIN = 2

/**
 * Numbers and accounts that begin with the text first, then names that contain it, then records with all its words (each
 * by its beginning or by its stem; a single letter as the word it is), titles before texts, the latest change first. Without
 * a text: what changed last.
 */
export function find(db: ReadDb, { text, kind, limit }: Query): SearchHit[] {
  const words = [...new Set(wordsOf(text, MAX_WORDS))]
  const bare = plain(text.trim())
  const bound = { kind, limit }
  if (bare === '') return latestEntries(db, bound).map((entry) => toHit(entry, []))
  const groups = [
    termsIn(text).flatMap((term) => entriesByTerm(db, term, bound)),
    bare.length >= NAME_MIN ? entriesByName(db, bare, bound) : [],
    words.length > 0 ? titlesFirst(entriesByText(db, expressionOf(words), bound), words) : [],
  ]
  const found = new Map(groups.flat().map((entry) => [entry.entry, entry]))
  return [...found.values()].slice(0, limit).map((entry) => toHit(entry, words))
}

/** What the text could be the beginning of. */
function termsIn(text: string): string[] {
  const digits = digitsOf(text)
  const onlyDigits = /^[\d\s.+()-]+$/.test(text.trim())
  return [...new Set([onlyDigits ? digits : '', handleOf(text)])].filter((term) => term.length >= TERM_MIN)
}

/** FTS5 (https://sqlite.org/fts5.html § 3): words come from `wordsOf`, so that quoting them is enough. */
const expressionOf = (words: readonly string[]): string =>
  words.map((word) => `("${word}"${isPrefix(word) ? '*' : ''} OR stems : "${stemOf(word)}")`).join(' AND ')

const isPrefix = (word: string) => [...word].length >= PREFIX_MIN

function titlesFirst(entries: readonly SearchEntry[], words: readonly string[]): SearchEntry[] {
  const inTitle = ({ title }: SearchEntry) => {
    const own = wordsOf(title)
    return words.every((word) => own.some((one) => one.startsWith(word)))
  }
  const rank = (entry: SearchEntry) => (inTitle(entry) ? 0 : 1)
  return entries.toSorted((a, b) => rank(a) - rank(b))
}

const toHit = (
  { kind, target, case_id, parent_id, title, body }: SearchEntry,
  words: readonly string[],
): SearchHit => ({
  kind,
  id: target,
  caseId: case_id,
  parentId: parent_id,
  title,
  snippet: snippetOf(body, words),
})
