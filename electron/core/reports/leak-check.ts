import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '#shared/kernel/app-error.ts'
import type { LeavingKind } from '#shared/reports/leaving.ts'
import type { Reporter } from '#shared/reports/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { type BlindIndex, createBlindIndex, indexTerm, lookupIn } from './blind-index.ts'
import { findIndexKey, listKnownNames, lookupTerms } from './index-rows.ts'
import { termsOf } from './reporter-terms.ts'
import { recordStop, takePermit } from './stops.ts'
import { wordsOf } from './text-tokens.ts'
import { textsInBytes } from './texts-in-bytes.ts'

/** A text on its way out, and where the reader would see it, in our own words: "Pertanyaan 3". */
export type PlacedText = Readonly<{ place: string; text: string }>

/** Something on its way out of the vault. */
export type Leaving = Readonly<{
  kind: LeavingKind
  /** Id of what leaves, or empty: a permission holds for it alone. */
  subject: string
  texts: Iterable<PlacedText> | AsyncIterable<PlacedText>
  /** The bytes themselves, where they may hold readable text. */
  bytes?: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}>

/** How many different places a sentence names. */
const SHOWN_PLACES = 6
const BREATH_MS = 12
export const BYTES_PLACE = 'isi berkas'

/**
 * Stops what names a reporter: throws AppError `reporter_leak` with a sentence that names the places, and keeps the stop in
 * the log. Works for users who cannot open a reporter. What a keeper has let through leaves once, which is logged too.
 */
export async function assertNoReporter(
  session: Session,
  ports: Pick<Ports, 'now' | 'newId'>,
  { kind, subject, texts, bytes }: Leaving,
): Promise<void> {
  const places = await findReporterPlaces(session.db, { texts, bytes })
  if (places.length === 0) return
  if (takePermit(session, ports, { kind, subject, places })) return
  recordStop(session, ports, { kind, subject, places })
  throw new AppError('reporter_leak', leakSentence(places))
}

type Looked = Readonly<{ texts: Leaving['texts']; bytes?: Leaving['bytes'] | undefined }>

/** Every place where reporter data stands, each once, in order. Empty when nothing leaves that should not. */
export async function findReporterPlaces(db: ReadDb, { texts, bytes = [] }: Looked): Promise<string[]> {
  const index = loadIndex(db)
  if (!index) return []
  const places = new Set<string>()
  const names = createJudge(db, index)
  const breathe = createBreath()
  for await (const { place, text } of texts) {
    if (!places.has(place) && names(text)) places.add(place)
    await breathe()
  }
  for await (const text of textsInBytes(bytes)) {
    if (names(text)) return [...places, BYTES_PLACE]
    await breathe()
  }
  return [...places]
}

/** Tells of one text after the other whether it names a reporter. The index is read once, here. */
export function createNameJudge(db: ReadDb): (text: string) => boolean {
  const index = loadIndex(db)
  return index ? createJudge(db, index) : () => false
}

/** The same for one reporter before he is registered. His note tells of what he saw in the words of the report. */
export function createReporterJudge(reporter: Reporter): (text: string) => boolean {
  const key = randomBytes(32)
  const terms = termsOf({ ...reporter, note: '' }).map((term) => indexTerm(key, term))
  const index = createBlindIndex(key, lookupIn(terms))
  return (text) => index.find(text).length > 0
}

function createJudge(db: ReadDb, index: BlindIndex) {
  const isOthers = namesOfOthers(db)
  return (text: string) => index.find(text).some(({ kind, word }) => kind !== 'name_part' || !isOthers(word))
}

function loadIndex(db: ReadDb): BlindIndex | null {
  const key = findIndexKey(db)
  return key === null ? null : createBlindIndex(Buffer.from(key, 'hex'), lookupTerms(db))
}

/** A single word of a reporter's name that is also the name of somebody in the files is that person's. Read when asked. */
function namesOfOthers(db: ReadDb): (word: string) => boolean {
  let words: ReadonlySet<string> | null = null
  return (word) => {
    words ??= new Set(listKnownNames(db).flatMap(wordsOf))
    return words.has(word)
  }
}

function createBreath() {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < BREATH_MS) return
    await setImmediate()
    last = performance.now()
  }
}

function leakSentence(places: readonly string[]): string {
  const shown = places.slice(0, SHOWN_PLACES)
  const more = places.length - shown.length
  const list = more > 0 ? `${shown.join(', ')}, dan ${more} tempat lain` : joined(shown)
  return `Dihentikan: ada data pelapor pada ${list}. Hapus atau samarkan bagian itu, lalu ulangi. Bila memang harus keluar, pemegang rahasia pelapor dapat mengizinkannya sekali di halaman Laporan.`
}

const joined = (places: readonly string[]) =>
  places.length < 2 ? places.join('') : `${places.slice(0, -1).join(', ')} dan ${places.at(-1)}`
