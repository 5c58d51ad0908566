import { inflateSync } from 'node:zlib'
import { asDict, asInteger, asName, asStream, isList, type PdfDict, type PdfStream } from './objects.ts'
import {
  type Cursor,
  PdfSyntaxError,
  parseIndirect,
  parseValue,
  skipSpace,
  startsWith,
  takeInteger,
  takeToken,
  takeWord,
} from './parse.ts'

export type XrefEntry =
  | Readonly<{ kind: 'free' }>
  | Readonly<{ kind: 'offset'; offset: number; g: number }>
  | Readonly<{ kind: 'packed'; container: number; index: number }>

/** One cross-reference section, § 7.5.4 or § 7.5.8. */
export type XrefSection = Readonly<{
  offset: number
  end: number
  form: 'table' | 'stream'
  entries: ReadonlyMap<number, XrefEntry>
  trailer: PdfDict
}>

const OBJECT_LIMIT = 1_000_000
const SECTION_LIMIT = 300
const INFLATE_LIMIT = 256 * 1024 * 1024

/** The sections of a file from newest to oldest, by `/Prev`. Throws PdfSyntaxError. */
export function readSections(bytes: Uint8Array): XrefSection[] {
  const sections: XrefSection[] = []
  const seen = new Set<number>()
  let offset: number | null = lastStartxref(bytes)
  while (offset !== null) {
    if (seen.has(offset) || seen.size > SECTION_LIMIT)
      throw new PdfSyntaxError('cross-references run in a circle', offset)
    seen.add(offset)
    const section = readSection({ bytes, at: offset })
    sections.push(section)
    const hybrid = asInteger(section.trailer.entries.get('XRefStm'))
    if (hybrid !== null && !seen.has(hybrid)) {
      seen.add(hybrid)
      sections.push(readSection({ bytes, at: hybrid }))
    }
    offset = asInteger(section.trailer.entries.get('Prev'))
  }
  return sections
}

function lastStartxref(bytes: Uint8Array): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf('startxref')
  if (at < 0) throw new PdfSyntaxError('no startxref', bytes.length)
  return takeInteger({ bytes, at: at + 9 })
}

export function readSection(cursor: Cursor): XrefSection {
  skipSpace(cursor)
  return startsWith(cursor, 'xref') ? readTable(cursor) : readXrefStream(cursor)
}

function readTable(cursor: Cursor): XrefSection {
  const offset = cursor.at
  const entries = new Map<number, XrefEntry>()
  takeWord(cursor, 'xref')
  for (skipSpace(cursor); !startsWith(cursor, 'trailer'); skipSpace(cursor)) {
    const first = takeInteger(cursor)
    const count = takeInteger(cursor)
    if (entries.size + count > OBJECT_LIMIT) throw new PdfSyntaxError('too many objects', cursor.at)
    for (let n = first; n < first + count; n += 1) {
      if (entries.has(n)) throw new PdfSyntaxError(`object ${n} twice in one table`, cursor.at)
      entries.set(n, readEntry(cursor))
    }
  }
  takeWord(cursor, 'trailer')
  const trailer = asDict(parseValue(cursor))
  if (!trailer) throw new PdfSyntaxError('no trailer', cursor.at)
  return { offset, end: cursor.at, form: 'table', entries, trailer }
}

function readEntry(cursor: Cursor): XrefEntry {
  const offset = takeInteger(cursor)
  const g = takeInteger(cursor)
  const use = takeToken(cursor)
  if (use === 'n') return { kind: 'offset', offset, g }
  if (use === 'f') return { kind: 'free' }
  throw new PdfSyntaxError('bad cross-reference entry', cursor.at)
}

