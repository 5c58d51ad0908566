/**
 * A neutral drawing in pixels of the oriented picture, y down, painted in order; the page (SVG) and the core (raster)
 * share it, so that the export is what was seen.
 */
export type Drawing = Readonly<{ width: number; height: number; items: readonly DrawingItem[] }>

export type Paint = Readonly<{ color: string; opacity: number }>
type Stroke = Paint & Readonly<{ width: number }>
export type PathItem = Readonly<{
  kind: 'path'
  d: string
  stroke: Stroke | null
  fill: Paint | null
  /** How it mixes with what lies below; a highlighter darkens and keeps the text readable. */
  blend: 'normal' | 'multiply'
}>
export type TextItem = Readonly<{
  kind: 'text'
  x: number
  /** Baseline of the first line. */
  y: number
  size: number
  lineHeight: number
  lines: readonly string[]
  align: 'left' | 'center'
  bold: boolean
  fill: Paint
}>
export type DrawingItem = PathItem | TextItem
