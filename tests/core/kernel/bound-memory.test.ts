import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { boundMemory } from '#electron/core/kernel/bound-memory.ts'

const start = (code: string, growthMiB: number) =>
  boundMemory(new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } }), growthMiB)

test('memory outside the heap of V8 is bounded too', async () => {
  // Touched page by page: memory only asked for is not yet memory used. It would stay alive for good.
  const worker = start(
    `const kept = Buffer.allocUnsafeSlow(400 * 1024 * 1024).fill(1)
     setInterval(() => kept.length, 60_000)`,
    200,
  )
  const [code] = await once(worker, 'exit')
  expect(code).toBe(1)
})

test('a worker that keeps within it ends by itself', async () => {
  const worker = start(`require('node:worker_threads').parentPort.postMessage('selesai')`, 500)
  const [[message], [code]] = await Promise.all([once(worker, 'message'), once(worker, 'exit')])
  expect([message, code]).toEqual(['selesai', 0])
})
