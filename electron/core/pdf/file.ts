import { asDict, asInteger, asRef, asStream, type PdfDict, type PdfRef, type PdfValue } from './objects.ts'
import { PdfSyntaxError, parseIndirect, parseValue, takeInteger } from './parse.ts'
import { decodeStream, readSections, type XrefEntry, type XrefSection } from './xref.ts'

/** A file as its cross-references describe it. Objects are read when asked for; nothing is repaired. */
export type PdfFile = Readonly<{
  bytes: Uint8Array
  /** Newest first. */
  sections: readonly XrefSection[]
  /** Of the newest section. */
  trailer: PdfDict
  root: PdfRef
  catalog: PdfDict
  /** One more than the largest object number of any section. */
  size: number
  entry(n: number): XrefEntry | null
  /** The object's value, null when it does not exist. Throws PdfSyntaxError when it is not where it should be. */
  get(n: number): PdfValue
  /** Follows a reference; other values come back as they are. */
  resolve(value: PdfValue | undefined): PdfValue
  lengthOf(n: number): number | null
}>

/** Throws PdfSyntaxError. */
export function openPdf(bytes: Uint8Array): PdfFile {
  const sections = readSections(bytes)
  const trailer = sections[0]?.trailer
  const root = asRef(trailer?.entries.get('Root'))
  if (!trailer || !root) throw new PdfSyntaxError('no catalog', bytes.length)
  const entries = new Map<number, XrefEntry>()
  for (const section of sections) for (const [n, entry] of section.entries) if (!entries.has(n)) entries.set(n, entry)
  const read = createReader(bytes, entries)
  const catalog = asDict(read.get(root.n))
  if (!catalog) throw new PdfSyntaxError('no catalog', bytes.length)
  const size = Math.max(asInteger(trailer.entries.get('Size')) ?? 0, 1 + Math.max(0, ...bounded(entries)))
  return { bytes, sections, trailer, root, catalog, size, entry: (n) => entries.get(n) ?? null, ...read }
}

const bounded = (entries: ReadonlyMap<number, XrefEntry>) => [[...entries.keys()].reduce((a, b) => Math.max(a, b), 0)]

function createReader(bytes: Uint8Array, entries: ReadonlyMap<number, XrefEntry>) {
  const known = new Map<number, PdfValue>()
  const open = new Set<number>()

  const lengthOf = (n: number): number | null => asInteger(get(n))

  function load(n: number): PdfValue {
    const entry = entries.get(n)
    if (!entry || entry.kind === 'free') return null
    if (entry.kind === 'packed') return unpack(n, entry.container, entry.index)
    const found = parseIndirect({ bytes, at: entry.offset }, lengthOf)
    if (found.n !== n || found.g !== entry.g)
      throw new PdfSyntaxError(`object ${n} is not where it should be`, entry.offset)
    return found.value
  }

  function unpack(n: number, container: number, index: number): PdfValue {
    const stream = asStream(get(container))
    const first = asInteger(stream?.dict.entries.get('First'))
    if (!stream || first === null || entries.get(container)?.kind !== 'offset')
      throw new PdfSyntaxError('no object stream', container)
    const data = decodeStream(bytes, stream)
    const head = { bytes: data.subarray(0, first), at: 0 }
    for (let i = 0; i < index; i += 1) {
      takeInteger(head)
      takeInteger(head)
    }
    if (takeInteger(head) !== n) throw new PdfSyntaxError(`object ${n} is not in its stream`, container)
    return parseValue({ bytes: data, at: first + takeInteger(head) })
  }

  function get(n: number): PdfValue {
    const cached = known.get(n)
    if (cached !== undefined) return cached
    if (open.has(n)) throw new PdfSyntaxError('an object needs itself', n)
    open.add(n)
    try {
      const value = load(n)
      known.set(n, value)
      return value
    } finally {
      open.delete(n)
    }
  }

  const resolve = (value: PdfValue | undefined): PdfValue => {
    const ref = asRef(value)
    return ref ? get(ref.n) : (value ?? null)
  }
  return { get, resolve, lengthOf }
}
