import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Ports } from '../kernel/ports.ts'
import type { FileDone, FileJob, FileReply } from './file-worker.ts'
import { mediumCodeOf } from './medium-error.ts'

/** A source file that could not be read; the medium is not to blame. */
export class SourceUnreadableError extends Error {
  override readonly name = 'SourceUnreadableError'
  readonly index: number
  readonly code: string
  constructor(index: number, code: string, message: string) {
    super(message)
    this.index = index
    this.code = code
  }
}

/** Thrown when a person stopped the work. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

/** A thread that copies and hashes whole files, so that the core's own thread stays free for a running hearing. */
export type FileThread = Readonly<{
  /**
   * In order; content durable when it resolves, names after `settle`. Throws StoppedError, SourceUnreadableError with the index of the first file that
   * failed, AppError `medium_…`.
   */
  run(jobs: readonly FileJob[]): Promise<readonly FileDone[]>
  /** Makes the names of everything copied so far durable too. */
  settle(): Promise<void>
  /** Bytes read by all jobs so far, while they run. */
  bytes(): number
  stop(): void
  close(): Promise<void>
}>

export function createFileThread(ports: Pick<Ports, 'workerFile'>): FileThread {
  const stop = new SharedArrayBuffer(4)
  const progress = new SharedArrayBuffer(8)
  const worker = new Worker(ports.workerFile('backup-files'), { workerData: { stop, progress } })
  worker.unref()
  let last: Promise<unknown> = Promise.resolve()
  const ask = (jobs: readonly FileJob[] | 'settle') =>
    new Promise<FileReply>((resolve, reject) => {
      const ended = (cause: unknown) => {
        worker.off('message', answered).unref()
        reject(cause instanceof Error ? cause : new Error('The thread that copies files ended.'))
      }
      const answered = (reply: FileReply) => {
        worker.off('error', ended).off('exit', ended).unref()
        resolve(reply)
      }
      worker.ref()
      worker.once('message', answered).once('error', ended).once('exit', ended)
      worker.postMessage(jobs)
    })
  const inTurn = (jobs: readonly FileJob[] | 'settle') => {
    const next = last.then(() => ask(jobs)).then(filesOf)
    last = next.catch(() => {})
    return next
  }
  return {
    run: (jobs) => (jobs.length === 0 ? Promise.resolve([]) : inTurn(jobs)),
    settle: async () => void (await inTurn('settle')),
    bytes: () => Number(Atomics.load(new BigInt64Array(progress), 0)),
    stop: () => void Atomics.store(new Int32Array(stop), 0, 1),
    close: async () => void (await worker.terminate()),
  }
}

function filesOf(reply: FileReply): readonly FileDone[] {
  if (reply.ok) return reply.files
  if (reply.code === 'STOPPED') throw new StoppedError('Stopped.')
  if (reply.side === 'source') throw new SourceUnreadableError(reply.index, reply.code, reply.message)
  throw new AppError(mediumCodeOf(reply.code) ?? 'medium_gone', undefined, { cause: new Error(reply.message) })
}
