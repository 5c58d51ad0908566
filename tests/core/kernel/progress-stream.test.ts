import { describe, expect, test } from 'vitest'
import { progressStream } from '#electron/core/kernel/progress-stream.ts'
import { allOf } from '#tests/support/streams.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

describe('progress as a stream', () => {
  test('everything pushed comes in order, and the end is the end of the work', async () => {
    const stream = progressStream<number>(async (push) => {
      push(1)
      push(2)
      await tick()
      push(3)
    })
    expect(await allOf(stream)).toEqual([1, 2, 3])
  })

  test('what the work throws comes after what it said', async () => {
    const seen: number[] = []
    const stream = progressStream<number>(async (push) => {
      push(1)
      throw new Error('rusak')
    })
    const reading = async () => {
      for await (const each of stream) seen.push(each)
    }
    await expect(reading()).rejects.toThrow('rusak')
    expect(seen).toEqual([1])
  })

  test('leaving the stream, or the signal from outside, aborts the work', async () => {
    let aborted = 0
    const outside = new AbortController()
    const endless = () =>
      progressStream<number>(async (push, signal) => {
        signal.addEventListener('abort', () => {
          aborted += 1
        })
        while (!signal.aborted) {
          push(1)
          await tick()
        }
      }, outside.signal)
    for await (const _ of endless()) break
    await tick()
    expect(aborted).toBe(1)
    const reading = allOf(endless())
    outside.abort()
    await reading
    expect(aborted).toBe(2)
  })
})
