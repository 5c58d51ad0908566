import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createChunkQueue } from '#renderer/features/interviews/chunk-queue.ts'

const sound = (text: string) => new Blob([text])

function aCore() {
  const core = { got: [] as string[], failing: 0, final: false, waiting: 0 }
  const queue = createChunkQueue(
    {
      append: async ({ seq, base64 }) => {
        if (core.failing > 0) {
          core.failing -= 1
          throw new Error('away')
        }
        core.got.push(`${seq}:${atob(base64)}`)
      },
      isFinal: () => core.final,
    },
    (count) => {
      core.waiting = count
    },
  )
  return { core, queue }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('chunks arrive in order, numbered from 0', async () => {
  const { core, queue } = aCore()
  for (const text of ['a', 'b', 'c']) queue.add(0, sound(text))
  await queue.drained()
  expect(core).toMatchObject({ got: ['0:a', '1:b', '2:c'], waiting: 0 })
})

test('an unacknowledged chunk is sent again before the next one', async () => {
  const { core, queue } = aCore()
  core.failing = 2
  queue.add(0, sound('a'))
  queue.add(1000, sound('b'))
  const drained = queue.drained()
  await vi.advanceTimersByTimeAsync(5000)
  await drained
  expect(core.got).toEqual(['0:a', '1:b'])
})

test('when the recording is over for the core, nothing is tried for ever', async () => {
  const { core, queue } = aCore()
  Object.assign(core, { failing: 99, final: true })
  queue.add(0, sound('a'))
  await queue.drained()
  expect(queue.isBroken()).toBe(true)
  expect(core.got).toEqual([])
})

test('a megabyte of sound is one call', async () => {
  const { core, queue } = aCore()
  queue.add(0, sound('x'.repeat(1024 * 1024)))
  await queue.drained()
  expect(core.got[0]?.length).toBe(1024 * 1024 + 2)
})
