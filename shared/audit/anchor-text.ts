import { ANCHOR_WORDS } from './anchor-words.ts'
import type { ChainHead } from './chain.ts'

/** Bytes of the hash that are told in words: 88 bits, beyond what anybody can search through. */
const WORD_BYTES = 11
export const WORD_COUNT = WORD_BYTES + 1
/** Short print: 64 bits. Less is no proof. */
export const HEX_MIN = 16
const QR_PREFIX = 'SAKSAMA-JEJAK'

/** CRC-8 (polynomial 0x07) over the number, 6 bytes big endian, and the bytes: finds a wrong or swapped word. */
function checkByte(seq: number, bytes: readonly number[]): number {
  const number = Array.from({ length: 6 }, (_, index) => Math.floor(seq / 256 ** (5 - index)) % 256)
  return [...number, ...bytes].reduce((crc, byte) => {
    let next = crc ^ byte
    for (let bit = 0; bit < 8; bit += 1) next = (next & 0x80 ? (next << 1) ^ 0x07 : next << 1) & 0xff
    return next
  }, 0)
}

const bytesOf = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
const hexOf = (bytes: readonly number[]) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Twelve words: eleven for the first bytes of the hash, one that checks them together with the number. */
export function anchorWords({ seq, hash }: ChainHead): string[] {
  const bytes = bytesOf(hash.slice(0, 2 * WORD_BYTES))
  return [...bytes, checkByte(seq, bytes)].map((byte) => ANCHOR_WORDS[byte] ?? '')
}

/** What the QR code holds; capitals only, so that it stays small (ISO/IEC 18004 alphanumeric mode). */
export const anchorQrText = ({ seq, hash }: ChainHead, vaultId: string): string =>
  `${QR_PREFIX}:1:${vaultId}:${seq}:${hash}`.toUpperCase()

/** `hashStart` has 16 to 64 hex digits. */
export type TypedAnchor = Readonly<{ seq: number; hashStart: string; vaultId: string | null }>

export function parseAnchorQr(text: string): TypedAnchor | null {
  const match = /^SAKSAMA-JEJAK:1:([0-9A-F]{32}):([1-9]\d{0,14}):([0-9A-F]{64})$/i.exec(text.replace(/\s+/g, ''))
  if (!match?.[1] || !match[2] || !match[3]) return null
  return { vaultId: match[1].toLowerCase(), seq: Number(match[2]), hashStart: match[3].toLowerCase() }
}

export type WordReading = Readonly<{
  typed: string
  /** The word it is, also when only its first four letters or one letter less were typed; null when it is none. */
  word: string | null
  /** What may have been meant. */
  suggestion: string | null
}>

export type AnchorReading =
  | Readonly<{ kind: 'empty' }>
  | Readonly<{ kind: 'words'; words: readonly WordReading[]; state: 'incomplete' | 'unknown' | 'mismatch' | 'extra' }>
  | Readonly<{ kind: 'hex'; digits: number; state: 'incomplete' | 'too_long' | 'not_hex' }>
  | Readonly<{ kind: 'number_missing' }>
  | Readonly<{ kind: 'ready'; anchor: TypedAnchor }>

/**
 * What somebody typed from paper: words or groups of hex digits, in any case and spacing, with or without the number in
 * front. `number` is the separate field; 0 when it is empty.
 */
export function readAnchor(number: number, text: string): AnchorReading {
  const qr = parseAnchorQr(text)
  if (qr) return { kind: 'ready', anchor: qr }
  const plain = text.normalize('NFKC').toLowerCase()
  const ahead = number === 0 ? /^\D{0,40}?(\d{1,12})\s*[·:|\-–,]\s*(?=\S)/.exec(plain) : null
  const seq = number || Number(ahead?.[1] ?? 0)
  const body = ahead ? plain.slice(ahead[0].length) : plain
  if (body.trim() === '') return { kind: 'empty' }
  return /[g-z]/.test(body) ? readWords(seq, body) : readHex(seq, body)
}

function readWords(seq: number, body: string): AnchorReading {
  const words = (body.match(/[a-z]+/g) ?? []).map(readWord)
  const bytes = words.flatMap(({ word }) => (word === null ? [] : [ANCHOR_WORDS.indexOf(word)]))
  const told = (state: 'incomplete' | 'unknown' | 'mismatch' | 'extra'): AnchorReading => ({
    kind: 'words',
    words,
    state,
  })
  if (words.some(({ word }, index) => word === null && index < words.length - 1)) return told('unknown')
  if (words.length > WORD_COUNT) return told('extra')
  if (bytes.length < WORD_COUNT) return told(words.length === WORD_COUNT ? 'unknown' : 'incomplete')
  if (seq === 0) return { kind: 'number_missing' }
  const hash = bytes.slice(0, WORD_BYTES)
  if (checkByte(seq, hash) !== bytes[WORD_BYTES]) return told('mismatch')
  return { kind: 'ready', anchor: { seq, hashStart: hexOf(hash), vaultId: null } }
}

function readWord(typed: string): WordReading {
  const word = ANCHOR_WORDS.find((one) => one === typed || (typed.length >= 4 && one.startsWith(typed))) ?? null
  if (word !== null) return { typed, word, suggestion: null }
  return { typed, word: null, suggestion: ANCHOR_WORDS.find((one) => isNear(one, typed)) ?? null }
}

/** One letter changed, missing, added, or two beside each other swapped. */
function isNear(word: string, typed: string): boolean {
  if (Math.abs(word.length - typed.length) > 1) return false
  let start = 0
  while (start < word.length && word[start] === typed[start]) start += 1
  const rest = (text: string, skipped: number) => text.slice(start + skipped)
  return (
    rest(word, 1) === rest(typed, 1) ||
    rest(word, 1) === rest(typed, 0) ||
    rest(word, 0) === rest(typed, 1) ||
    (word[start] === typed[start + 1] && word[start + 1] === typed[start] && rest(word, 2) === rest(typed, 2))
  )
}

function readHex(seq: number, body: string): AnchorReading {
  const digits = body.replace(/[\s.,·:|–-]+/g, '')
  if (!/^[0-9a-f]*$/.test(digits)) return { kind: 'hex', digits: digits.length, state: 'not_hex' }
  if (digits.length < HEX_MIN) return { kind: 'hex', digits: digits.length, state: 'incomplete' }
  if (digits.length > 64) return { kind: 'hex', digits: digits.length, state: 'too_long' }
  if (seq === 0) return { kind: 'number_missing' }
  return { kind: 'ready', anchor: { seq, hashStart: digits, vaultId: null } }
}
