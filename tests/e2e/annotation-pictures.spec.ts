import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createRasterizer } from '#electron/platform/raster/rasterizer.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { expect, test } from './fixtures.ts'

const folder = fileURLToPath(new URL('../fixtures/images', import.meta.url))
const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url))

test('page and core agree on the size of every picture after orientation', async ({ app }) => {
  const rasterizer = createRasterizer({ workerFile: sourceWorkerFile('raster'), resourcesDir })
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(`${folder}/${name}`)
    const url = `data:image/${name.split('.').at(-1)?.replace('jpg', 'jpeg')};base64,${bytes.toString('base64')}`
    const shown = await app.evaluate(
      (source) =>
        new Promise<object>((resolve, reject) => {
          const image = new Image()
          image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight })
          image.onerror = reject
          image.src = source
        }),
      url,
    )
    expect({ name, ...shown }).toEqual({ name, ...(await rasterizer.probe(bytes)) })
  }
  await rasterizer.close()
})
