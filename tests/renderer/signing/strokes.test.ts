import { describe, expect, it } from 'vitest'
import { begin, extend, inkBox, type Strokes, strokePath, undoStroke } from '#renderer/features/signing/strokes.ts'
import { bytesToBase64 } from '#renderer/rpc/file-base64.ts'

const none: Strokes = []

describe('strokes of the signature pad', () => {
  it('grow point by point and are undone whole', () => {
    const one = extend(extend(begin(none, { x: 0, y: 0 }), { x: 10, y: 0 }), { x: 20, y: 5 })
    const two = begin(one, { x: 50, y: 50 })
    expect(one[0]).toHaveLength(3)
    expect(undoStroke(two)).toEqual(one)
    expect(undoStroke(none)).toEqual([])
  })

  it('leave out trembling', () => {
    const one = begin(none, { x: 0, y: 0 })
    expect(extend(one, { x: 1, y: 0 })).toBe(one)
    expect(extend(none, { x: 1, y: 0 })).toBe(none)
  })

  it('become paths; a tap is a dot', () => {
    expect(strokePath([{ x: 3, y: 4 }])).toBe('M3 4l0.01 0')
    expect(
      strokePath([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
        { x: 20, y: 10 },
      ]),
    ).toBe('M0 0Q10 0 15 5L20 10')
    expect(strokePath([])).toBe('')
  })

  it('know the box of their ink', () => {
    expect(inkBox([[{ x: 5, y: 8 }], [{ x: 25, y: 18 }]], 2)).toEqual({ x: 3, y: 6, width: 24, height: 14 })
    expect(inkBox(none, 2)).toBeNull()
  })
})

describe('base64 of files', () => {
  it('agrees with Node for sizes around a piece', () => {
    for (const size of [0, 1, 2, 3, 0x7fff, 0x8000, 0x8001]) {
      const bytes = Uint8Array.from({ length: size }, (_, index) => index * 7)
      expect(bytesToBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }
  })
})
