import { describe, expect, it } from 'vitest'
import type { ImportItem } from '#renderer/features/evidence/import-queue.ts'
import { countsOf } from '#renderer/features/evidence/import-whole.ts'

const item = (state: ImportItem['state'], size: number, sent = 0) =>
  ({ state, size, sent, file: { name: `${state}.txt` } }) as ImportItem

describe('the whole of an import', () => {
  it('counts what is in, what is known, what is left and what is on its way', () => {
    const queue = [
      item('done', 5, 5),
      item('known', 7, 7),
      item('failed', 9, 1),
      item('cancelled', 9),
      item('sending', 8, 2),
    ]
    expect(countsOf([...queue, item('waiting', 3)])).toMatchObject({
      done: 2,
      known: 1,
      left: 2,
      pending: 2,
      sent: 14,
      total: 23,
      current: 'sending.txt',
    })
  })

  it('takes a file to be work of its own, so that many empty ones are not told as done', () => {
    const { work, wholeWork } = countsOf([item('done', 0), item('waiting', 0), item('waiting', 0), item('waiting', 0)])
    expect(work / wholeWork).toBe(0.25)
  })

  it('ends whole', () => {
    const { work, wholeWork } = countsOf([item('done', 10, 10), item('cancelled', 10), item('known', 0)])
    expect(work).toBe(wholeWork)
  })
})
