import { memo } from 'react'
import type { DrawingItem } from '#shared/annotation/drawing.ts'
import type { Size } from '#shared/annotation/geometry.ts'
import { itemsOf } from '#shared/annotation/picture.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import { TEXT_FONTS } from '#shared/annotation/text-metrics.ts'
import './annotation-fonts.css'

// Emoji as the export draws them: shapes in the ink, not the machine's colour pictures.
const TEXT_STYLE = { whiteSpace: 'pre', fontVariantEmoji: 'text' } as const

/** One shape as SVG in pixels of the picture, painted as the export paints it. */
export const ShapeView = memo(function ShapeView({ shape, picture }: { shape: Shape; picture: Size }) {
  return (
    <g data-shape={shape.kind}>
      {itemsOf(shape, picture).map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of one shape have a fixed order
        <ItemView key={index} item={item} />
      ))}
    </g>
  )
})

function ItemView({ item }: { item: DrawingItem }) {
  if (item.kind === 'path')
    return (
      <path
        d={item.d}
        fill={item.fill?.color ?? 'none'}
        fillOpacity={item.fill?.opacity}
        stroke={item.stroke?.color ?? 'none'}
        strokeOpacity={item.stroke?.opacity}
        strokeWidth={item.stroke?.width}
        strokeLinecap="round"
        strokeLinejoin="round"
        style={item.blend === 'multiply' ? { mixBlendMode: 'multiply' } : undefined}
      />
    )
  return (
    <text
      fill={item.fill.color}
      fillOpacity={item.fill.opacity}
      fontFamily={TEXT_FONTS}
      fontSize={item.size}
      fontWeight={item.bold ? 700 : 400}
      textAnchor={item.align === 'center' ? 'middle' : 'start'}
      xmlSpace="preserve"
      style={TEXT_STYLE}
    >
      {item.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <tspan key={index} x={item.x} y={item.y + index * item.lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
