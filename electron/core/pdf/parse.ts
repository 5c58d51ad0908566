import type { PdfDict, PdfName, PdfNumber, PdfString, PdfValue } from './objects.ts'
import { asDict } from './objects.ts'

/** The bytes are not PDF where PDF was expected. `at` is a byte offset. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError'
  constructor(message: string, at: number) {
    super(`${message} at ${at}`)
  }
}

export type Cursor = { readonly bytes: Uint8Array; at: number }
export type IndirectObject = Readonly<{ n: number; g: number; value: PdfValue; start: number; end: number }>
/** Gives the value of `/Length` when it is a reference; null = unknown. */
export type LengthOf = (n: number) => number | null

const DEPTH_LIMIT = 100
const WHITE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITERS = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)))
const isRegular = (byte: number | undefined) => byte !== undefined && !WHITE.has(byte) && !DELIMITERS.has(byte)

/** Skips white space and comments, but stops at `%%EOF`, which ends a revision. */
export function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor
  for (;;) {
    const byte = bytes[cursor.at]
    if (byte === undefined) return
    if (WHITE.has(byte)) cursor.at += 1
    else if (byte === 0x25 && !startsWith(cursor, '%%EOF')) skipLine(cursor)
    else return
  }
}

function skipLine(cursor: Cursor) {
  while (cursor.at < cursor.bytes.length && cursor.bytes[cursor.at] !== 10 && cursor.bytes[cursor.at] !== 13)
    cursor.at += 1
}

export function startsWith({ bytes, at }: Cursor, word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (bytes[at + i] !== word.charCodeAt(i)) return false
  return true
}

export function takeWord(cursor: Cursor, word: string): void {
  skipSpace(cursor)
  if (!startsWith(cursor, word)) throw new PdfSyntaxError(`expected ${word}`, cursor.at)
  cursor.at += word.length
}

/** A run of regular characters; empty when there is none. */
export function takeToken(cursor: Cursor): string {
  skipSpace(cursor)
  const start = cursor.at
  while (isRegular(cursor.bytes[cursor.at])) cursor.at += 1
  return Buffer.from(cursor.bytes.subarray(start, cursor.at)).toString('latin1')
}

export function takeInteger(cursor: Cursor): number {
  const token = takeToken(cursor)
  if (!/^\d{1,15}$/.test(token)) throw new PdfSyntaxError('expected an integer', cursor.at)
  return Number(token)
}

export function parseValue(cursor: Cursor, depth = 0): PdfValue {
  if (depth > DEPTH_LIMIT) throw new PdfSyntaxError('nested too deeply', cursor.at)
  skipSpace(cursor)
  const byte = cursor.bytes[cursor.at]
  if (byte === 0x2f) return parseName(cursor)
  if (byte === 0x28) return parseLiteral(cursor)
  if (byte === 0x5b) return parseArray(cursor, depth)
  if (byte === 0x3c) return cursor.bytes[cursor.at + 1] === 0x3c ? parseDict(cursor, depth) : parseHex(cursor)
  return parsePlain(cursor)
}

function parsePlain(cursor: Cursor): PdfValue {
  const start = cursor.at
  const token = takeToken(cursor)
  if (token === 'true' || token === 'false') return token === 'true'
  if (token === 'null') return null
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(token)) throw new PdfSyntaxError('unknown token', start)
  return referenceAt(cursor, token) ?? ({ kind: 'number', value: Number(token), raw: token } satisfies PdfNumber)
}

function referenceAt(cursor: Cursor, first: string): PdfValue | undefined {
  if (!/^\d{1,10}$/.test(first)) return undefined
  const back = cursor.at
  const second = takeToken(cursor)
  if (/^\d{1,5}$/.test(second) && takeToken(cursor) === 'R') return { kind: 'ref', n: Number(first), g: Number(second) }
  cursor.at = back
  return undefined
}

function parseName(cursor: Cursor): PdfName {
  cursor.at += 1
  const start = cursor.at
  while (isRegular(cursor.bytes[cursor.at])) cursor.at += 1
  const raw = Buffer.from(cursor.bytes.subarray(start, cursor.at)).toString('latin1')
  return {
    kind: 'name',
    value: raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  }
}

function parseArray(cursor: Cursor, depth: number): readonly PdfValue[] {
  cursor.at += 1
  const items: PdfValue[] = []
  for (;;) {
    skipSpace(cursor)
    if (cursor.bytes[cursor.at] === 0x5d) break
    items.push(parseValue(cursor, depth + 1))
  }
  cursor.at += 1
  return items
}

