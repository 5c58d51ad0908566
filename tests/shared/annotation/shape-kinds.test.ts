import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  coveredPixels,
  distance,
  grow,
  rectBetween,
  snapAngle,
  squareCorner,
} from '#shared/annotation/geometry.ts'
import { itemsOf, paintOrder, redactedPixels, shapeAt, shapesWithin, toDrawing } from '#shared/annotation/picture.ts'
import { shapeSchema } from '#shared/annotation/shape.ts'
import { boundsOf, drawShape, handlesOf, hitOf, moveShape, resizeShape } from '#shared/annotation/shape-kinds.ts'
import { textBounds } from '#shared/annotation/text-metrics.ts'
import { aShape, SHAPE_KIND_NAMES } from '#tests/support/shapes.ts'

const offset = fc.integer({ min: -5000, max: 5000 })
const kinds = fc.constantFrom(...SHAPE_KIND_NAMES)

describe('every kind', () => {
  test.each(SHAPE_KIND_NAMES)('%s is valid, has bounds, handles and a drawing', (kind) => {
    const shape = aShape(kind)
    expect(shapeSchema.parse(shape)).toEqual(shape)
    expect(boundsOf(shape).w).toBeGreaterThan(0)
    expect(handlesOf(shape).length).toBeGreaterThan(0)
    expect(drawShape(shape).length).toBeGreaterThan(0)
  })

  test('moves with its bounds and back again', () => {
    fc.assert(
      fc.property(kinds, offset, offset, (kind, dx, dy) => {
        const shape = aShape(kind)
        const moved = moveShape(shape, dx, dy)
        const [before, after] = [boundsOf(shape), boundsOf(moved)]
        expect(after.x).toBeCloseTo(before.x + dx, 1)
        expect(after.y).toBeCloseTo(before.y + dy, 1)
        expect(after.w).toBeCloseTo(before.w, 1)
        expect(moveShape(moved, -dx, -dy)).toEqual(shape)
      }),
    )
  })

  test('stays valid whatever its handles are pulled to', () => {
    fc.assert(
      fc.property(kinds, offset, offset, fc.boolean(), (kind, x, y, regular) => {
        const shape = aShape(kind)
        for (const { name } of handlesOf(shape)) {
          const pulled = resizeShape(shape, { handle: name, to: { x, y }, regular })
          expect(() => shapeSchema.parse(pulled)).not.toThrow()
          expect(pulled.id).toBe(shape.id)
        }
      }),
    )
  })

  test('a handle pulled to where it is changes nothing that can be seen', () => {
    for (const kind of SHAPE_KIND_NAMES) {
      const shape = aShape(kind)
      for (const { name, at } of handlesOf(shape)) {
        const same = boundsOf(resizeShape(shape, { handle: name, to: at, regular: false }))
        expect(same.w).toBeCloseTo(boundsOf(shape).w, 0)
        expect(same.h).toBeCloseTo(boundsOf(shape).h, 0)
      }
    }
  })

  test('is hit only near its bounds', () => {
    fc.assert(
      fc.property(kinds, offset, offset, (kind, x, y) => {
        const shape = aShape(kind)
        if (hitOf(shape, { x, y }, 5)) expect(contains(grow(boundsOf(shape), 20), { x, y })).toBe(true)
      }),
    )
  })
})

describe('hits', () => {
  test('a hollow frame on its line, its inside apart', () => {
    const box = aShape('box')
    expect(hitOf(box, { x: 10, y: 50 }, 4)).toBe('edge')
    expect(hitOf(box, { x: 60, y: 50 }, 4)).toBe('inside')
    expect(hitOf(box, { x: 130, y: 50 }, 4)).toBe(null)
    const ellipse = aShape('ellipse')
    expect(hitOf(ellipse, { x: 60, y: 20 }, 4)).toBe('edge')
    expect(hitOf(ellipse, { x: 60, y: 50 }, 4)).toBe('inside')
    expect(hitOf(ellipse, { x: 12, y: 22 }, 4)).toBe(null)
  })

  test('lines within reach', () => {
    expect(hitOf(aShape('arrow'), { x: 60, y: 52 }, 4)).toBe('edge')
    expect(hitOf(aShape('arrow'), { x: 60, y: 75 }, 4)).toBe(null)
    expect(hitOf(aShape('pen'), { x: 60, y: 78 }, 4)).toBe('edge')
    expect(hitOf(aShape('pen', { points: [{ x: 5, y: 5 }] }), { x: 6, y: 6 }, 4)).toBe('edge')
    expect(hitOf(aShape('step'), { x: 60, y: 31 }, 0)).toBe('edge')
  })

  test('the frontmost line wins; inside frames the smallest', () => {
    const outer = aShape('box', { x: 0, y: 0, w: 300, h: 300 })
    const inner = aShape('box', { x: 100, y: 100, w: 50, h: 50 })
    const later = aShape('box', { x: 0, y: 0, w: 310, h: 310 })
    const all = [inner, outer, later]
    expect(shapeAt(all, { x: 125, y: 125 }, 4)).toBe(inner)
    expect(shapeAt(all, { x: 200, y: 200 }, 4)).toBe(outer)
    expect(shapeAt(all, { x: 0, y: 200 }, 4)).toBe(later)
    expect(shapeAt(all, { x: 900, y: 900 }, 4)).toBe(null)
    expect(shapesWithin(all, { x: 120, y: 120, w: 10, h: 10 })).toHaveLength(3)
    expect(shapesWithin(all, { x: 305, y: 305, w: 10, h: 10 })).toEqual([later])
  })
})

