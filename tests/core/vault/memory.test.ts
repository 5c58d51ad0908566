import { expect, test } from 'vitest'
import { createTestVault } from '#tests/support/test-vault.ts'

const MIB = 1024 * 1024

test('memory stays bounded while a large file is sealed and read', async () => {
  const fixture = await createTestVault()
  const { blobs } = fixture.vault.requireSession()
  const size = 400 * MIB
  let peak = 0
  const watch = () => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  const source = function* () {
    const chunk = Buffer.alloc(MIB, 5)
    for (let at = 0; at < size; at += chunk.length) yield chunk
  }
  const before = process.memoryUsage().rss
  const blob = await blobs.put(source(), { onProgress: watch, size })
  const reader = await blobs.open(blob)
  let read = 0
  for await (const part of reader.pass(0, size)) {
    read += part.length
    watch()
  }
  await reader.close()
  expect(read).toBe(size)
  // Two threads with their heaps are in it, and what is collected late: the bound is far below the file, not tight.
  expect((peak - before) / MIB).toBeLessThan(200)
  await fixture.end()
})
