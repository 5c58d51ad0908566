import { Path2D, type SKRSContext2D } from '@napi-rs/canvas'
import type { Drawing, Paint, PathItem, TextItem } from '#shared/annotation/drawing.ts'
import { TEXT_FONTS } from '#shared/annotation/text-metrics.ts'

/** Paints a neutral drawing, as the page paints it with SVG. */
export function draw(context: SKRSContext2D, drawing: Drawing): void {
  for (const item of drawing.items) {
    context.save()
    if (item.kind === 'path') drawPath(context, item)
    else drawText(context, item)
    context.restore()
  }
}

function drawPath(context: SKRSContext2D, { d, fill, stroke, blend }: PathItem): void {
  const path = new Path2D(d)
  context.globalCompositeOperation = blend === 'multiply' ? 'multiply' : 'source-over'
  if (fill) {
    applyPaint(context, fill)
    context.fill(path)
  }
  if (!stroke) return
  applyPaint(context, stroke)
  context.lineWidth = stroke.width
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.stroke(path)
}

function drawText(context: SKRSContext2D, item: TextItem): void {
  applyPaint(context, item.fill)
  context.font = `${item.bold ? 'bold ' : ''}${item.size}px ${TEXT_FONTS}`
  context.textAlign = item.align
  context.textBaseline = 'alphabetic'
  item.lines.forEach((line, index) => {
    context.fillText(line, item.x, item.y + index * item.lineHeight)
  })
}

function applyPaint(context: SKRSContext2D, { color, opacity }: Paint): void {
  context.globalAlpha = opacity
  context.fillStyle = color
  context.strokeStyle = color
}
