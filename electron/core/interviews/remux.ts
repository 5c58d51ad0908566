import { Worker } from 'node:worker_threads'
import { boundMemory } from '../kernel/bound-memory.ts'
import type { Ports } from '../kernel/ports.ts'

/** A recording as a player can seek in it. */
type Seekable = Readonly<{ bytes: Uint8Array; durationMs: number }>
/** Takes the bytes over: they are gone afterwards. Rejects when the sound cannot be read. */
export type Remux = (raw: Uint8Array<ArrayBuffer>) => Promise<Seekable>

const TIME_LIMIT_MS = 120_000
const MEMORY_LIMIT_MB = 2048

type Reply = Readonly<{ ok: true; bytes: Uint8Array; durationMs: number } | { ok: false; message: string }>

/** One worker per recording, so that a hostile or damaged file ends with it. */
export const createRemux =
  (ports: Pick<Ports, 'workerFile'>): Remux =>
  (raw) =>
    new Promise((resolve, reject) => {
      const worker = boundMemory(
        new Worker(ports.workerFile('remux'), {
          workerData: raw,
          transferList: [raw.buffer],
          resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
        }),
        MEMORY_LIMIT_MB,
      )
      const end = (settle: () => void) => {
        clearTimeout(timer)
        settle()
        void worker.terminate()
      }
      const timer = setTimeout(() => end(() => reject(new Error('Remuxing took too long.'))), TIME_LIMIT_MS)
      worker.once('message', (reply: Reply) =>
        end(() => (reply.ok ? resolve(reply) : reject(new Error(`Remuxing failed: ${reply.message}`)))),
      )
      worker.once('error', (error) => end(() => reject(error)))
      worker.once('exit', (code) => end(() => reject(new Error(`The remux worker ended with code ${code}.`))))
    })