/** Readers disagree on which of two equal keys counts, so a dictionary that has them is refused. */
function parseDict(cursor: Cursor, depth: number): PdfDict {
  cursor.at += 2
  const entries = new Map<string, PdfValue>()
  for (;;) {
    skipSpace(cursor)
    if (startsWith(cursor, '>>')) break
    if (cursor.bytes[cursor.at] !== 0x2f) throw new PdfSyntaxError('expected a key', cursor.at)
    const key = parseName(cursor).value
    if (entries.has(key)) throw new PdfSyntaxError(`key ${key} twice`, cursor.at)
    entries.set(key, parseValue(cursor, depth + 1))
  }
  cursor.at += 2
  return { kind: 'dict', entries }
}

function parseHex(cursor: Cursor): PdfString {
  const start = cursor.at
  const end = cursor.bytes.indexOf(0x3e, start)
  if (end < 0) throw new PdfSyntaxError('open string', start)
  const digits = Buffer.from(cursor.bytes.subarray(start + 1, end))
    .toString('latin1')
    .replace(/[\0\t\n\f\r ]/g, '')
  if (!/^[0-9a-fA-F]*$/.test(digits)) throw new PdfSyntaxError('bad hex string', start)
  cursor.at = end + 1
  const even = digits.length % 2 ? `${digits}0` : digits
  return { kind: 'string', bytes: Buffer.from(even, 'hex'), start, end: cursor.at, hex: true }
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** § 7.3.4.2 */
function parseLiteral(cursor: Cursor): PdfString {
  const { bytes } = cursor
  const start = cursor.at
  const out: number[] = []
  let open = 1
  cursor.at += 1
  for (;;) {
    const byte = bytes[cursor.at]
    if (byte === undefined) throw new PdfSyntaxError('open string', start)
    cursor.at += 1
    if (byte === 0x5c) takeEscape(cursor, out)
    else {
      if (byte === 0x28) open += 1
      if (byte === 0x29) open -= 1
      if (open === 0) break
      out.push(byte)
    }
  }
  return { kind: 'string', bytes: Uint8Array.from(out), start, end: cursor.at, hex: false }
}

function takeEscape(cursor: Cursor, out: number[]): void {
  const { bytes } = cursor
  const octal = /^[0-7]{1,3}/.exec(Buffer.from(bytes.subarray(cursor.at, cursor.at + 3)).toString('latin1'))?.[0]
  if (octal) {
    cursor.at += octal.length
    out.push(Number.parseInt(octal, 8) & 255)
    return
  }
  const byte = bytes[cursor.at]
  cursor.at += 1
  if (byte === 13 && bytes[cursor.at] === 10) cursor.at += 1
  if (byte === 13 || byte === 10 || byte === undefined) return
  out.push(ESCAPES[String.fromCharCode(byte)] ?? byte)
}

/** `n g obj … endobj` at the cursor; leaves the cursor behind it. */
export function parseIndirect(cursor: Cursor, lengthOf: LengthOf): IndirectObject {
  skipSpace(cursor)
  const start = cursor.at
  const n = takeInteger(cursor)
  const g = takeInteger(cursor)
  takeWord(cursor, 'obj')
  const value = withStream(cursor, parseValue(cursor), lengthOf)
  takeWord(cursor, 'endobj')
  return { n, g, value, start, end: cursor.at }
}

function withStream(cursor: Cursor, value: PdfValue, lengthOf: LengthOf): PdfValue {
  skipSpace(cursor)
  const dict = asDict(value)
  if (!dict || !startsWith(cursor, 'stream')) return value
  cursor.at += 6
  if (cursor.bytes[cursor.at] === 13) cursor.at += 1
  if (cursor.bytes[cursor.at] === 10) cursor.at += 1
  const start = cursor.at
  const length = lengthIn(dict, lengthOf)
  if (length === null || start + length > cursor.bytes.length) throw new PdfSyntaxError('stream without length', start)
  cursor.at = start + length
  takeWord(cursor, 'endstream')
  return { kind: 'stream', dict, start, end: start + length }
}

function lengthIn(dict: PdfDict, lengthOf: LengthOf): number | null {
  const length = dict.entries.get('Length')
  if (typeof length !== 'object' || length === null || !('kind' in length)) return null
  if (length.kind === 'ref') return lengthOf(length.n)
  return length.kind === 'number' && length.value >= 0 && Number.isSafeInteger(length.value) ? length.value : null
}
