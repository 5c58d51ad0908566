import { useEffect, useState } from 'react'
import { type ImportQueue, isLeft, isPending } from './import-queue.ts'
import { noSpeed, type Speed, withSample } from './import-speed.ts'

/** What a file costs beside its bytes, in bytes: two syncs of the disk. Without it ten thousand notes are no work at all. */
const FILE_COST = 512 * 1024

export type Whole = Counts & { bytes: Speed; labour: Speed }

/** Counts of the whole, with speeds that do not jump from file to file. */
export function useWhole(queue: ImportQueue): Whole {
  const [speeds, setSpeeds] = useState({ bytes: noSpeed, labour: noSpeed })
  const counts = countsOf(queue)
  const { pending, sent, work } = counts
  useEffect(() => {
    const at = performance.now()
    setSpeeds(({ bytes, labour }) =>
      pending === 0
        ? { bytes: noSpeed, labour: noSpeed }
        : { bytes: withSample(bytes, at, sent), labour: withSample(labour, at, work) },
    )
  }, [pending, sent, work])
  return { ...counts, ...speeds }
}

type Counts = ReturnType<typeof countsOf>

export function countsOf(queue: ImportQueue) {
  const counts = { done: 0, known: 0, left: 0, pending: 0, sent: 0, total: 0, work: 0, wholeWork: 0, current: '' }
  for (const item of queue) {
    const { state, sent, size } = item
    const isDone = state === 'done' || state === 'known'
    if (isDone) counts.done += 1
    if (state === 'known') counts.known += 1
    if (state === 'sending' && counts.current === '') counts.current = item.file.name
    if (isPending(item)) counts.pending += 1
    if (isLeft(item)) {
      counts.left += 1
      continue
    }
    counts.total += size
    counts.sent += sent
    counts.wholeWork += size + FILE_COST
    counts.work += sent + (isDone ? FILE_COST : 0)
  }
  return counts
}
