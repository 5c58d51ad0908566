import { bytesToBase64 } from '#renderer/rpc/file-base64.ts'
import { inkBox, type Strokes, strokePath } from './strokes.ts'

export const PEN_WIDTH = 2.5
const INK = '#101830'
/** Sharp enough in print for the few centimetres of a signature field. */
const SCALE = 3

/** The strokes as a transparent PNG cut to the ink, base64; null when nothing was drawn. */
export async function strokesToPng(strokes: Strokes): Promise<string | null> {
  const box = inkBox(strokes, PEN_WIDTH * 2)
  if (!box) return null
  const canvas = new OffscreenCanvas(Math.ceil(box.width * SCALE), Math.ceil(box.height * SCALE))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.scale(SCALE, SCALE)
  pen.translate(-box.x, -box.y)
  pen.strokeStyle = INK
  pen.lineWidth = PEN_WIDTH
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const stroke of strokes) pen.stroke(new Path2D(strokePath(stroke)))
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return bytesToBase64(new Uint8Array(await png.arrayBuffer()))
}
