import { Worker } from 'node:worker_threads'
import type { BundleProgress } from '#shared/bundles/model.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Side } from '../kernel/side-error.ts'
import type { CopyJob, CopyReply } from './copy-worker.ts'

/** A copy that did not come to its end. `index`: of the job at which it stopped. */
export class CopyFailedError extends Error {
  override readonly name = 'CopyFailedError'
  readonly side: Side
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
  close(): Promise<void>
}>

const TELL_MS = 250

type Watched = Readonly<{
  ports: Pick<Ports, 'workerFile'>
  tell(progress: BundleProgress): void
  /** Stops what runs at the next piece. */
  signal: AbortSignal
}>

/** Tells how far it has come until it is closed. */
export function startCopying({ ports, tell, signal }: Watched, totalBytes: number): Copying {
  const stop = new SharedArrayBuffer(4)
  const progress = new SharedArrayBuffer(8)
  const worker = new Worker(ports.workerFile('bundle-files'), { workerData: { stop, progress } })
  const halt = () => void Atomics.store(new Int32Array(stop), 0, 1)
  signal.addEventListener('abort', halt)
  const bytes = () => Number(Atomics.load(new BigInt64Array(progress), 0))
  const timer = setInterval(() => tell({ stage: 'files', bytes: bytes(), totalBytes }), TELL_MS)
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
    close: async () => {
      clearInterval(timer)
      signal.removeEventListener('abort', halt)
      halt()
      await worker.terminate()
    },
  }
}
