import { Worker } from 'node:worker_threads'
import { boundMemory } from '#electron/core/kernel/bound-memory.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Ranked } from '#shared/namecheck/matcher.ts'
import type { MatchJob, MatchReply } from './worker.ts'

const HEAP_MB = 1024

/**
 * Compares in a worker of its own and yields how many entries are done; `results` fills in their order. Ending the
 * iteration ends the worker. Throws AppError `match_failed`.
 */
export async function* matchApart(
  workerFile: URL,
  job: MatchJob,
  results: (readonly Ranked[])[],
): AsyncGenerator<number, void> {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB }
  const worker = boundMemory(new Worker(workerFile, { workerData: job, resourceLimits }))
  let failure: AppError | null = null
  let wake = () => {}
  const fail = (cause?: unknown) => {
    failure ??= new AppError('match_failed', undefined, { cause })
    wake()
  }
  worker
    .on('message', ({ from, found }: MatchReply) => {
      found.forEach((ranked, at) => {
        results[from + at] = ranked
      })
      wake()
    })
    .once('error', fail)
    .once('exit', () => fail())
  try {
    let told = -1
    while (results.length < job.entries.length) {
      if (failure) throw failure
      if (results.length > told) {
        told = results.length
        yield told
      } else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    yield results.length
  } finally {
    void worker.terminate()
  }
}
