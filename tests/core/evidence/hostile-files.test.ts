import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticeWords } from '#renderer/features/evidence/words.ts'
import type { ImportReply, ImportTarget } from '#shared/evidence/contract.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { pdfBytes, pngBytes, pngOf } from '#tests/support/sample-bytes.ts'
import { isIntact, WHOLE, walkLog } from '#tests/support/streams.ts'

const MIB = 1024 * 1024
const GIB = 1024 * MIB
const dir = mkdtempSync(join(tmpdir(), 'saksama-berkas-'))
const at = (name: string) => join(dir, name)
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/images/${name}`, import.meta.url))

let core: TestCore
let target: ImportTarget
beforeAll(async () => {
  core = await createTestCore()
  target = { kind: 'case', id: (await core.api.cases.open({ title: 'Perkara', subjects: [aPerson()] })).id }
})
afterAll(async () => {
  await core.dispose()
  rmSync(dir, { recursive: true, force: true })
})

/** As the desktop does it: a real file, read by the core itself. */
async function importFile(name: string, size: number): Promise<ImportReply> {
  const [ticket] = await core.api.evidence.beginImport({ target, origin: 'dialog', files: [{ name, size }] })
  return core.core.importPath(ticket ?? '', at(name))
}
async function imported(name: string, bytes: Uint8Array) {
  writeFileSync(at(name), bytes)
  const reply = await importFile(name, bytes.length)
  if (!reply.ok) throw new Error(`${name}: ${reply.code}`)
  return reply.evidence
}
const media = (id: string, range?: string) =>
  core.core.media(new Request(`http://local/media/${id}`, range ? { headers: { range } } : {}))

/** Black and white, a bit a pixel: many pixels in a small file. */
const manyPixels = (width: number, height: number) =>
  pngOf({ width, height, bitDepth: 1, colourType: 0 }, deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1))))

const withJavaScript = () => pdfBytes('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>')
function withPassword(): Buffer {
  writeFileSync(at('terbuka.pdf'), pdfBytes())
  execFileSync('qpdf', ['--encrypt', 'rahasia', 'pemilik', '256', '--', at('terbuka.pdf'), at('bersandi.pdf')])
  return readFileSync(at('bersandi.pdf'))
}
/** A real archive of a single file of zeros, a thousandth of what it unpacks to. */
function bomb(): Buffer {
  writeFileSync(at('nol.bin'), Buffer.alloc(64 * MIB))
  execFileSync('zip', ['-q', '-j', at('bom.zip'), at('nol.bin')])
  return readFileSync(at('bom.zip'))
}
function lockedArchive(): Buffer {
  writeFileSync(at('isi.txt'), 'rahasia')
  execFileSync('zip', ['-q', '-j', '-P', 'sandi', at('sandi.zip'), at('isi.txt')])
  return readFileSync(at('sandi.zip'))
}
const withoutWidth = (png: Buffer) => Buffer.concat([png.subarray(0, 16), Buffer.alloc(4), png.subarray(20)])
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>fetch("//x.invalid")</script></svg>'

const HOSTILE: readonly (readonly [string, string, () => Uint8Array, string, readonly string[]])[] = [
  ['nothing at all', 'kosong.pdf', () => Buffer.alloc(0), 'other', ['empty']],
  ['a single byte', 'satu.png', () => Buffer.from([0]), 'other', ['extension_mismatch']],
  ['a picture cut in half', 'potong.png', () => pngBytes(300, 300).subarray(0, 200), 'image', ['truncated']],
  ['a photograph cut in half', 'potong.jpg', () => fixture('rotated-6.jpg').subarray(0, -60), 'image', ['truncated']],
  ['a PDF cut in half', 'potong.pdf', () => pdfBytes().subarray(0, 150), 'pdf', ['truncated']],
  ['a PNG that calls itself a document', 'surat.docx', () => pngBytes(9, 9), 'image', ['extension_mismatch']],
  [
    'a program that calls itself a photograph',
    'foto.jpg',
    () => Buffer.from('4d5a90000300000004000000ffff0000b800', 'hex'),
    'other',
    ['extension_mismatch'],
  ],
  ['60 megapixels', 'besar.png', () => manyPixels(10_000, 6000), 'image', []],
  ['more pixels than can be drawn', 'raksasa.png', () => manyPixels(30_000, 30_000), 'image', ['huge_image']],
  ['an animated GIF', 'gerak.gif', () => fixture('animated.gif'), 'image', ['animated']],
  ['an animated WebP', 'gerak.webp', () => fixture('animated.webp'), 'image', ['animated']],
  ['a CMYK photograph', 'cetak.jpg', () => fixture('cmyk.jpg'), 'image', ['cmyk']],
  ['an SVG with a script', 'logo.svg', () => Buffer.from(SVG), 'text', ['svg_as_text']],
  ['a PDF with JavaScript', 'skrip.pdf', withJavaScript, 'pdf', ['pdf_active_content']],
  ['a PDF with a password', 'sandi.pdf', withPassword, 'pdf', ['encrypted_pdf']],
  ['an archive that unpacks to a thousand times', 'bom.zip', bomb, 'other', ['archive', 'high_compression']],
  ['an archive with a password', 'sandi.zip', lockedArchive, 'other', ['archive', 'encrypted_archive']],
]

