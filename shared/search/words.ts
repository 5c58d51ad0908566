import { stemmer } from '@orama/stemmers/indonesian'

/** Words as the index cuts them: letters and digits in one piece, without case and marks. At most `limit`. */
export const wordsOf = (text: string, limit = Number.POSITIVE_INFINITY): string[] => {
  const words: string[] = []
  for (const [word] of plain(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (words.length >= limit) break
    words.push(word)
  }
  return words
}

/** Lower case, without diacritics: what `unicode61 remove_diacritics 2` compares. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/** "mendukung", "dukungan" and "pendukung" are one stem (F. Z. Tala's algorithm in its Snowball form). */
export const stemOf = (word: string): string => (/\p{N}/u.test(word) ? word : stemmer(word))

/** Each stem once, for the second column of the index. */
export const stemsOf = (text: string): string => [...new Set(wordsOf(text).map(stemOf))].join(' ')

/** Digits alone, for NIP and telephone numbers however they are grouped; a leading 62 of a telephone number is a 0. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '').replace(/^62(?=8)/, '0')

/** An account or address as it is compared: without `@`, scheme, `www.`, query and closing slash. */
export const handleOf = (text: string): string =>
  plain(text.trim())
    .replace(/^https?:\/\//, '')
    .replace(/^(?:www|m|mobile)\./, '')
    .replace(/^@/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
