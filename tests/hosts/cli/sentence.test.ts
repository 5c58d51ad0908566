import { mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sentenceOf } from '#electron/hosts/cli/sentence.ts'

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('what the system refused is told in our words, with its code', () => {
  const refused = thrownBy(() => mkdirSync('/dev/null/x'))
  expect(sentenceOf(refused, 'Tidak dapat dimulai.')).toBe('Tidak dapat dimulai. (ENOTDIR)')
})

test('our own sentence stands as it is', () => {
  expect(sentenceOf(new Error('Folder tidak kosong.'), 'Gagal.')).toBe('Folder tidak kosong.')
  expect(sentenceOf('anything', 'Gagal.')).toBe('Gagal.')
})
