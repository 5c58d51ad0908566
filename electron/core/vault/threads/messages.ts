/** Plaintext travels in slots of shared memory, this large; a slot holds the plaintext of at most four segments. */
export const SLOT = 1024 * 1024
export const GROUP = 4

/** Told once per stream. `key` is shared memory, so that whoever wipes it wipes it for the thread too. */
export type StreamFacts = Readonly<{
  /** Sealed file: read from when opening, written to when sealing. */
  fd: number
  key: SharedArrayBuffer
  prefix: Uint8Array
  /** Segments of the whole stream, to know the last one; null while sealing, where `last` says so. */
  segments: number | null
}>

type OfStream = Readonly<{ stream: number }>
type InSlot = OfStream & Readonly<{ slot: number; length: number }>

/** One short piece of work; a thread does them in the order they came. */
export type Job =
  | Readonly<{ kind: 'slot'; slot: number; memory: SharedArrayBuffer }>
  | (OfStream & Readonly<{ kind: 'begin'; facts: StreamFacts | null; hash: boolean }>)
  | (OfStream & Readonly<{ kind: 'end' }>)
  /** Opens sealed bytes `[at, at + length)` of the file, which start with segment `index`, into the slot. */
  | (InSlot & Readonly<{ kind: 'open'; index: number; at: number }>)
  /** Seals the slot's plaintext as segments from `index` on and writes them at `at`. */
  | (InSlot & Readonly<{ kind: 'seal'; index: number; at: number; last: boolean }>)
  /** Hashes the slot. */
  | (InSlot & Readonly<{ kind: 'hash' }>)
  /** Reads plaintext from a file into the slot and hashes it; fewer bytes than asked for mean the file ended. */
  | (InSlot & Readonly<{ kind: 'take'; fd: number; at: number }>)
  | (OfStream & Readonly<{ kind: 'digest' }>)

/** What a job gives back: bytes in the slot, or a hash as hex. */
export type Outcome = number | string

export type Request = Readonly<{ id: number; job: Job }>
export type Reply = Readonly<
  | { id: number; ok: true; outcome: Outcome }
  /** `broken`: the seal does not hold; else an error of the system with its code. */
  | { id: number; ok: false; broken: boolean; code: string; message: string }
>
