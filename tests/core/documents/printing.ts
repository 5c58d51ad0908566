import { finalizePdf } from '#electron/core/documents/finalize.ts'
import type { MinutesLayout, MinutesModel } from '#electron/core/documents/minutes-model.ts'
import { createRenderer, type Renderer } from '#electron/core/documents/render.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { aLayout, aModel } from './a-minutes-model.ts'

export const newRenderer = () => createRenderer({ workerFile: sourceWorkerFile('typst'), resourcesDir })

const IMAGES = [
  { name: 'bukti-1.png', bytes: Uint8Array.from(pngBytes(90, 160)) },
  { name: 'logo.png', bytes: Uint8Array.from(pngBytes(40, 40)) },
]

type Over = Readonly<{ model?: Partial<MinutesModel>; layout?: Partial<MinutesLayout> }>

export const setPages = (renderer: Renderer, { model = {}, layout = {} }: Over = {}) =>
  renderer.render({
    template: 'minutes',
    data: { model: aModel(model), layout: aLayout(layout) },
    images: IMAGES.map(({ name, bytes }) => ({ name, bytes: Uint8Array.from(bytes) })),
  })

/** As finalising does it, with a fixed time. */
export async function finished(renderer: Renderer, over: Over = {}) {
  const model = aModel(over.model)
  const rendered = await setPages(renderer, over)
  return finalizePdf({
    rendered,
    title: `${model.title} Nomor ${model.number}`,
    author: model.letterhead.agency,
    at: instantSchema.parse('2026-03-09T04:00:00.123Z'),
    signers: model.signers.map(({ field, role, name }) => ({ field, label: `${role}: ${name}` })),
    attachments: [
      {
        name: 'berita-acara.json',
        description: 'Isi berita acara',
        bytes: new TextEncoder().encode(canonicalJson(model)),
        mime: 'application/json',
      },
    ],
  })
}
