import { Worker } from 'node:worker_threads'
import { boundMemory } from '#electron/core/kernel/bound-memory.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { KeyPairMaterial } from '../signer.ts'
import type { Pkcs12Answer, Pkcs12Job } from './worker.ts'

/** Key files in use take well under a second. */
const TIME_LIMIT_MS = 15_000
const HEAP_MB = 256

export type OpenKeyFile = (file: Uint8Array, password: string) => Promise<KeyPairMaterial>

/**
 * `openPkcs12` in a worker of its own: a key file may ask for any number of rounds, over and over. Throws its AppErrors,
 * and `p12_too_slow` when the file takes too long or too much memory.
 */
export const createOpenKeyFile =
  ({ workerFile, timeLimitMs = TIME_LIMIT_MS }: { workerFile: URL; timeLimitMs?: number }): OpenKeyFile =>
  async (file, password) => {
    // A copy of its own: a small Buffer is a window on a pool, which would cross whole.
    const job: Pkcs12Job = { file: Uint8Array.from(file), password }
    const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB }
    const worker = boundMemory(new Worker(workerFile, { workerData: job, resourceLimits }))
    const { promise, resolve, reject } = Promise.withResolvers<Pkcs12Answer>()
    const onBroken = (cause?: unknown) => reject(new AppError('p12_too_slow', undefined, { cause }))
    const timer = setTimeout(onBroken, timeLimitMs)
    worker
      .once('message', resolve)
      .once('error', onBroken)
      .once('exit', () => onBroken())
    try {
      const answer = await promise
      if ('refused' in answer) throw new AppError(answer.refused)
      return answer.opened
    } finally {
      clearTimeout(timer)
      // Not awaited: a derivation in OpenSSL is not interrupted, only its result is dropped.
      void worker.terminate()
    }
  }
