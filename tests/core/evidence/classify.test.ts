import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { classify, PDF_MARKERS } from '#electron/core/evidence/classify.ts'
import { createScanner } from '#electron/core/evidence/scan.ts'
import { realChunks } from '#tests/support/create-hearing.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'
import { pdfBytes, pngBytes, zipBytes } from '#tests/support/sample-bytes.ts'

async function look(bytes: Uint8Array, name: string, chunk = 1 << 20) {
  const scanner = createScanner(PDF_MARKERS)
  for (let at = 0; at < bytes.length; at += chunk) scanner.watch(bytes.subarray(at, at + chunk))
  const { kind, mime, notices } = await classify(scanner.result(), name)
  return { kind, mime, notices }
}

describe('kind comes from magic bytes, not from the name', () => {
  test.each([
    ['a plain PNG', pngBytes(), 'foto.png', 'image', []],
    ['a PNG called PDF', pngBytes(), 'surat.pdf', 'image', ['extension_mismatch']],
    ['a PNG without ending', pngBytes(), 'foto', 'image', []],
    ['a PNG cut short', pngBytes(64, 64).subarray(0, -20), 'foto.png', 'image', ['truncated']],
    ['an empty file', Buffer.alloc(0), 'kosong.png', 'other', ['empty']],
    ['a PDF', pdfBytes(), 'surat.pdf', 'pdf', []],
    [
      'a PDF with a script',
      pdfBytes('/OpenAction<</S/JavaScript/JS (app.alert(1))>>'),
      'surat.pdf',
      'pdf',
      ['pdf_active_content'],
    ],
    ['a PDF with a password', pdfBytes('/Encrypt 9 0 R'), 'surat.pdf', 'pdf', ['encrypted_pdf']],
    ['a PDF cut short', pdfBytes().subarray(0, 60), 'surat.pdf', 'pdf', ['truncated']],
    [
      'an SVG with a script',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'x.svg',
      'text',
      ['svg_as_text'],
    ],
    ['text in Javanese script', Buffer.from('ꦱꦏ꧀ꦱꦩ – سلام\n'), 'catatan.txt', 'text', []],
    ['text called PNG', Buffer.from('halo'), 'foto.png', 'text', ['extension_mismatch']],
    ['random bytes called PNG', Buffer.from([1, 2, 0, 3, 4, 0, 9]), 'foto.png', 'other', ['extension_mismatch']],
    ['random bytes', Buffer.from([1, 2, 0, 3, 4, 0, 9]), 'data.bin', 'other', []],
    ['a zip', zipBytes(), 'berkas.zip', 'other', ['archive']],
    ['a zip with a password', zipBytes({ encrypted: true }), 'berkas.zip', 'other', ['archive', 'encrypted_archive']],
    [
      'a zip that would unpack to 4 GB',
      zipBytes({ unpacked: 0xfffffff0 }),
      'berkas.zip',
      'other',
      ['archive', 'high_compression'],
    ],
  ] as const)('%s', async (_, bytes, name, kind, notices) => {
    const seen = await look(bytes, name)
    expect([seen.kind, seen.notices]).toEqual([kind, notices])
  })

  test('a marker across the border of two chunks is found, whatever the chunk size', async () => {
    const bytes = pdfBytes('/OpenAction<</S/JavaScript>>')
    for (const chunk of [1, 2, 3, 7, 16, 31, 33, 64, 1000]) {
      expect((await look(bytes, 'a.pdf', chunk)).notices, `chunk ${chunk}`).toEqual(['pdf_active_content'])
    }
  })

  test('a CMYK JPEG and an animated GIF are told apart from plain ones', async () => {
    const sof = (components: number) =>
      Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, components, 1, 0x11, 0, 0xff, 0xd9, 0, 0])
    expect((await look(sof(4), 'a.jpg')).notices).toContain('cmyk')
    expect((await look(sof(3), 'a.jpg')).notices).not.toContain('cmyk')
    const gif = (frames: number) =>
      Buffer.concat([
        Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'),
        ...Array.from({ length: frames }, () => Buffer.from([0x21, 0xf9, 0x04, 0, 0, 0, 0, 0])),
      ])
    expect((await look(gif(1), 'a.gif')).notices).toEqual([])
    expect((await look(gif(3), 'a.gif')).notices).toEqual(['animated'])
  })

  test('sound alone in WebM is sound, whoever wrote the file; pictures with sound are video', async () => {
    const sound = await readFile(join(resourcesDir, 'sample', 'rekaman-contoh.webm'))
    expect(await look(sound, 'rekaman.webm')).toEqual({ kind: 'audio', mime: 'audio/webm', notices: [] })
    const live = Buffer.concat((await realChunks()).chunks.map((chunk) => Buffer.from(chunk, 'base64')))
    expect(await look(live, 'rekaman.webm')).toEqual({ kind: 'audio', mime: 'audio/webm', notices: [] })
    // The same file with a second track of pictures: a CodecID of a video codec beside the first.
    const at = sound.indexOf(Buffer.from('A_OPUS')) - 2
    const both = Buffer.concat([sound.subarray(0, at), Buffer.from('\u0086\u0085V_VP9', 'latin1'), sound.subarray(at)])
    expect((await look(both, 'rekaman.webm')).kind).toBe('video')
  })
})
