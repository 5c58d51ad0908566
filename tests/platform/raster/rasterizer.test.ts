import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, describe, expect, test } from 'vitest'
import { toDrawing } from '#shared/annotation/picture.ts'
import { aShape } from '#tests/support/shapes.ts'
import { chunkNames, emptyDrawing, fixture, makeRasterizer, pixelReader } from './raster-bed.ts'

const rasterizer = makeRasterizer()
afterAll(() => rasterizer.close())

const RED = [255, 0, 0]
const BLUE = [0, 0, 255]
const near = (pixel: number[], [r = 0, g = 0, b = 0]: number[]) =>
  Math.abs((pixel[0] ?? 0) - r) < 12 && Math.abs((pixel[1] ?? 0) - g) < 12 && Math.abs((pixel[2] ?? 0) - b) < 12

/** The fixtures are red on the left and blue on the right, 64 × 48, before orientation. */
describe('formats and orientation', () => {
  test.each([
    ['plain.bmp', 64, 48, RED, BLUE, RED],
    ['animated.gif', 64, 48, RED, BLUE, RED],
    ['animated.webp', 64, 48, RED, BLUE, RED],
    ['cmyk.jpg', 64, 48, RED, BLUE, RED],
    ['interlaced-comment.png', 64, 48, RED, BLUE, RED],
    ['mirrored-2.jpg', 64, 48, BLUE, RED, BLUE],
    ['rotated-6.jpg', 48, 64, RED, RED, BLUE],
    ['rotated-6.png', 48, 64, RED, RED, BLUE],
    // Chromium shows WebP as stored, whatever its EXIF says; page and core must agree.
    ['rotated-6.webp', 64, 48, RED, BLUE, RED],
  ])('%s', async (name, width, height, topLeft, topRight, bottomLeft) => {
    expect(await rasterizer.probe(fixture(name))).toEqual({ width, height })
    const png = await rasterizer.flatten(fixture(name), emptyDrawing(width, height))
    const picture = await pixelReader(png)
    expect([picture.width, picture.height]).toEqual([width, height])
    expect(near(picture.at(3, 3), topLeft)).toBe(true)
    expect(near(picture.at(width - 4, 3), topRight)).toBe(true)
    expect(near(picture.at(3, height - 4), bottomLeft)).toBe(true)
    const small = await pixelReader(await rasterizer.thumbnail(fixture(name), 16))
    expect(Math.max(small.width, small.height)).toBe(16)
    expect(near(small.at(2, 2), topLeft)).toBe(true)
  })

  test('every orientation of EXIF stands the picture upright', async () => {
    const jpeg = fixture('rotated-6.jpg')
    const at = jpeg.indexOf(Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0])) + 8
    const corners: string[] = []
    for (let orientation = 1; orientation <= 8; orientation++) {
      const turned = Buffer.from(jpeg)
      turned.writeUInt16LE(orientation, at)
      const { width, height } = await rasterizer.probe(turned)
      const picture = await pixelReader(await rasterizer.flatten(turned, emptyDrawing(width, height)))
      const name = (x: number, y: number) => (near(picture.at(x, y), RED) ? 'r' : 'b')
      corners.push(`${width} ${name(3, 3)}${name(width - 4, 3)}${name(3, height - 4)}${name(width - 4, height - 4)}`)
    }
    expect(corners).toEqual(['64 rbrb', '64 brbr', '64 brbr', '64 rbrb', '48 rrbb', '48 rrbb', '48 bbrr', '48 bbrr'])
  })

  test('nothing but the pixels survives', async () => {
    const source = fixture('interlaced-comment.png')
    expect(source.includes('rahasia-uji')).toBe(true)
    const png = await rasterizer.flatten(source, emptyDrawing(64, 48))
    expect(new Set(chunkNames(png))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']))
    expect(Buffer.from(png).includes('rahasia-uji')).toBe(false)
  })
})

