import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { boundMemory } from '#electron/core/kernel/bound-memory.ts'

const start = (code: string, growthMiB: number) =>
  boundMemory(new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } }), growthMiB)

test('memory outside the heap of V8 is bounded too', async () => {
  // Touched page by page: memory only asked for is not yet memory used.
  const worker = start(
    `const kept = []
     setInterval(() => { const part = Buffer.allocUnsafeSlow(16 * 1024 * 1024); part.fill(1); kept.push(part) }, 5)`,
    200,
  )
  const before = process.memoryUsage.rss()
  const [code] = await once(worker, 'exit')
  expect(code).toBe(1)
  expect((process.memoryUsage.rss() - before) / 1024 ** 2).toBeLessThan(1000)
})

test('a worker that keeps within it ends by itself', async () => {
  const worker = start(`require('node:worker_threads').parentPort.postMessage('selesai')`, 500)
  const [[message], [code]] = await Promise.all([once(worker, 'message'), once(worker, 'exit')])
  expect([message, code]).toEqual(['selesai', 0])
})
