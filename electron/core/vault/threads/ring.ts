import type { BlobThreads, Slot } from './blob-threads.ts'
import type { Job, Outcome, StreamFacts } from './messages.ts'

/** The slots of one stream and what the threads are doing in them. */
export type Ring = Readonly<{
  stream: number
  /** The slot of the n-th piece; pieces take turns. */
  slot(piece: number): Slot
  size: number
  ask(lane: number, job: Job): Promise<Outcome>
  /** Waits for all that is under way, then wipes the slots and gives them back. */
  end(): Promise<void>
}>

/** What each of the two threads must know of the stream; null for one that takes no part. */
type Begun = readonly [BeginFacts | null, BeginFacts | null]
type BeginFacts = Readonly<{ facts: StreamFacts | null; hash: boolean }>

/** Null when no slots are left. */
export function beginRing(threads: BlobThreads, size: number, begun: Begun): Ring | null {
  const slots = threads.takeSlots(size)
  if (!slots) return null
  const stream = threads.newStream()
  const running = new Set<Promise<unknown>>()
  const ask = (lane: number, job: Job): Promise<Outcome> => {
    const answer = threads.ask(lane, job)
    const settled: Promise<unknown> = answer
      .catch(() => {})
      .then(() => {
        running.delete(settled)
      })
    running.add(settled)
    return answer
  }
  // A begin that fails makes every later job of the stream fail, and those are waited for.
  for (const [lane, facts] of begun.entries()) if (facts) ask(lane, { kind: 'begin', stream, ...facts })
  return {
    stream,
    slot: (piece) => slots[piece % slots.length] as Slot,
    size: slots.length,
    ask,
    end: async () => {
      for (const [lane, facts] of begun.entries()) if (facts) ask(lane, { kind: 'end', stream })
      await Promise.all(running)
      threads.giveBack(slots)
    },
  }
}
