import { Worker } from 'node:worker_threads'
import { boundMemory } from '#electron/core/kernel/bound-memory.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { TableFile } from './sheet.ts'
import type { TableAnswer, TableJob } from './worker.ts'

/** 60 000 rows take some 2 s on two slow cores. */
const TIME_LIMIT_MS = 60_000
const HEAP_MB = 768

export type ReadTable = (bytes: Uint8Array) => Promise<TableFile>

/** Reads a CSV or XLSX file in a worker of its own. Throws the AppErrors of `tableErrors`. */
export const createReadTable =
  ({ workerFile, timeLimitMs = TIME_LIMIT_MS }: { workerFile: URL; timeLimitMs?: number }): ReadTable =>
  async (bytes) => {
    // A copy of its own: a small Buffer is a window on a pool.
    const job: TableJob = { bytes: Uint8Array.from(bytes) }
    const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB }
    const worker = boundMemory(new Worker(workerFile, { workerData: job, resourceLimits }))
    const { promise, resolve, reject } = Promise.withResolvers<TableAnswer>()
    const timer = setTimeout(() => reject(new AppError('table_too_slow')), timeLimitMs)
    worker
      .once('message', resolve)
      .once('error', (cause) => reject(new AppError('table_too_large', undefined, { cause })))
      .once('exit', () => reject(new AppError('table_too_large')))
    try {
      const answer = await promise
      if ('refused' in answer) throw new AppError(answer.refused)
      return answer.file
    } finally {
      clearTimeout(timer)
      void worker.terminate()
    }
  }