describe('drawing', () => {
  test('every kind of shape leaves its ink, a redaction exact black', async () => {
    const canvas = createCanvas(400, 300)
    const context = canvas.getContext('2d')
    context.fillStyle = '#eeeeee'
    context.fillRect(0, 0, 400, 300)
    const shapes = [
      aShape('box', { x: 10, y: 10, w: 60, h: 40 }),
      aShape('ellipse', { x: 90, y: 10, w: 60, h: 40, ink: 'blue' }),
      aShape('arrow', { from: { x: 170, y: 10 }, to: { x: 230, y: 50 }, ink: 'green' }),
      aShape('pen', {
        points: [
          { x: 250, y: 10 },
          { x: 270, y: 40 },
          { x: 300, y: 12 },
        ],
        ink: 'purple',
      }),
      aShape('highlight', { x: 10, y: 70, w: 80, h: 30, ink: 'yellow' }),
      aShape('text', { x: 120, y: 80, size: 24, text: 'Baris satu\nBaris dua' }),
      aShape('step', { x: 300, y: 100, radius: 20, ink: 'orange' }),
      aShape('redaction', { x: 20.4, y: 200.6, w: 100.3, h: 50.2 }),
    ]
    const png = await rasterizer.flatten(await canvas.encode('png'), toDrawing(shapes, { width: 400, height: 300 }))
    const picture = await pixelReader(png)
    expect(picture.at(10, 30).slice(0, 3)).toEqual([0xd0, 0x02, 0x1b])
    expect(picture.at(40, 30).slice(0, 3)).toEqual([0xee, 0xee, 0xee])
    expect(picture.at(50, 85)[2]).toBeLessThan(200)
    expect(picture.count((r, g, b) => r === 0x15 && g === 0x80 && b === 0x3d)).toBeGreaterThan(50)
    expect(picture.count((r, g, b) => r === 0x7e && g === 0x22 && b === 0xce)).toBeGreaterThan(50)
    // Letters in red on their light ground.
    expect(picture.at(118, 78)[0]).toBeGreaterThan(240)
    const red = picture.count((r, g, b) => r > 180 && g < 40 && b < 60)
    expect(red).toBeGreaterThan(700)
    for (const [x, y] of [
      [20, 200],
      [120, 250],
      [60, 225],
    ] as const)
      expect(picture.at(x, y)).toEqual([0, 0, 0, 255])
    expect(picture.at(19, 225).slice(0, 3)).toEqual([0xee, 0xee, 0xee])
    expect(picture.at(121, 225).slice(0, 3)).toEqual([0xee, 0xee, 0xee])
  })
})

