import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ShapeView } from '#renderer/features/annotation/shape-view.tsx'
import type { Shape } from '#shared/annotation/shape.ts'
import { aShape, SHAPE_KIND_NAMES } from '#tests/support/shapes.ts'

const PICTURE = { width: 200, height: 100 }
const svg = (shape: Shape) =>
  renderToStaticMarkup(
    <svg>
      <title>uji</title>
      <ShapeView shape={shape} picture={PICTURE} />
    </svg>,
  )

describe('shapes on the page', () => {
  test.each(SHAPE_KIND_NAMES)('%s is painted', (kind) => {
    expect(svg(aShape(kind))).toMatch(/<(path|text) /)
  })

  test('a redaction shows the whole pixels that the export covers', () => {
    expect(svg(aShape('redaction', { x: 10.4, y: 20.6, w: 500, h: 9.9 }))).toContain('M10 20H200V31H10Z')
  })

  test('text is text, line by line, never markup', () => {
    const markup = svg(aShape('text', { text: '<script>1</script>\n  "dua"' }))
    expect(markup).toContain('&lt;script&gt;')
    expect(markup.match(/<tspan/g)).toHaveLength(2)
  })
})
