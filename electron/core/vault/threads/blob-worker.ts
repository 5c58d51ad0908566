import { parentPort } from 'node:worker_threads'
import { codeOf } from '../durable-file.ts'
import { SealBrokenError } from '../errors.ts'
import { createJobs } from './jobs.ts'
import type { Reply, Request } from './messages.ts'

/** Bulk bytes beside the core's own thread: in a heap this small, collecting what OpenSSL leaves costs next to nothing. */
function start(): void {
  const port = parentPort
  if (!port) throw new Error('The worker for sealed files runs as a worker thread only.')
  const perform = createJobs()
  const answer = ({ id, job }: Request): Reply => {
    try {
      return { id, ok: true, outcome: perform(job) }
    } catch (error) {
      // A sealed file that the disk no longer gives back is as broken as one that was changed.
      const broken = error instanceof SealBrokenError || job.kind === 'open'
      return { id, ok: false, broken, code: codeOf(error), message: String(error) }
    }
  }
  port.on('message', (request: Request) => port.postMessage(answer(request)))
}

start()
