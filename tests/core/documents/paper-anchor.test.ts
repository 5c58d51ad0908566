import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import decodeQr from 'qr/decode.js'
import { afterAll, expect, test } from 'vitest'
import { printAnchor } from '#electron/core/documents/print-anchor.ts'
import { anchorWords, parseAnchorQr, readAnchor } from '#shared/audit/anchor-text.ts'
import { finished, newRenderer } from './printing.ts'

const head = { seq: 987_654, hash: '9c1e'.repeat(16) }
const vaultId = '5d'.repeat(16)
const home = mkdtempSync(join(tmpdir(), 'saksama-jangkar-'))
const renderer = newRenderer()
afterAll(async () => {
  await renderer.close()
  rmSync(home, { recursive: true, force: true })
})

test('the head is on the first page in words and as a QR code that a printed page gives back', async () => {
  const file = join(home, 'ba.pdf')
  writeFileSync(file, await finished(renderer, { layout: { anchor: printAnchor(head, vaultId) } }))
  const text = execFileSync('pdftotext', ['-l', '1', '-layout', file, '-'], { encoding: 'utf8' })
  for (const word of anchorWords(head)) expect(text).toContain(word)
  expect(text).toContain('entri nomor 987654')

  // As a cheap scanner sees it: 150 dots to the inch, grey.
  execFileSync('pdftoppm', ['-png', '-gray', '-r', '150', '-f', '1', '-l', '1', '-singlefile', file, join(home, 'hal')])
  const picture = await loadImage(readFileSync(join(home, 'hal.png')))
  const canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const { data, width, height } = context.getImageData(0, 0, picture.width, picture.height)
  const told = parseAnchorQr(decodeQr({ data, width, height }, { timeLimit: 60_000 }))
  expect(told).toEqual({ vaultId, seq: head.seq, hashStart: head.hash })
})

test('an empty log prints no anchor, and what is printed reads back', () => {
  expect(printAnchor({ seq: 0, hash: '' }, vaultId)).toBeNull()
  const printed = printAnchor(head, vaultId)
  expect(readAnchor(Number(printed?.number), printed?.words.join(' ') ?? '')).toMatchObject({
    kind: 'ready',
    anchor: { seq: head.seq, hashStart: head.hash.slice(0, 22) },
  })
})
