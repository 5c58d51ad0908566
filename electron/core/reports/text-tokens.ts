/** A word as the leak check compares it: small letters without accents, without invisible characters. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()

// Characters as programs write them (%20, =20, &nbsp;, \n, \u0041), marks of HTML, and words cut at the end of a line.
const CODED = /[%=][0-9a-f]{2}|=\r?\n|&#?\w{1,30};|\\[nrtu]|<[^<>]+>|\p{L}-[ \t\r]*\n/iu

/** The text as it stands and, where that differs, as a program would show it. */
export const spellingsOf = (text: string): string[] => (CODED.test(text) ? [text, decoded(text)] : [text])

const decoded = (text: string): string =>
  text
    .replace(/=\r?\n|(?<=\p{L})-[ \t\r]*\n[ \t]*(?=\p{Ll})/gu, '')
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/(?:[%=][0-9a-f]{2})+/gi, (run) => Buffer.from(run.replace(/[%=]/g, ''), 'hex').toString())
    .replace(/&#(x?)([0-9a-f]{1,6});/gi, (_, x, code) => characterOf(Number.parseInt(code, x === '' ? 10 : 16)))
    .replace(/&\w{1,30};|<[^<>]+>/g, ' ')

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ')

/** Spellings of one thing: "Jl.", "Jln" and "Jalan" are the same street. */
const SAME: Readonly<Record<string, string>> = {
  jl: 'jalan',
  jln: 'jalan',
  gg: 'gang',
  perum: 'perumahan',
  kel: 'kelurahan',
  kec: 'kecamatan',
  kab: 'kabupaten',
  no: 'nomor',
}

/** Words in order; whatever stands between them does not matter, nor do line ends, dots and underscores. */
export const wordsOf = (text: string): string[] =>
  (normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => SAME[word] ?? word)

// Digits as people group them; a letter ends the number.
const NUMBER = /\+?\d(?:[\d\s().,:;|_*~·•\-/\u2010-\u2015\u2212]*\d)?/gu
const SHORTEST = 7

/** Runs of digits that could hold a telephone number, without their separators. */
export const digitRunsOf = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .replace(/\p{Cf}+/gu, '')
      .match(NUMBER) ?? []
  )
    .map((run) => run.replace(/\D+/g, ''))
    .filter((digits) => digits.length >= SHORTEST)

/** What is left when 08…, 628… and +628… are the same number; empty when too short to tell anybody apart. */
export function nationalDigits(text: string): string {
  const digits = text.replace(/\D+/g, '')
  const national = digits.replace(/^(?:62|0+)/, '').replace(/^0+/, '')
  return national.length >= SHORTEST ? national : ''
}
