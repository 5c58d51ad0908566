import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Rendered, RenderImage, RenderJob, RenderReply, TemplateName, TypstWorkerData } from './render-messages.ts'

export type { FieldPlace, Rendered, RenderImage } from './render-messages.ts'

type RenderRequest = Readonly<{
  template: TemplateName
  /** JSON values the template reads as `/<name>.json`. */
  data: Readonly<Record<string, unknown>>
  images: readonly RenderImage[]
}>

export type Renderer = Readonly<{
  /** Throws AppError `render_failed` or `render_timeout`. */
  render(request: RenderRequest): Promise<Rendered>
  close(): Promise<void>
}>

type Options = Readonly<{ workerFile: URL; resourcesDir: string; timeLimitMs?: number }>
type Waiting = Readonly<{ resolve(result: Rendered): void; reject(error: Error): void; timer: NodeJS.Timeout }>
type Running = Readonly<{ worker: Worker; waiting: Map<number, Waiting> }>

// 900 pages take some 18 s on two slow cores.
const TIME_LIMIT_MS = 90_000
// The heap beside the WebAssembly memory, which itself ends at 4 GB: requests are bounded below.
const HEAP_MB = 512
const REQUEST_LIMIT_BYTES = 96 * 1024 * 1024

/** One warm worker, started by the first request; a request that takes too long or kills it costs only itself. */
export function createRenderer({ workerFile, resourcesDir, timeLimitMs = TIME_LIMIT_MS }: Options): Renderer {
  let running: Running | null = null
  let lastId = 0

  function stop(reason: Error): Promise<unknown> {
    const ending = running
    running = null
    for (const { reject, timer } of ending?.waiting.values() ?? []) {
      clearTimeout(timer)
      reject(reason)
    }
    return ending?.worker.terminate() ?? Promise.resolve()
  }

  function start(): Running {
    const worker = new Worker(workerFile, {
      workerData: { resourcesDir } satisfies TypstWorkerData,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    const started: Running = { worker, waiting: new Map() }
    const onEnd = (cause?: Error) => {
      if (running === started) stop(new AppError('render_failed', undefined, { cause }))
    }
    worker.on('message', (reply: RenderReply) => settle(started, reply))
    worker.on('error', onEnd)
    worker.on('exit', () => onEnd())
    worker.unref()
    return started
  }

  return {
    render: (request) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        const job = toJob(id, request)
        running ??= start()
        const timer = setTimeout(() => stop(new AppError('render_timeout')), timeLimitMs)
        running.waiting.set(id, { resolve, reject, timer })
        running.worker.postMessage(job)
      }),
    close: async () => {
      await stop(new AppError('render_failed'))
    },
  }
}

function toJob(id: number, { template, data, images }: RenderRequest): RenderJob {
  const texts = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)]))
  const size =
    Object.values(texts).reduce((sum, text) => sum + text.length, 0) +
    images.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (size > REQUEST_LIMIT_BYTES) throw new AppError('render_failed')
  return { id, template, data: texts, images }
}

function settle({ waiting }: Running, reply: RenderReply): void {
  const waiter = waiting.get(reply.id)
  if (!waiter) return
  waiting.delete(reply.id)
  clearTimeout(waiter.timer)
  if (reply.ok) waiter.resolve(reply.result)
  else waiter.reject(new AppError('render_failed', undefined, { cause: new Error(reply.reason) }))
}