describe('kept as they are, with what a careful reader must know', () => {
  test.each(HOSTILE)('%s', async (_, name, make, kind, notices) => {
    const bytes = make()
    const evidence = await imported(name, bytes)
    expect(evidence).toMatchObject({ kind, notices, size: bytes.length, originalName: name })
    expect(evidence.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    // The person reads a sentence for each.
    for (const notice of evidence.notices) expect(noticeWords[notice].sentence).toMatch(/^[A-Z].{20,}\.$/)
    expect(await isIntact(core.api, evidence.id)).toBe(true)
    // Exported, it is the same bytes again.
    const { savedAs } = await core.api.evidence.exportOriginal({ id: evidence.id })
    expect(readFileSync(savedAs ?? '').equals(bytes)).toBe(true)
    const shown = await media(evidence.id)
    expect(shown.headers.get('content-type') ?? '').not.toMatch(/html|svg|xml|javascript/)
    expect(shown.status).toBe(kind === 'other' ? 404 : 200)
    await shown.body?.cancel()
  })

  test('what cannot be drawn is refused in words when drawn on, what is large but possible can be', async () => {
    const [damaged, huge] = [
      await imported('rusak.png', withoutWidth(pngBytes(9, 9))),
      await imported('r.png', manyPixels(30_000, 30_000)),
    ]
    await expect(core.api.annotation.load({ evidenceId: damaged.id })).rejects.toMatchObject({
      code: 'image_unreadable',
    })
    await expect(core.api.annotation.load({ evidenceId: huge.id })).rejects.toMatchObject({ code: 'image_too_large' })
    const large = await imported('b.png', manyPixels(10_000, 6000))
    expect(await core.api.annotation.load({ evidenceId: large.id })).toMatchObject({ width: 10_000, height: 6000 })
  })
})

/** As long as wanted and next to nothing on the disk. */
async function sparse(name: string, size: number, ending = '') {
  const file = await open(at(name), 'w')
  await file.truncate(size)
  await file.write(ending, size - ending.length)
  await file.close()
}

test('a video of 4 GB: kept whole, any part of it at once', { timeout: 600_000 }, async () => {
  // Beyond what 32 bits count. Sealed it takes that much room: where there is little, a shorter one has to do.
  const { bavail, bsize } = statfsSync(core.dataDir)
  const size = bavail * bsize > 12 * GIB ? 4 * GIB + 12_345 : 96 * MIB
  const head = Buffer.from('0000001c667479706d703432000000006d7034326d70343169736f6d', 'hex')
  await sparse('panjang.mp4', size, 'akhir')
  const file = await open(at('panjang.mp4'), 'r+')
  await file.write(head, 0, head.length, 0)
  await file.close()
  const reply = await importFile('panjang.mp4', size)
  expect(reply).toMatchObject({ ok: true, evidence: { kind: 'video', size, notices: [] } })
  if (!reply.ok) return
  const part = await media(reply.evidence.id, 'bytes=-5')
  expect([part.status, await part.text()]).toEqual([206, 'akhir'])
})

describe('a file that does not hold still', () => {
  const SIZE = 32 * MIB
  const CHANGES: readonly (readonly [string, (path: string) => void])[] = [
    ['grows', (path) => appendFileSync(path, 'lebih')],
    ['shrinks', (path) => truncateSync(path, 1000)],
    ['is written over, as long as before', (path) => utimesSync(path, 1, 1)],
    ['vanishes', (path) => rmSync(path)],
    [
      'is replaced',
      (path) => {
        rmSync(path)
        writeFileSync(path, 'lain')
      },
    ],
  ]
  test.each(CHANGES)(
    '%s while it is read: refused in words, nothing kept, the next one goes on',
    async (what, change) => {
      const name = `${what.replaceAll(/\W/g, '-')}.bin`
      await sparse(name, SIZE)
      const before = (await core.api.evidence.list({ target })).length
      const [ticket = ''] = await core.api.evidence.beginImport({
        target,
        origin: 'drop',
        files: [{ name, size: SIZE }],
      })
      const steps = await core.api.evidence.importProgress({ ticket })
      const reply = core.core.importPath(ticket, at(name))
      for await (const { bytes } of steps)
        if (bytes > 0) {
          change(at(name))
          break
        }
      expect(await reply).toMatchObject({
        ok: false,
        code: 'file_changed',
        message: expect.stringMatching(/^Berkas berubah atau hilang selagi dibaca\. Tidak ada yang disimpan; salin/),
      })
      expect(await core.api.evidence.list({ target })).toHaveLength(before)
      await imported(`sesudah ${name}`, pngBytes(before + 1, 2))
    },
  )

  test('what is no file at all is refused in words: gone, a folder, a loop, a device', async () => {
    symlinkSync(at('lingkar'), at('lingkar'))
    for (const name of ['tidak-ada', '.', 'lingkar', '../../dev/null'])
      expect(await importFile(name, 5), name).toMatchObject({
        ok: false,
        code: 'file_unreadable',
        message: expect.stringMatching(/(Periksa apakah berkas|Pilih berkas)/),
      })
  })
})

test('after all of it everything kept is intact and the log is whole', async () => {
  const all = await core.api.evidence.list({ target })
  expect(all.length).toBeGreaterThan(HOSTILE.length)
  for (const { id, size } of all) if (size < 10 * MIB) expect(await isIntact(core.api, id)).toBe(true)
  expect(await walkLog(core.api)).toMatchObject(WHOLE)
})
