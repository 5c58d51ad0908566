import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import { fillSample } from '#electron/core/sample/fill-sample.ts'
import { type Material, readSample } from '#electron/core/sample/material.ts'
import { signAll } from '#electron/hosts/cli/sample-signing.ts'
import { createTestCore, resourcesDir, type TestCore } from '#tests/support/create-test-core.ts'
import { type Contender, compare, figure, middleOf } from './measure.ts'
import { minutesForPdfmake } from './pdfmake-minutes.ts'
import type { Section } from './run.ts'

/** A berita acara rendered warm, signed and verified. The reference lays out the same text with pdfmake. */
export const section: Section = {
  name: 'documents',
  async run() {
    const test = await createTestCore()
    try {
      const files = await readSample(resourcesDir)
      const { interviewId } = await fillSample(
        { api: test.api, importBytes: bytesInto(test), newId: () => randomBytes(16).toString('hex') },
        files,
      )
      const draft = await test.api.documents.draft({ interviewId, kind: 'clarification_minutes' })
      await test.api.documents.update({ id: draft.id, fields: { ...draft.fields, othersSign: true } })
      const ours: Contender = { name: 'saksama', run: () => test.api.documents.preview({ id: draft.id }) }
      const rendering = await compare('3-page berita acara, warm', [ours, await pdfmake(files.material)], {
        runs: 7,
        target: 1,
      })
      return [rendering, ...(await signing(test, draft.id, files.material))]
    } finally {
      await test.dispose()
    }
  },
}

const bytesInto = (test: TestCore) => (ticket: string, bytes: Uint8Array) =>
  test.core.importStream(ticket, Readable.from([bytes]))

type Pdfmake = {
  setUrlAccessPolicy(may: () => boolean): void
  setLocalAccessPolicy(may: () => boolean): void
  setFonts(fonts: unknown): void
  createPdf(definition: unknown): { getBuffer(): Promise<Buffer> }
}

async function pdfmake(material: Material): Promise<Contender> {
  const library = createRequire(import.meta.url)('pdfmake') as Pdfmake
  const tinos = (style: string) => `${resourcesDir}/fonts/Tinos-${style}.ttf`
  library.setUrlAccessPolicy(() => false)
  library.setLocalAccessPolicy(() => true)
  library.setFonts({
    Tinos: {
      normal: tinos('Regular'),
      bold: tinos('Bold'),
      italics: tinos('Italic'),
      bolditalics: tinos('BoldItalic'),
    },
  })
  // pdfmake changes the definition it is given: each run gets its own, with the pictures already read.
  const definition = await minutesForPdfmake(material, resourcesDir)
  return { name: 'pdfmake', run: () => library.createPdf(definition()).getBuffer() }
}

async function signing(test: TestCore, id: string, material: Material) {
  const seconds: number[] = []
  const time = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    seconds.push((performance.now() - start) / 1000)
  }
  await time(() => test.api.documents.finalize({ id: id as never }))
  const finalize = seconds.pop() ?? 0
  const document = await test.api.documents.get({ id: id as never })
  await time(() => signAll({ api: test.api, resourcesDir, material, say: () => {} }, document))
  const signed = (seconds.pop() ?? 0) / document.signers.length
  for (let run = 0; run < 5; run += 1) await time(() => test.api.signing.status({ documentId: id as never }))
  return [
    figure('finalize', finalize, 's'),
    figure('one signature, key generation included', signed, 's'),
    figure('verification of four signatures', middleOf(seconds), 's'),
  ]
}
