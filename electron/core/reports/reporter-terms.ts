import type { Reporter } from '#shared/reports/model.ts'
import { AREAS, COMMON_NAMES, NAME_TITLES, ORDINARY, STATE } from './common-names.ts'
import { digitRunsOf, nationalDigits, wordsOf } from './text-tokens.ts'

/** `name_part`: one word of a name; it may as well be somebody else's. `phone`: digits, not words. */
export type TermKind = 'name' | 'name_part' | 'phone' | 'email' | 'handle' | 'address' | 'note'
export type Term = Readonly<{ kind: TermKind; words: readonly string[] }>

/** Raised when the terms change: older indexes are made anew when a keeper unlocks. */
export const INDEX_VERSION = 3

const ALONE_MIN = 7
const MONONYM_MIN = 5
const HANDLE_MIN = 5
const NOTE_RUN = 6
/** 20-10-2026 and 2026-10-20 are no telephone numbers. */
const DATE = /(?<!\d)(?:\d{1,2}([-/. ])\d{1,2}\1\d{4}|\d{4}-\d{2}-\d{2})(?!\d)/g

/**
 * What must not leave, as runs of words. One common word never counts: a first name alone would stop half of all
 * documents. `told`: the words of his report, which everybody reads; what a note repeats of them, such as the account or the
 * NIP of whom he reports, is not his. `office`: what stands on every letter, such as the address of who works there. See
 * README.md for what this sees and what it cannot see.
 */
export function termsOf(reporter: Reporter, told = '', office = ''): Term[] {
  const free = `${reporter.note}\n${reporter.address}`.replace(DATE, ';')
  const isTold = createToldTest(told)
  const isOffices = createToldTest(office)
  const isName = ({ kind }: Term) => kind === 'name' || kind === 'name_part'
  const terms = [
    ...nameTerms(reporter.name),
    ...phoneTerms(reporter.phone),
    ...emailTerms(reporter.email),
    ...handleTerms(reporter.handle),
    ...addressTerms(reporter.address),
    ...[
      ...phoneTerms(free),
      ...emailTerms(free),
      ...(free.match(/@[\w.]{3,}/g) ?? []).flatMap(handleTerms),
      ...noteTerms(reporter.note),
    ].filter((term) => !isTold(term)),
  ]
  const telling = terms.filter((term) => isName(term) || !isOffices(term))
  return [...new Map(telling.map((term) => [`${term.kind === 'phone'} ${term.words.join(' ')}`, term])).values()]
}

function createToldTest(told: string): (term: Term) => boolean {
  const words = ` ${wordsOf(told).join(' ')} `
  const runs = digitRunsOf(told)
  return ({ kind, words: [first = '', ...rest] }) =>
    kind === 'phone' ? runs.some((run) => run.includes(first)) : words.includes(` ${[first, ...rest].join(' ')} `)
}

const isOrdinary = (words: readonly string[]) => words.every((word) => ORDINARY.has(word))
const isDistinctive = (word: string, min: number) =>
  word.length >= min && !COMMON_NAMES.has(word) && !/^\d+$/.test(word)

function nameTerms(name: string): Term[] {
  const all = wordsOf(name)
  const words = all.filter((word) => !NAME_TITLES.has(word))
  if (words.length === 0 || isOrdinary(words)) return []
  if (STATE.has(words[0] ?? '')) return spokesmenOf(name).flatMap(nameTerms)
  if (words.length === 1) return [words].filter(([one = '']) => isDistinctive(one, MONONYM_MIN)).map(asKind('name'))
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const runs = [
    words,
    [words.join('')],
    [last, ...words.slice(0, -1)],
    ...(words.length > 2 ? [[first, last], words.slice(1), words.slice(0, -1)] : []),
    ...words.slice(1).map((word, index) => [words[index] ?? '', word]),
    ...(isDistinctive(last, ALONE_MIN) ? [[first.slice(0, 1), last]] : []),
  ]
  // Two common words beside each other are a frequent pair; only the whole name of two words may be just that.
  const telling = runs.filter(
    (run) => run.length >= words.length || run.length > 2 || run.some((word) => isDistinctive(word, MONONYM_MIN)),
  )
  return [
    ...telling.map(asKind('name')),
    ...words
      .filter((word) => isDistinctive(word, ALONE_MIN))
      .map((word): Term => ({ kind: 'name_part', words: [word] })),
  ]
}

/**
 * Who is named beside an office: `Bawaslu Contoh (Sari Contoh)`, `Dinas Contoh a.n. Sari Contoh`. The office itself is no
 * person.
 */
const spokesmenOf = (office: string): string[] =>
  office
    .split(/[(),;:/]|\s[-–—]\s|\b(?:a\.?\s?n|u\.?\s?p)\.?\s|\b(?:atas nama|melalui|oleh|diwakili)\b/i)
    .slice(1)
    .filter((part) => !AREAS.has(wordsOf(part)[0] ?? ''))

const asKind =
  (kind: TermKind) =>
  (words: readonly string[]): Term => ({ kind, words })

const phoneTerms = (text: string): Term[] =>
  text
    .split(/[,;:|*~·•\n]|\s(?:dan|atau)\s|\s\/\s/)
    .flatMap(digitRunsOf)
    .map(nationalDigits)
    .filter((digits) => digits !== '')
    .map((digits) => ({ kind: 'phone', words: [digits] }))

const emailTerms = (text: string): Term[] =>
  (text.match(/[^\s@<>,;()]+@[^\s@<>,;()]+\.[^\s@<>,;()]+/g) ?? []).flatMap((address): Term[] => [
    { kind: 'email', words: wordsOf(address) },
    ...handleTerms(address.slice(0, address.indexOf('@'))).map(({ words }): Term => ({ kind: 'email', words })),
  ])

/** `@nama`, `nama`, or the last part of an address such as `https://contoh.invalid/nama`. */
function handleTerms(text: string): Term[] {
  return text.split(/[\s,;]+/).flatMap((one): Term[] => {
    const path = one.replace(/^https?:\/\//, '').replace(/[?#].*$/, '')
    const words = wordsOf(path.split('/').filter(Boolean).at(-1) ?? '')
    const telling = words.length > 1 ? words.join('').length >= HANDLE_MIN : isDistinctive(words[0] ?? '', HANDLE_MIN)
    return telling && !isOrdinary(words) ? [{ kind: 'handle', words }] : []
  })
}

/** A line with a number, or three words and more that are no street or area: these are in every second document. */
const addressTerms = (text: string): Term[] =>
  text
    .split(/[,\n;]/)
    .map(wordsOf)
    .filter((words) => words.length >= 2 && (words.some((word) => /\d/.test(word)) || isTellingPlace(words)))
    .map(asKind('address'))

const isTellingPlace = (words: readonly string[]) => words.length >= 3 && !AREAS.has(words[0] ?? '')

/** Six words in a row are a quotation. */
function noteTerms(text: string): Term[] {
  const words = wordsOf(text)
  return words.slice(NOTE_RUN - 1).map((_, index) => ({ kind: 'note', words: words.slice(index, index + NOTE_RUN) }))
}