/** A grey PNG of one colour, cheap to make at any size. */
function greyPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  const chunk = (type: string, body: Buffer) => {
    const whole = Buffer.alloc(body.length + 12)
    whole.writeUInt32BE(body.length, 0)
    whole.write(type, 4, 'latin1')
    body.copy(whole, 8)
    whole.writeUInt32BE(crc32(whole.subarray(4, -4)), body.length + 8)
    return whole
  }
  const rows = deflateSync(Buffer.alloc((width + 1) * height), { level: 1 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

describe('large pictures', () => {
  test('60 megapixels are drawn', async () => {
    const picture = greyPng(10_000, 6000)
    expect(await rasterizer.probe(picture)).toEqual({ width: 10_000, height: 6000 })
    const small = await pixelReader(await rasterizer.thumbnail(picture, 200))
    expect([small.width, small.height]).toEqual([200, 120])
  })

  test('more than 64 Mi pixels are refused', async () => {
    await expect(rasterizer.thumbnail(greyPng(8193, 8193), 200)).rejects.toMatchObject({ code: 'image_too_large' })
  })
})

describe('hostile files', () => {
  const png = (width: number, height: number) => {
    const file = Buffer.from(fixture('interlaced-comment.png'))
    file.writeUInt32BE(width, 16)
    file.writeUInt32BE(height, 20)
    return file
  }

  test.each([
    ['a PNG of 60 000 × 60 000', png(60_000, 60_000), 'image_too_large'],
    ['a PNG wider than 32 767', png(40_000, 10), 'image_too_large'],
    ['a PNG without rows', png(64, 0), 'image_unreadable'],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>1</script></svg>'),
      'image_unreadable',
    ],
    ['an SVG after a declaration', Buffer.from('<?xml version="1.0"?><svg/>'), 'image_unreadable'],
    ['an empty file', Buffer.alloc(0), 'image_unreadable'],
    ['a signature alone', fixture('interlaced-comment.png').subarray(0, 8), 'image_unreadable'],
    ['a JPEG that ends in its first marker', fixture('cmyk.jpg').subarray(0, 30), 'image_unreadable'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'image_unreadable'],
  ])('%s is refused from its header', async (_name, file, code) => {
    await expect(rasterizer.probe(file)).rejects.toMatchObject({ code })
    await expect(rasterizer.thumbnail(file, 100)).rejects.toMatchObject({ code })
  })

  test('a GIF and a WebP that promise too much are refused', async () => {
    const gif = Buffer.from(fixture('animated.gif'))
    gif.writeUInt16LE(65_535, 6)
    gif.writeUInt16LE(65_535, 8)
    await expect(rasterizer.thumbnail(gif, 100)).rejects.toMatchObject({ code: 'image_too_large' })
    const webp = Buffer.from(fixture('rotated-6.webp'))
    webp.writeUIntLE(16_000, 24, 3)
    webp.writeUIntLE(16_000, 27, 3)
    await expect(rasterizer.thumbnail(webp, 100)).rejects.toMatchObject({ code: 'image_too_large' })
  })

  test('a header without a picture behind it is unreadable, and the next picture is drawn', async () => {
    const file = png(64, 48).subarray(0, 33)
    await expect(rasterizer.thumbnail(file, 20)).rejects.toMatchObject({ code: 'image_unreadable' })
    expect((await rasterizer.thumbnail(fixture('plain.bmp'), 20)).length).toBeGreaterThan(50)
  })

  test('a cut picture is drawn as far as it goes or refused, never both', async () => {
    const canvas = createCanvas(300, 200)
    const context = canvas.getContext('2d')
    for (let x = 0; x < 300; x += 3) {
      context.fillStyle = `rgb(${x % 255},${(x * 7) % 255},90)`
      context.fillRect(x, 0, 3, 200)
    }
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const whole: Buffer = await (canvas.encode as (type: string) => Promise<Buffer>)(format)
      const reply = await rasterizer.thumbnail(whole.subarray(0, whole.length / 2), 50).then(
        (small) => chunkNames(small)[0],
        (error: { code: string }) => error.code,
      )
      expect(['IHDR', 'image_unreadable']).toContain(reply)
    }
  })
})

describe('the worker', () => {
  const workerOf = (code: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'worker-')), 'worker.mjs')
    writeFileSync(file, `import { parentPort } from 'node:worker_threads'\n${code}`)
    return pathToFileURL(file)
  }

  test('that hangs is ended and replaced', async () => {
    const hanging = makeRasterizer(300, workerOf(`parentPort.on('message', () => { for (;;) ; })`))
    await expect(hanging.thumbnail(fixture('plain.bmp'), 10)).rejects.toMatchObject({ code: 'image_timeout' })
    await expect(hanging.thumbnail(fixture('plain.bmp'), 10)).rejects.toMatchObject({ code: 'image_timeout' })
    await hanging.close()
  })

  test('that dies is an unreadable picture; calls after it get a new one', async () => {
    const dying = makeRasterizer(5000, workerOf(`parentPort.on('message', () => process.exit(3))`))
    const both = await Promise.allSettled([
      dying.thumbnail(fixture('plain.bmp'), 10),
      dying.thumbnail(fixture('plain.bmp'), 10),
    ])
    expect(both.map((one) => one.status === 'rejected' && one.reason.code)).toEqual([
      'image_unreadable',
      'image_unreadable',
    ])
    await dying.close()
  })
})
