import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorQrText, anchorWords, parseAnchorQr, readAnchor, WORD_COUNT } from '#shared/audit/anchor-text.ts'
import { ANCHOR_WORDS } from '#shared/audit/anchor-words.ts'

const hash = '3f2a91c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f80'
const head = { seq: 1234, hash }
const words = anchorWords(head)
const text = words.join(' ')
const vaultId = 'ab'.repeat(16)
const ready = (hashStart: string, seq = 1234) => ({ kind: 'ready', anchor: { seq, hashStart, vaultId: null } })

test('256 different words that four letters tell apart and one wrong letter does not confuse', () => {
  expect(ANCHOR_WORDS).toHaveLength(256)
  expect(new Set(ANCHOR_WORDS.map((word) => word.slice(0, 4))).size).toBe(256)
  expect(ANCHOR_WORDS.every((word) => /^[a-z]{4,8}$/.test(word))).toBe(true)
})

describe('what was typed from paper', () => {
  test.each([
    text,
    text.toUpperCase(),
    words.map((word) => word.slice(0, 4)).join('  '),
    words.join(', '),
    words.join('\n'),
    words.map((word, index) => `${index + 1}. ${word}`).join(' '),
  ])('is read as words: %j', (typed) => {
    expect(readAnchor(1234, typed)).toEqual(ready(hash.slice(0, 22)))
  })

  test.each([
    [1234, hash.slice(0, 16), hash.slice(0, 16)],
    [1234, '3F2A 91C4 D5E6 F708', hash.slice(0, 16)],
    [1234, '3f2a-91c4.d5e6·f708', hash.slice(0, 16)],
    [1234, hash, hash],
    [0, `1234 · ${hash.slice(0, 16)}`, hash.slice(0, 16)],
    [0, `Kepala jejak audit 1234 · ${hash.slice(0, 16)}`, hash.slice(0, 16)],
    [0, `entri 1234: ${text}`, hash.slice(0, 22)],
  ])('is read with number %s as %j', (number, typed, start) => {
    expect(readAnchor(number, typed)).toEqual(ready(start))
  })

  test('is read from the text of the QR code', () => {
    const qr = anchorQrText(head, vaultId)
    expect(qr).toMatch(/^[0-9A-Z:-]+$/)
    expect(parseAnchorQr(qr)).toEqual({ vaultId, seq: 1234, hashStart: hash })
    expect(readAnchor(0, ` ${qr}\n`)).toEqual({ kind: 'ready', anchor: { vaultId, seq: 1234, hashStart: hash } })
    expect(parseAnchorQr(`${qr.slice(0, 40)}\n${qr.slice(40)}`)).toEqual(parseAnchorQr(qr))
    const others = [qr.slice(1), `${qr}0`, qr.replace(':1:', ':2:'), qr.replace(':1234:', ':0:')]
    for (const other of ['', ...others, 'https://contoh.invalid']) expect(parseAnchorQr(other)).toBeNull()
  })

  test('tells what is missing or wrong while it is typed', () => {
    expect(readAnchor(1234, ' ')).toEqual({ kind: 'empty' })
    expect(readAnchor(1234, words.slice(0, 5).join(' '))).toMatchObject({ kind: 'words', state: 'incomplete' })
    expect(readAnchor(1234, '3f2a 91')).toEqual({ kind: 'hex', digits: 6, state: 'incomplete' })
    expect(readAnchor(1234, `${hash}00`)).toMatchObject({ kind: 'hex', state: 'too_long' })
    expect(readAnchor(0, text)).toEqual({ kind: 'number_missing' })
    expect(readAnchor(1234, `${text} ${words[0]}`)).toMatchObject({ state: 'extra' })
    const typo = [`${words[0]?.slice(0, -1)}q`, ...words.slice(1)].join(' ')
    const reading = readAnchor(1234, typo)
    expect(reading).toMatchObject({ kind: 'words', state: 'unknown' })
    expect(reading.kind === 'words' && reading.words[0]).toMatchObject({ word: null, suggestion: words[0] })
  })
})

test('two words swapped, a word changed or another number do not pass', () => {
  const swapped = [words[1], words[0], ...words.slice(2)].join(' ')
  expect(readAnchor(1234, swapped)).toMatchObject({ state: 'mismatch' })
  expect(readAnchor(1235, text)).toMatchObject({ state: 'mismatch' })
  const hashes = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
  fc.assert(
    fc.property(
      hashes,
      fc.integer({ min: 1, max: 2 ** 40 }),
      fc.nat(WORD_COUNT - 1),
      fc.nat(255),
      (some, seq, at, byte) => {
        const told = anchorWords({ seq, hash: some })
        expect(readAnchor(seq, told.join(' '))).toEqual(ready(some.slice(0, 22), seq))
        const other = told.with(at, ANCHOR_WORDS[byte]!)
        const passes = readAnchor(seq, other.join(' ')).kind === 'ready'
        expect(passes).toBe(other[at] === told[at])
      },
    ),
  )
})

test('anything may be typed', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string({ unit: 'grapheme' }), (number, typed) => {
      expect(() => readAnchor(number, typed)).not.toThrow()
    }),
  )
})
