import { describe, expect, it } from 'vitest'
import { decodeText } from '#renderer/features/evidence/text-decoding.ts'

const utf16 = (text: string, big: boolean, mark = true) => {
  const view = new DataView(new ArrayBuffer(text.length * 2 + (mark ? 2 : 0)))
  const put = (at: number, code: number) => view.setUint16(at, code, !big)
  if (mark) put(0, 0xfeff)
  for (let index = 0; index < text.length; index += 1) put(index * 2 + (mark ? 2 : 0), text.charCodeAt(index))
  return new Uint8Array(view.buffer)
}
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('reading text of unknown encoding', () => {
  it.each([
    ['UTF-8', utf8('Kopi ☕ ꦱꦏ꧀ꦱꦩ'), 'Kopi ☕ ꦱꦏ꧀ꦱꦩ'],
    ['UTF-8', utf8('\ufeffdengan tanda'), 'dengan tanda'],
    ['UTF-16LE', utf16('Pesan dari grup', false), 'Pesan dari grup'],
    ['UTF-16BE', utf16('Pesan dari grup', true), 'Pesan dari grup'],
    ['UTF-16LE', utf16('Tanpa tanda urutan', false, false), 'Tanpa tanda urutan'],
    ['UTF-16BE', utf16('Tanpa tanda urutan', true, false), 'Tanpa tanda urutan'],
    ['Windows-1252', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), 'café'],
  ] as const)('knows %s', (encoding, bytes, text) => {
    expect(decodeText(bytes, false)).toEqual({ text, encoding })
  })

  it('does not take half a character at the cut for another encoding', () => {
    const bytes = utf8('akhir ☕').slice(0, -1)
    expect(decodeText(bytes, true).encoding).toBe('UTF-8')
    expect(decodeText(bytes, false).encoding).toBe('Windows-1252')
  })

  it('takes an empty file', () => {
    expect(decodeText(new Uint8Array(), false)).toEqual({ text: '', encoding: 'UTF-8' })
  })
})
