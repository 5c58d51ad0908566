import { Worker } from 'node:worker_threads'
import type { Ports } from '../kernel/ports.ts'
import type { CopyJob, CopyReply } from './copy-worker.ts'

/** A copy that did not come to its end. `index`: of the job at which it stopped. */
export class CopyFailedError extends Error {
  override readonly name = 'CopyFailedError'
  readonly side: 'source' | 'target'
  readonly index: number
  /** POSIX errno, `CUT` where the source ended early, `STOPPED` when somebody asked for it. */
  readonly code: string
  constructor({ side, index, code }: Pick<CopyFailedError, 'side' | 'index' | 'code'>) {
    super(`${side}: ${code}`)
    this.side = side
    this.index = index
    this.code = code
  }
}

/** A thread that copies sealed bytes, so that the core's own stays free. */
export type Copying = Readonly<{
  /** All jobs go into one file, or each into its own. Throws CopyFailedError. */
  run(jobs: readonly CopyJob[]): Promise<void>
  /** Bytes copied by all jobs so far, while they run. */
  bytes(): number
  close(): Promise<void>
}>

/** `signal` stops what runs at the next piece. */
export function startCopying(ports: Pick<Ports, 'workerFile'>, signal: AbortSignal): Copying {
  const stop = new SharedArrayBuffer(4)
  const progress = new SharedArrayBuffer(8)
  const worker = new Worker(ports.workerFile('bundle-files'), { workerData: { stop, progress } })
  const halt = () => void Atomics.store(new Int32Array(stop), 0, 1)
  signal.addEventListener('abort', halt)
  return {
    async run(jobs) {
      signal.throwIfAborted()
      if (jobs.length === 0) return
      const { promise, resolve, reject } = Promise.withResolvers<CopyReply>()
      const ended = (cause: unknown) => reject(cause instanceof Error ? cause : new Error('The copying thread ended.'))
      worker.once('message', resolve).once('error', ended).once('exit', ended)
      try {
        worker.postMessage(jobs)
        const reply = await promise
        signal.throwIfAborted()
        if (!reply.ok) throw new CopyFailedError(reply)
      } finally {
        worker.off('message', resolve).off('error', ended).off('exit', ended)
      }
    },
    bytes: () => Number(Atomics.load(new BigInt64Array(progress), 0)),
    close: async () => {
      signal.removeEventListener('abort', halt)
      halt()
      await worker.terminate()
    },
  }
}
