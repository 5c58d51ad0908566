import type { Worker } from 'node:worker_threads'

const MIB = 1024 * 1024
const LOOK_MS = 100
/** More than any file in use has needed; a computer with 4 GiB survives it. */
const GROWTH_MIB = 2048

/**
 * Ends a worker that makes the process grow too far while it runs. `resourceLimits` bound the heap of V8 alone, not WASM
 * memory, buffers and native decoders. Whoever waits for the worker hears its `exit`. For workers with one job.
 */
export function boundMemory(worker: Worker, growthMiB: number = GROWTH_MIB): Worker {
  const before = process.memoryUsage.rss()
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() - before > growthMiB * MIB) void worker.terminate()
  }, LOOK_MS)
  worker.once('exit', () => clearInterval(timer))
  return worker
}
