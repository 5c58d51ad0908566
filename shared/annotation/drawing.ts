/** A neutral drawing in pixels of the original image, y down; the page (SVG) and the core (raster) share it. */
export type Drawing = Readonly<{ width: number; height: number; items: readonly DrawingItem[] }>

export type Paint = Readonly<{ color: string; opacity: number }>
export type DrawingItem =
  | Readonly<{ kind: 'path'; d: string; stroke: (Paint & { width: number }) | null; fill: Paint | null }>
  | Readonly<{
      kind: 'text'
      x: number
      y: number
      size: number
      lines: readonly string[]
      align: 'left' | 'center'
      fill: Paint
      background: Paint | null
    }>