function readXrefStream(cursor: Cursor): XrefSection {
  const { value, start, end } = parseIndirect(cursor, () => null)
  const stream = asStream(value)
  if (!stream || asName(stream.dict.entries.get('Type')) !== 'XRef')
    throw new PdfSyntaxError('no cross-references', start)
  const data = decodeStream(cursor.bytes, stream)
  const widths = numbers(stream.dict, 'W')
  const size = asInteger(stream.dict.entries.get('Size')) ?? 0
  const index = stream.dict.entries.has('Index') ? numbers(stream.dict, 'Index') : [0, size]
  if (widths.length !== 3 || widths.some((w) => w < 0 || w > 6))
    throw new PdfSyntaxError('bad cross-reference widths', start)
  const entries = new Map<number, XrefEntry>()
  let row = 0
  for (let i = 0; i + 1 < index.length; i += 2) {
    const [first = 0, count = 0] = [index[i], index[i + 1]]
    if (entries.size + count > OBJECT_LIMIT) throw new PdfSyntaxError('too many objects', start)
    for (let n = first; n < first + count; n += 1, row += 1) entries.set(n, rowEntry(data, row, widths))
  }
  return { offset: start, end, form: 'stream', entries, trailer: stream.dict }
}

const numbers = (dict: PdfDict, key: string): number[] => {
  const list = dict.entries.get(key)
  return isList(list) ? list.map((item) => asInteger(item) ?? -1) : []
}

function rowEntry(data: Uint8Array, row: number, [a = 0, b = 0, c = 0]: readonly number[]): XrefEntry {
  const at = row * (a + b + c)
  if (at + a + b + c > data.length) throw new PdfSyntaxError('short cross-reference stream', row)
  const read = (from: number, width: number) =>
    data.subarray(from, from + width).reduce((sum, byte) => sum * 256 + byte, 0)
  const type = a === 0 ? 1 : read(at, a)
  const second = read(at + a, b)
  const third = read(at + a + b, c)
  if (type === 1) return { kind: 'offset', offset: second, g: third }
  return type === 2 ? { kind: 'packed', container: second, index: third } : { kind: 'free' }
}

/** FlateDecode with an optional PNG predictor, or no filter: what cross-references and object streams use. */
export function decodeStream(bytes: Uint8Array, { dict, start, end }: PdfStream): Uint8Array {
  const filter = dict.entries.get('Filter')
  const name = asName(isList(filter) ? filter[0] : filter)
  const raw = bytes.subarray(start, end)
  if (name === null && filter === undefined) return raw
  if (name !== 'FlateDecode' || (isList(filter) && filter.length !== 1))
    throw new PdfSyntaxError('unknown filter', start)
  const parameters = dict.entries.get('DecodeParms')
  const parms = asDict(isList(parameters) ? parameters[0] : parameters)
  return unpredict(inflate(raw, start), parms)
}

function inflate(raw: Uint8Array, at: number): Uint8Array {
  try {
    return inflateSync(raw, { maxOutputLength: INFLATE_LIMIT })
  } catch {
    throw new PdfSyntaxError('damaged stream', at)
  }
}

/** PNG predictors (RFC 2083 § 6) on one-byte samples. */
function unpredict(data: Uint8Array, parms: PdfDict | null): Uint8Array {
  const predictor = asInteger(parms?.entries.get('Predictor')) ?? 1
  if (predictor === 1) return data
  const columns = asInteger(parms?.entries.get('Columns')) ?? 1
  if (predictor < 10 || columns < 1 || columns > 65_536) throw new PdfSyntaxError('unknown predictor', 0)
  const rows = Math.floor(data.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) unpredictRow(data, out, { row, columns })
  return out
}

function unpredictRow(data: Uint8Array, out: Uint8Array, { row, columns }: { row: number; columns: number }) {
  const kind = data[row * (columns + 1)] ?? 0
  for (let i = 0; i < columns; i += 1) {
    const left = i > 0 ? (out[row * columns + i - 1] ?? 0) : 0
    const up = row > 0 ? (out[(row - 1) * columns + i] ?? 0) : 0
    const corner = row > 0 && i > 0 ? (out[(row - 1) * columns + i - 1] ?? 0) : 0
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0
    out[row * columns + i] = ((data[row * (columns + 1) + 1 + i] ?? 0) + guess) & 255
  }
}

function paeth(left: number, up: number, corner: number): number {
  const p = left + up - corner
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
