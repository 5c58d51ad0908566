import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { type Canvas, createCanvas, GlobalFonts, type Image, loadImage } from '@napi-rs/canvas'
import { draw } from './draw.ts'
import { jpegAsStored } from './jpeg-header.ts'
import type { RasterJob, RasterReply, RasterWorkerData } from './messages.ts'
import { orient, orientedSize } from './orient.ts'
import { bareChunks } from './png-header.ts'
import { webpAsStored } from './webp-header.ts'

/** The thread that decodes hostile files: it may die or hang without taking the core along. */
function start(): void {
  const port = parentPort
  if (!port) throw new Error('The raster worker runs as a worker thread only.')
  registerFonts((workerData as RasterWorkerData).fontsDir)
  port.on('message', async (job: RasterJob) => {
    const reply = await answer(job)
    port.postMessage(reply, reply.ok ? [reply.png.buffer as ArrayBuffer] : [])
  })
}

/** Only our own fonts, so that an export never depends on the machine. */
function registerFonts(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.(ttf|otf)$/i.test(file)) GlobalFonts.registerFromPath(join(folder, file))
}

async function answer(job: RasterJob): Promise<RasterReply> {
  const picture = await decode(job).catch((error: unknown) => ({ reason: String(error) }))
  if ('reason' in picture) return { ok: false, fault: 'picture', reason: picture.reason }
  try {
    const png = job.kind === 'flatten' ? await flatten(picture, job) : await thumbnail(picture, job)
    return { ok: true, png }
  } catch (error) {
    return { ok: false, fault: 'program', reason: String(error) }
  }
}

async function decode({ image, header }: RasterJob): Promise<Image> {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength)
  const asStored =
    header.format === 'jpeg' ? jpegAsStored(bytes) : header.format === 'webp' ? webpAsStored(bytes) : bytes
  const picture = await loadImage(asStored)
  if (picture.width !== header.width || picture.height !== header.height)
    throw new Error('The picture is not of the size its header says.')
  return picture
}

async function flatten(picture: Image, job: Extract<RasterJob, { kind: 'flatten' }>): Promise<Uint8Array> {
  const { width, height } = orientedSize(job.header)
  if (job.drawing.width !== width || job.drawing.height !== height)
    throw new Error('The drawing is not of the size of the picture.')
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.save()
  orient(context, job.header)
  context.drawImage(picture, 0, 0)
  context.restore()
  draw(context, job.drawing)
  return encode(canvas)
}

async function thumbnail(picture: Image, job: Extract<RasterJob, { kind: 'thumbnail' }>): Promise<Uint8Array> {
  const { width, height } = orientedSize(job.header)
  const scale = Math.min(1, job.maxEdge / Math.max(width, height))
  const canvas = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.scale(canvas.width / width, canvas.height / height)
  orient(context, job.header)
  context.drawImage(picture, 0, 0)
  return encode(canvas)
}

async function encode(canvas: Canvas): Promise<Uint8Array> {
  const bare = bareChunks(await canvas.encode('png'))
  // A buffer of its own, so that it can be handed over without a copy.
  return new Uint8Array(bare)
}

start()
