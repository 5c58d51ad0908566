import { expect, test } from 'vitest'
import { snippetOf } from '#shared/search/snippet.ts'
import { digitsOf, handleOf, stemsOf, wordsOf } from '#shared/search/words.ts'

test('words are cut as the index cuts them', () => {
  expect(wordsOf('Rénda, S.Kom. (NIP 1990)')).toEqual(['renda', 's', 'kom', 'nip', '1990'])
  expect(wordsOf('a b c d', 2)).toEqual(['a', 'b'])
})

test('each stem stands once', () => {
  expect(stemsOf('Mendukung dan dukungan pendukung')).toBe('dukung dan')
})

test('numbers and accounts have one form', () => {
  expect(digitsOf('+62 812-0000-0000')).toBe('081200000000')
  expect(digitsOf('19900230 201503 1 000')).toBe('199002302015031000')
  expect(handleOf('https://www.Lini.contoh.invalid/Akun/?x=1#y')).toBe('lini.contoh.invalid/akun')
  expect(handleOf('@Akun.Contoh ')).toBe('akun.contoh')
})

const marked = (body: string, words: string[]) =>
  snippetOf(body, words)
    .map(({ text, match }) => (match ? `[${text}]` : text))
    .join('')

test('a snippet marks beginnings and stems in the text as written', () => {
  expect(marked('Ia mendukung Çahyani.', ['dukungan', 'cahy'])).toBe('Ia [mendukung] [Çahyani].')
})

test('a long text is cut around its first match, between words', () => {
  const long = `${'awal '.repeat(60)}dukungan ${'akhir '.repeat(60)}`
  const text = marked(long, ['dukungan'])
  expect(text).toMatch(/^… awal .*\[dukungan\] .*akhir …$/)
  expect(text.length).toBeLessThan(200)
})

test('nothing found shows the beginning; an empty text shows nothing', () => {
  expect(marked('Satu dua tiga', ['lain'])).toBe('Satu dua tiga')
  expect(snippetOf('', ['x'])).toEqual([])
})
