import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import { createRasterizer } from '#electron/platform/raster/rasterizer.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import type { Drawing } from '#shared/annotation/drawing.ts'

const root = new URL('../../..', import.meta.url).pathname

const resourcesDir = join(root, 'resources')

export const makeRasterizer = (timeoutMs?: number, workerFile = sourceWorkerFile('raster')) =>
  createRasterizer({ workerFile, resourcesDir, ...(timeoutMs ? { timeoutMs } : {}) })

export const fixture = (name: string): Buffer => readFileSync(join(root, 'tests/fixtures/images', name))

export const emptyDrawing = (width: number, height: number): Drawing => ({ width, height, items: [] })

export async function pixelReader(png: Uint8Array) {
  const image: Image = await loadImage(Buffer.from(png))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  return {
    width: image.width,
    height: image.height,
    at: (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data],
    count(matches: (r: number, g: number, b: number) => boolean): number {
      const { data } = context.getImageData(0, 0, image.width, image.height)
      let found = 0
      for (let at = 0; at < data.length; at += 4)
        if (matches(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) found += 1
      return found
    },
  }
}

export const chunkNames = (png: Uint8Array): string[] => {
  const data = Buffer.from(png)
  const names: string[] = []
  for (let at = 8; at < data.length; at += 12 + data.readUInt32BE(at))
    names.push(data.toString('latin1', at + 4, at + 8))
  return names
}
