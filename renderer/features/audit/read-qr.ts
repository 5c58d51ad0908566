import decodeQr from 'qr/decode.js'
import { parseAnchorQr } from '#shared/audit/anchor-text.ts'

/** Larger photographs hold no more of a code than this. */
const LONGEST = 2400
const TIME_LIMIT_MS = 400

type Region = Readonly<{ x: number; y: number; w: number; h: number }>
/** The whole, then halves and quarters that overlap: on a whole page the code is small. */
const REGIONS: readonly Region[] = [
  { x: 0, y: 0, w: 1, h: 1 },
  { x: 0, y: 0.5, w: 1, h: 0.5 },
  { x: 0, y: 0, w: 1, h: 0.5 },
  ...[0, 0.3, 0.6].flatMap((y) => [0, 0.3, 0.6].map((x) => ({ x, y, w: 0.4, h: 0.4 }))),
]

/** The text of an audit head in a picture, decoded here in the page; null when there is none. */
export async function readQr(picture: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(picture).catch(() => null)
  if (!bitmap) return null
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  // Transparent screenshots are dark on white too.
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return REGIONS.reduce<string | null>((found, region) => found ?? decode(context, region), null)
}

function decode(context: CanvasRenderingContext2D, { x, y, w, h }: Region): string | null {
  const { width, height } = context.canvas
  const size = [Math.max(1, Math.floor(width * w)), Math.max(1, Math.floor(height * h))] as const
  const image = context.getImageData(Math.floor(width * x), Math.floor(height * y), ...size)
  try {
    const text = decodeQr(image, { timeLimit: TIME_LIMIT_MS })
    return parseAnchorQr(text) ? text : null
  } catch {
    // No code in this region.
    return null
  }
}
