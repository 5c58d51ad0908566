import type { SnippetPart } from './model.ts'
import { plain, stemOf } from './words.ts'

const LENGTH = 160
/** Characters before the first match that are kept, so that it is read in its sentence. */
const LEAD = 50

type Wanted = Readonly<{ words: readonly string[]; stems: ReadonlySet<string> }>

/**
 * About 160 characters of `body` around the first word that begins with a word looked for or shares its stem, cut between
 * words; the beginning where nothing matches.
 */
export function snippetOf(body: string, words: readonly string[]): SnippetPart[] {
  const wanted = { words, stems: new Set(words.map(stemOf)) }
  const first = matchesIn(body, wanted).next().value
  const start = first === undefined ? 0 : wordStart(body, Math.max(0, first.start - LEAD))
  const end = wordEnd(body, start + LENGTH)
  const parts: SnippetPart[] = []
  const add = (text: string, match: boolean) => text !== '' && parts.push({ text, match })
  const cut = body.slice(start, end)
  let at = 0
  if (start > 0) add('… ', false)
  for (const found of matchesIn(cut, wanted)) {
    add(cut.slice(at, found.start), false)
    add(cut.slice(found.start, found.end), true)
    at = found.end
  }
  add(cut.slice(at), false)
  if (end < body.length) add(' …', false)
  return parts
}

function* matchesIn(text: string, { words, stems }: Wanted) {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const bare = plain(word)
    if (words.some((wanted) => bare.startsWith(wanted)) || stems.has(stemOf(bare)))
      yield { start: index, end: index + word.length }
  }
}

const wordStart = (text: string, from: number): number => (from === 0 ? 0 : skipTo(text, from, /\s/) + 1)

const wordEnd = (text: string, to: number): number => (to >= text.length ? text.length : skipTo(text, to, /\s/))

/** A text without spaces is cut where it is. */
function skipTo(text: string, from: number, what: RegExp): number {
  const step = text.slice(from, from + 40).search(what)
  return step === -1 ? from : from + step
}
