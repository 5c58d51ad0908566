import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Rasterizer } from '#electron/core/kernel/rasterizer.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type ImageHeader, readImageHeader } from './image-header.ts'
import { IDLE_MS, JOB_TIMEOUT_MS, MAX_EDGE, MAX_PIXELS } from './limits.ts'
import type { RasterJob, RasterReply, RasterWorkerData } from './messages.ts'
import { orientedSize } from './orient.ts'

export type RasterizerOptions = Readonly<{
  workerFile: URL
  /** Its `fonts/` are the only fonts texts are drawn with. */
  resourcesDir: string
  timeoutMs?: number
}>

/**
 * Pictures in a worker thread, one at a time. The size is read from the header and refused before anything is
 * decoded, so that a decompression bomb never gets its memory. A worker that fails or hangs is replaced.
 */
export function createRasterizer({
  workerFile,
  resourcesDir,
  timeoutMs = JOB_TIMEOUT_MS,
}: RasterizerOptions): Rasterizer {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  function getWorker(): Worker {
    clearTimeout(idle)
    worker ??= new Worker(workerFile, {
      workerData: { fontsDir: join(resourcesDir, 'fonts') } satisfies RasterWorkerData,
      env: { DISABLE_SYSTEM_FONTS_LOAD: '1' },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    worker.ref()
    return worker
  }

  async function endWorker(): Promise<void> {
    clearTimeout(idle)
    const old = worker
    worker = null
    await old?.terminate()
  }

  function rest(running: Worker): void {
    running.unref()
    idle = setTimeout(() => void endWorker(), IDLE_MS).unref()
  }

  async function runNow(job: RasterJob): Promise<Uint8Array> {
    const running = getWorker()
    const reply = await ask(running, job, timeoutMs).catch(async (error: unknown) => {
      // A thread that died or hung is never used again.
      await endWorker()
      throw error
    })
    rest(running)
    if (reply.ok) return reply.png
    if (reply.fault === 'picture') throw new AppError('image_unreadable', undefined, { cause: new Error(reply.reason) })
    throw new Error(reply.reason)
  }

  function run(job: RasterJob): Promise<Uint8Array> {
    const result = queue.then(() => runNow(job))
    queue = result.catch(() => {})
    return result
  }

  return {
    probe: async (image) => orientedSize(checkedHeader(image)),
    flatten: async (image, drawing) => run({ kind: 'flatten', image, header: checkedHeader(image), drawing }),
    thumbnail: async (image, maxEdge) => run({ kind: 'thumbnail', image, header: checkedHeader(image), maxEdge }),
    close: async () => {
      await endWorker()
    },
  }
}

function checkedHeader(image: Uint8Array): ImageHeader {
  const header = readImageHeader(image)
  if (!header || header.width < 1 || header.height < 1) throw new AppError('image_unreadable')
  const { width, height } = header
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_EDGE) throw new AppError('image_too_large')
  return header
}

function ask(worker: Worker, job: RasterJob, timeoutMs: number): Promise<RasterReply> {
  const { promise, resolve, reject } = Promise.withResolvers<RasterReply>()
  // An uncaught error is our own mistake and becomes an incident, unless the picture ate the thread's memory.
  const onError = (error: Error) => reject(isOutOfMemory(error) ? unreadable(error) : error)
  const onExit = (code: number) => reject(unreadable(new Error(`The raster worker ended with code ${code}.`)))
  const timer = setTimeout(() => reject(new AppError('image_timeout')), timeoutMs)
  worker.once('message', resolve).once('error', onError).once('exit', onExit)
  worker.postMessage(job)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', resolve).off('error', onError).off('exit', onExit)
  })
}

const unreadable = (cause: unknown) => new AppError('image_unreadable', undefined, { cause })

const isOutOfMemory = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
