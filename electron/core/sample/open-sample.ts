import { Readable } from 'node:stream'
import type { Api } from '#shared/contract.ts'
import type { ImportReply } from '#shared/evidence/contract.ts'
import { invariant } from '#shared/kernel/assert.ts'
import type { Ports } from '../kernel/ports.ts'
import { fillSample } from './fill-sample.ts'
import { readSample } from './material.ts'

type Deps = Readonly<{
  ports: Pick<Ports, 'newId' | 'resourcesDir'>
  importStream(ticket: string, body: AsyncIterable<Uint8Array>): Promise<ImportReply>
}>

/** Fills a fresh, unlocked vault with the sample case, by the same calls a page would make. */
export function createSampleFiller({ ports, importStream }: Deps) {
  let api: Api | null = null
  return {
    /** The contract is made after its handlers, one of which fills the sample. */
    use(client: Api) {
      api = client
    },
    async fill() {
      invariant(api, 'the contract is wired before the sample is asked for')
      const importBytes = (ticket: string, bytes: Uint8Array) => importStream(ticket, Readable.from([bytes]))
      return fillSample({ api, importBytes, newId: ports.newId }, await readSample(ports.resourcesDir))
    },
  }
}
export type SampleFiller = ReturnType<typeof createSampleFiller>
