import { Worker } from 'node:worker_threads'
import { boundMemory } from '#electron/core/kernel/bound-memory.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type DocumentFacts, documentFactsSchema } from '#shared/signing/model.ts'
import type { Trust } from './validate.ts'
import type { VerifyJob } from './worker.ts'

const TIME_LIMIT_MS = 30_000
const HEAP_MB = 768

export type VerifyApart = (bytes: Uint8Array, trust: Trust) => Promise<DocumentFacts>

/**
 * `validatePdf` in a worker of its own with limits, for files from outside. Throws AppError `verification_timeout` when
 * the file takes too long or too much memory.
 */
export const createVerifyApart =
  ({ workerFile, timeLimitMs = TIME_LIMIT_MS }: { workerFile: URL; timeLimitMs?: number }): VerifyApart =>
  async (bytes, trust) => {
    const job: VerifyJob = { bytes, trust }
    const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB }
    const worker = boundMemory(new Worker(workerFile, { workerData: job, resourceLimits }))
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const timer = setTimeout(() => reject(new AppError('verification_timeout')), timeLimitMs)
    const onBroken = (cause?: unknown) => reject(new AppError('verification_timeout', undefined, { cause }))
    worker
      .once('message', resolve)
      .once('error', onBroken)
      .once('exit', () => onBroken())
    try {
      return documentFactsSchema.parse(await promise)
    } finally {
      clearTimeout(timer)
      await worker.terminate()
    }
  }