describe('painting', () => {
  test('redactions are last, whatever their z', () => {
    const cover = aShape('redaction', { z: 0 })
    const over = aShape('text', { z: 9 })
    expect(paintOrder([cover, over])).toEqual([over, cover])
    expect(toDrawing([cover, over], { width: 200, height: 100 }).items.at(-1)).toMatchObject({ d: 'M10 20H110V80H10Z' })
  })

  test('covered pixels are whole, outwards, inside the picture', () => {
    const picture = { width: 100, height: 50 }
    expect(coveredPixels({ x: 1.2, y: 2.8, w: 3.1, h: 1 }, picture)).toEqual({ x: 1, y: 2, w: 4, h: 2 })
    expect(coveredPixels({ x: -10, y: 40, w: 30, h: 30 }, picture)).toEqual({ x: 0, y: 40, w: 20, h: 10 })
    expect(coveredPixels({ x: 100, y: 0, w: 10, h: 10 }, picture)).toBe(null)
    expect(redactedPixels([aShape('redaction', { x: 200, y: 0 }), aShape('box')], picture)).toEqual([])
    expect(itemsOf(aShape('redaction', { x: 200 }), picture)).toEqual([])
  })

  test('covered pixels contain every point of the rectangle', () => {
    const real = fc.double({ min: -20, max: 120, noNaN: true })
    fc.assert(
      fc.property(real, real, real, real, (x1, y1, x2, y2) => {
        const rect = rectBetween({ x: x1, y: y1 }, { x: x2, y: y2 })
        const cover = coveredPixels(rect, { width: 100, height: 100 })
        if (!cover) return
        expect(cover.x).toBeLessThanOrEqual(Math.max(0, rect.x))
        expect(cover.x + cover.w).toBeGreaterThanOrEqual(Math.min(100, rect.x + rect.w))
        expect([cover.x, cover.y, cover.w, cover.h].every(Number.isInteger)).toBe(true)
      }),
    )
  })
})

describe('geometry', () => {
  test('Shift makes squares and 45° lines', () => {
    expect(squareCorner({ x: 10, y: 10 }, { x: 0, y: 50 })).toEqual({ x: -30, y: 50 })
    const snapped = snapAngle({ x: 0, y: 0 }, { x: 100, y: 8 })
    expect(snapped.y).toBeCloseTo(0)
    expect(distance({ x: 0, y: 0 }, snapped)).toBeCloseTo(Math.hypot(100, 8))
  })

  test('text grows with its lines and its longest line', () => {
    const one = textBounds(0, 0, 20, 'Bukti')
    const two = textBounds(0, 0, 20, 'Bukti\nyang lebih panjang')
    expect(two.h - one.h).toBeCloseTo(25)
    expect(two.w).toBeGreaterThan(one.w)
    for (const hard of ['عبد الله', 'ꦱꦏ꧀ꦱꦩ', '👩‍⚖️', '']) expect(textBounds(0, 0, 20, hard).w).toBeGreaterThan(0)
  })
})

describe('saved shapes', () => {
  test.each([
    ['a foreign colour', { ...aShape('box'), ink: '#123456' }],
    ['an extra member', { ...aShape('box'), href: 'x' }],
    ['a number that is none', { ...aShape('box'), x: Number.NaN }],
    ['infinity', { ...aShape('box'), w: Number.POSITIVE_INFINITY }],
    ['far outside', { ...aShape('box'), x: 1e9 }],
    ['an empty text', aShape('text', { text: '' })],
    ['a long text', aShape('text', { text: 'a'.repeat(5001) })],
    ['an unknown kind', { ...aShape('box'), kind: 'image' }],
    ['a negative width', aShape('box', { w: -1 })],
    ['an endless pen', aShape('pen', { points: Array.from({ length: 4001 }, () => ({ x: 0, y: 0 })) })],
  ])('%s is refused', (_name, shape) => {
    expect(shapeSchema.safeParse(shape).success).toBe(false)
  })

  test('text loses control characters and bidi overrides, keeps line ends', () => {
    const text = shapeSchema.parse(aShape('text', { text: 'satu\r\ndua\u202e\u0007' }))
    expect(text).toMatchObject({ text: 'satu\ndua' })
  })
})
