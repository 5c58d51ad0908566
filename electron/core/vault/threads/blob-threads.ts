import { release } from '../streaming-aead.ts'
import { type Job, type Outcome, SLOT } from './messages.ts'
import { startThread, type Thread } from './thread.ts'

/** Plaintext slots of all streams together never weigh more than this many MiB. */
const SLOTS = 32
/** How many rooms are kept for the next reader. */
const ROOMS = 4

export type Slot = Readonly<{ number: number; bytes: Buffer }>

/** Bytes of the key of one stream in shared memory: wiping it here wipes it in the threads. */
export type SharedKey = Readonly<{ memory: SharedArrayBuffer; wipe(): void }>

/** Two threads for bulk bytes and the slots they share with the core. Started at first use, ended at lock. */
export type BlobThreads = Readonly<{
  /** Null when too many are out: the caller then does without the threads. Given back with `giveBack`. */
  takeSlots(count: number): readonly Slot[] | null
  /** Wipes them. Nothing may be under way in them any more. */
  giveBack(slots: readonly Slot[]): void
  /** One MiB for sealed bytes alone, read on the core's own thread: fresh pages each time cost more than opening them. */
  takeRoom(): Buffer
  /** Nothing may be reading into it any more. */
  giveRoom(room: Buffer): void
  shareKey(raw: Buffer): SharedKey
  newStream(): number
  /** `lane` is any number; even ones go to one thread, odd ones to the other. */
  ask(lane: number, job: Job): Promise<Outcome>
  /** Ends the threads, then wipes every key and slot. */
  close(): Promise<void>
}>

export function createBlobThreads(workerFile: () => URL): BlobThreads {
  const slots: Slot[] = []
  const free: Slot[] = []
  const rooms: Buffer[] = []
  const keys = new Set<SharedKey>()
  const threads: (Thread | null)[] = [null, null]
  let streams = 0
  let closed = false

  const threadOf = (lane: number): Thread => {
    const running = threads[lane % 2]
    if (running?.alive()) return running
    const fresh = startThread(workerFile())
    for (const slot of slots) tell(fresh, slot)
    threads[lane % 2] = fresh
    return fresh
  }
  const newSlot = (): Slot => {
    const slot = { number: slots.length, bytes: Buffer.from(new SharedArrayBuffer(SLOT)) }
    for (const thread of threads) if (thread) tell(thread, slot)
    slots.push(slot)
    return slot
  }

  return {
    takeSlots(count) {
      if (free.length + SLOTS - slots.length < count) return null
      return Array.from({ length: count }, () => free.pop() ?? newSlot())
    },
    giveBack(used) {
      for (const slot of used) slot.bytes.fill(0)
      free.push(...used)
    },
    takeRoom: () => rooms.pop() ?? Buffer.allocUnsafeSlow(SLOT),
    giveRoom(room) {
      if (rooms.length < ROOMS) rooms.push(room)
      else release(room)
    },
    shareKey(raw) {
      const memory = new SharedArrayBuffer(raw.length)
      Buffer.from(memory).set(raw)
      const key = {
        memory,
        wipe: () => {
          Buffer.from(memory).fill(0)
          keys.delete(key)
        },
      }
      keys.add(key)
      return key
    },
    newStream: () => {
      streams += 1
      return streams
    },
    ask: async (lane, job) => {
      if (closed) throw new Error('The threads for sealed files have ended.')
      return threadOf(lane).ask(job)
    },
    async close() {
      closed = true
      await Promise.all(threads.map((thread) => thread?.end()))
      for (const key of [...keys]) key.wipe()
      for (const { bytes } of slots) bytes.fill(0)
    },
  }
}

/** Shared memory in a message is the same memory, not a copy. */
function tell(thread: Thread, { number, bytes }: Slot): void {
  const memory = bytes.buffer as unknown as SharedArrayBuffer
  thread.ask({ kind: 'slot', slot: number, memory }).catch(() => {})
}
