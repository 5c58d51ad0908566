/** A word as the leak check compares it: small letters without accents, without invisible characters. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()

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
const NUMBER = /\+?\d(?:[\d\s().\-/\u00a0\u2010-\u2015]*\d)?/gu
const SHORTEST = 7

/** Runs of digits that could hold a telephone number, without their separators. */
export const digitRunsOf = (text: string): string[] =>
  (text.normalize('NFKC').match(NUMBER) ?? [])
    .map((run) => run.replace(/\D+/g, ''))
    .filter((digits) => digits.length >= SHORTEST)

/** What is left when 08…, 628… and +628… are the same number; empty when too short to tell anybody apart. */
export function nationalDigits(text: string): string {
  const digits = text.replace(/\D+/g, '')
  const national = digits.replace(/^(?:62|0+)/, '').replace(/^0+/, '')
  return national.length >= SHORTEST ? national : ''
}
