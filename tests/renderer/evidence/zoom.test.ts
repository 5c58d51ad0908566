import { describe, expect, it } from 'vitest'
import { centred, fitZoom, panBy, zoomAt } from '#renderer/features/evidence/zoom.ts'

const frame = { width: 800, height: 600 }

describe('zooming an image', () => {
  it('fits large images and leaves small ones at their own size, centred', () => {
    expect(fitZoom({ width: 1600, height: 600 }, frame)).toEqual({ scale: 0.5, x: 0, y: 150 })
    expect(fitZoom({ width: 100, height: 100 }, frame)).toEqual({ scale: 1, x: 350, y: 250 })
  })

  it('keeps the point under the pointer where it is', () => {
    const before = centred({ width: 1000, height: 1000 }, frame, 0.6)
    const at = { x: 123, y: 456 }
    const after = zoomAt(before, at, 2)
    const imagePoint = (zoom: typeof before) => [(at.x - zoom.x) / zoom.scale, (at.y - zoom.y) / zoom.scale]
    expect(imagePoint(after)[0]).toBeCloseTo(imagePoint(before)[0]!)
    expect(imagePoint(after)[1]).toBeCloseTo(imagePoint(before)[1]!)
  })

  it('stops at both ends', () => {
    const start = { scale: 1, x: 0, y: 0 }
    expect(zoomAt(start, { x: 0, y: 0 }, 1e9).scale).toBe(16)
    expect(zoomAt(start, { x: 0, y: 0 }, 1e-9).scale).toBe(0.02)
  })

  it('pans', () => {
    expect(panBy({ scale: 2, x: 5, y: 5 }, 10, -5)).toEqual({ scale: 2, x: 15, y: 0 })
  })
})
