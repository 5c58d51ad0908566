import { crc32, deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proveRedaction } from '#electron/core/annotation/prove-redaction.ts'
import { redactedPixels, toDrawing } from '#shared/annotation/picture.ts'
import { makeRasterizer } from '#tests/platform/raster/raster-bed.ts'
import { aShape } from '#tests/support/shapes.ts'

const SIZE = { width: 120, height: 90 }
const redactions = [
  aShape('redaction', { x: 10.5, y: 10.5, w: 30, h: 20 }),
  aShape('redaction', { x: 30, y: 20, w: 200, h: 10 }),
]
const covers = redactedPixels(redactions, SIZE)
const rasterizer = makeRasterizer()
let png: Buffer

beforeAll(async () => {
  const canvas = createCanvas(SIZE.width, SIZE.height)
  const context = canvas.getContext('2d')
  for (let x = 0; x < SIZE.width; x++) {
    context.fillStyle = `hsl(${x * 3}, 70%, 50%)`
    context.fillRect(x, 0, 1, SIZE.height)
  }
  const shapes = [...redactions, aShape('highlight', { x: 0, y: 0, w: 120, h: 90 }), aShape('text', { size: 30 })]
  png = Buffer.from(await rasterizer.flatten(await canvas.encode('png'), toDrawing(shapes, SIZE)))
})
afterAll(() => rasterizer.close())

const refused = (file: Uint8Array, rects = covers, size = SIZE) =>
  expect(proveRedaction(file, rects, size)).rejects.toMatchObject({ code: 'redaction_unproven' })

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const whole = Buffer.alloc(head.length + 8)
  whole.writeUInt32BE(body.length, 0)
  head.copy(whole, 4)
  whole.writeUInt32BE(crc32(head), head.length + 4)
  return whole
}

/** A PNG written by hand: RGB rows with the given filter, from a pixel function. */
function handmade(pixel: (x: number, y: number) => readonly number[], extra: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.from([0, 0, 0, SIZE.width, 0, 0, 0, SIZE.height, 8, 2, 0, 0, 0])
  const rows = Array.from({ length: SIZE.height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: SIZE.width }, (_, x) => pixel(x, y)).flat()]),
  )
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.concat([deflateSync(Buffer.concat(rows)), extra])),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const covered = (x: number, y: number) => covers.some((r) => x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h)
const black = (x: number, y: number) => (covered(x, y) ? [0, 0, 0] : [200, 100, 50])

describe('an export is proven', () => {
  test('when every covered pixel is the cover colour, even under other marks', async () => {
    expect(await proveRedaction(png, covers, SIZE)).toEqual({ rectangles: 2, pixels: 31 * 21 + 90 * 10 })
    expect(await proveRedaction(handmade(black), covers, SIZE)).toMatchObject({ rectangles: 2 })
    expect(await proveRedaction(png, [], SIZE)).toEqual({ rectangles: 0, pixels: 0 })
  })
})

describe('an export is refused', () => {
  test.each([
    ['first', 10, 10],
    ['last of the row', 119, 25],
    ['last of the column', 30, 30],
  ])('for one wrong pixel: %s', async (_name, wrongX, wrongY) => {
    expect(covered(wrongX, wrongY)).toBe(true)
    await refused(handmade((x, y) => (x === wrongX && y === wrongY ? [0, 0, 1] : black(x, y))))
  })

  test('for a place that was not covered', async () => {
    await refused(png, [{ x: 60, y: 60, w: 5, h: 5 }])
    await refused(png, [{ x: 110, y: 25, w: 20, h: 2 }])
  })

  test('for another size', () => refused(png, covers, { width: 120, height: 91 }))

  test.each(['tEXt', 'eXIf', 'iCCP', 'tIME', 'zTXt', 'prIv'])('for a chunk %s', async (type) => {
    const end = png.length - 12
    await refused(Buffer.concat([png.subarray(0, end), chunk(type, Buffer.from('nama pelapor')), png.subarray(end)]))
  })

  test('for bytes after the end, or after the picture data', async () => {
    await refused(Buffer.concat([png, Buffer.from('sisa')]))
    await refused(Buffer.concat([png, png]))
    await refused(handmade(black, Buffer.from('tersembunyi')))
  })

  test('for a cut, empty, foreign or damaged file', async () => {
    await refused(png.subarray(0, png.length - 20))
    await refused(new Uint8Array())
    await refused(Buffer.from('GIF89a'))
    const flipped = Buffer.from(png)
    flipped[60] = (flipped[60] ?? 0) ^ 1
    await refused(flipped)
  })
})
