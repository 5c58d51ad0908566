import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readShapes } from '#shared/annotation/migrations.ts'
import {
  actualSize,
  fitView,
  MAX_SCALE,
  MIN_SCALE,
  panBy,
  reveal,
  toImage,
  toScreen,
  zoomAt,
} from '#shared/annotation/view.ts'
import { aShape } from '#tests/support/shapes.ts'

const CANVAS = { width: 800, height: 600 }

describe('view', () => {
  test('zooming keeps the point under the pointer', () => {
    const at = { x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) }
    fc.assert(
      fc.property(fc.record(at), fc.double({ min: 0.1, max: 10, noNaN: true }), (pointer, factor) => {
        const view = fitView(CANVAS, { width: 3000, height: 1000 })
        const zoomed = zoomAt(view, pointer, factor)
        expect(toImage(zoomed, pointer).x).toBeCloseTo(toImage(view, pointer).x, 3)
        expect(toScreen(zoomed, toImage(zoomed, pointer)).y).toBeCloseTo(pointer.y, 3)
        expect(zoomed.scale).toBeGreaterThanOrEqual(MIN_SCALE)
        expect(zoomed.scale).toBeLessThanOrEqual(MAX_SCALE)
      }),
    )
  })

  test('fitting shows all of it and never enlarges', () => {
    const view = fitView(CANVAS, { width: 4000, height: 1000 })
    expect(toScreen(view, { x: 0, y: 0 }).x).toBeGreaterThan(0)
    expect(toScreen(view, { x: 4000, y: 1000 }).x).toBeLessThan(800)
    expect(fitView(CANVAS, { width: 10, height: 10 }).scale).toBe(1)
    expect(actualSize(CANVAS, { width: 4000, height: 4000 }).scale).toBe(1)
  })

  test('revealing pans no more than needed', () => {
    const view = { scale: 1, x: 0, y: 0 }
    expect(reveal(view, { x: 100, y: 100, w: 50, h: 50 }, CANVAS)).toEqual(view)
    expect(reveal(view, { x: 1000, y: 100, w: 50, h: 50 }, CANVAS)).toEqual({ scale: 1, x: 800 - 12 - 1050, y: 0 })
    expect(reveal(panBy(view, -500, 0), { x: 100, y: 100, w: 50, h: 50 }, CANVAS).x).toBe(-88)
  })
})

describe('saved formats', () => {
  test('today’s shapes are read as they are; a newer format is refused', () => {
    const shapes = [aShape('box')]
    expect(readShapes(shapes, 1)).toEqual(shapes)
    expect(() => readShapes(shapes, 2)).toThrow(expect.objectContaining({ code: 'annotation_from_newer_version' }))
    expect(() => readShapes([{ kind: 'box' }], 1)).toThrow()
  })

  test('older formats go through every step in order', () => {
    const steps = [
      (saved: unknown) => [...(saved as unknown[]), aShape('step')],
      (saved: unknown) => [...(saved as unknown[]), aShape('text')],
    ]
    expect(readShapes([], 1, steps).map(({ kind }) => kind)).toEqual(['step', 'text'])
    expect(readShapes([], 2, steps).map(({ kind }) => kind)).toEqual(['text'])
    expect(readShapes([], 3, steps)).toEqual([])
  })
})
