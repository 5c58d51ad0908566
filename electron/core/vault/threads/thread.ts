import { Worker } from 'node:worker_threads'
import { SealBrokenError } from '../errors.ts'
import type { Job, Outcome, Reply, Request } from './messages.ts'

/** One thread beside the core's own. */
export type Thread = Readonly<{
  /** In the order they are asked. Throws SealBrokenError, or an error with the system's code. */
  ask(job: Job): Promise<Outcome>
  alive(): boolean
  end(): Promise<void>
}>

type Waiting = Readonly<{ resolve(outcome: Outcome): void; reject(error: Error): void }>

/** Does not keep the program running by itself; whoever waits for an answer does. */
export function startThread(file: URL): Thread {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 } })
  const waiting = new Map<number, Waiting>()
  let requests = 0
  let alive = true
  const fail = (error: Error) => {
    alive = false
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    worker.unref()
  }
  worker.unref()
  worker.on('error', fail).on('exit', () => fail(new Error('The thread for sealed files has ended.')))
  worker.on('message', (reply: Reply) => {
    const asker = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (waiting.size === 0) worker.unref()
    if (reply.ok) asker?.resolve(reply.outcome)
    else asker?.reject(asError(reply))
  })
  return {
    ask(job) {
      if (!alive) return Promise.reject(new Error('The thread for sealed files has ended.'))
      const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
      const id = requests
      requests += 1
      if (waiting.size === 0) worker.ref()
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, job } satisfies Request)
      return promise
    },
    alive: () => alive,
    end: async () => {
      await worker.terminate()
    },
  }
}

const asError = ({ broken, code, message }: Extract<Reply, { ok: false }>): Error =>
  broken ? new SealBrokenError(message) : Object.assign(new Error(message), code === '' ? {} : { code })
