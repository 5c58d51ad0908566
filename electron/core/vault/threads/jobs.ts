import { createHash, type Hash } from 'node:crypto'
import { readSync, writevSync } from 'node:fs'
import { SealBrokenError } from '../errors.ts'
import { blobLayout } from '../sealed-blob.ts'
import { openerOf, plainStart, release, SEGMENT, type StreamKey, sealedStart, sealSegment } from '../streaming-aead.ts'
import { GROUP, type Job, type Outcome } from './messages.ts'

type Stream = Readonly<{ fd: number; key: StreamKey | null; segments: number | null; hash: Hash | null }>
type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>

/** What one thread knows: the shared slots and the streams that were begun. */
type Known = Readonly<{ slots: Map<number, Buffer>; streams: Map<number, Stream>; scratch: Buffer }>

/** Does jobs one after the other, synchronously. Throws SealBrokenError or an error of the system. */
export function createJobs(): (job: Job) => Outcome {
  const known: Known = { slots: new Map(), streams: new Map(), scratch: Buffer.allocUnsafeSlow(GROUP * SEGMENT) }
  // The table is typed by kind; a lookup by a union of kinds is not.
  return (job) => (WORK[job.kind] as (known: Known, job: Job) => Outcome)(known, job)
}

const WORK: { readonly [K in Job['kind']]: (known: Known, job: JobOf<K>) => Outcome } = {
  slot: ({ slots }, { slot, memory }) => slots.set(slot, Buffer.from(memory)).size,
  begin: ({ streams }, { stream, facts, hash }) =>
    streams.set(stream, {
      fd: facts?.fd ?? -1,
      key: facts && { raw: Buffer.from(facts.key), prefix: facts.prefix },
      segments: facts?.segments ?? null,
      hash: hash ? createHash('sha256') : null,
    }).size,
  end: ({ streams }, { stream }) => Number(streams.delete(stream)),
  open: openSegments,
  seal: sealSegments,
  hash: (known, { stream, slot, length }) => {
    hashOf(known, stream).update(slotOf(known, slot).subarray(0, length))
    return length
  },
  take: (known, { stream, slot, length, fd, at }) => {
    const target = slotOf(known, slot).subarray(0, length)
    const filled = readWhole(fd, target, at)
    hashOf(known, stream).update(target.subarray(0, filled))
    return filled
  },
  digest: (known, { stream }) => hashOf(known, stream).digest('hex'),
}

/** Fewer bytes than asked for only where the file ends. */
function readWhole(fd: number, target: Buffer, at: number): number {
  let filled = 0
  while (filled < target.length) {
    const count = readSync(fd, target, filled, target.length - filled, at + filled)
    if (count === 0) break
    filled += count
  }
  return filled
}

/** A segment reaches the slot only after its tag was checked. */
function openSegments(known: Known, { stream, slot, length, index, at }: JobOf<'open'>): number {
  const { fd, key, segments } = streamOf(known, stream)
  const sealed = known.scratch.subarray(0, length)
  if (readWhole(fd, sealed, at) !== length) throw new SealBrokenError('The blob is cut short.')
  const opener = openerOf(required(key))
  const target = slotOf(known, slot)
  const origin = sealedStart(blobLayout, index)
  let filled = 0
  for (let each = index; sealedStart(blobLayout, each) - origin < length; each += 1) {
    const end = Math.min(length, sealedStart(blobLayout, each + 1) - origin)
    const plain = opener.open(each, each + 1 === segments, sealed.subarray(sealedStart(blobLayout, each) - origin, end))
    filled += plain.copy(target, filled)
    release(plain)
  }
  return filled
}

function sealSegments(known: Known, { stream, slot, length, index, at, last }: JobOf<'seal'>): number {
  const { fd, key } = streamOf(known, stream)
  const plain = slotOf(known, slot).subarray(0, length)
  const origin = plainStart(blobLayout, index)
  const parts: Buffer[] = []
  // An empty stream has one empty segment all the same.
  for (let each = index, start = 0; start < length || each === 0; each += 1) {
    const end = Math.min(length, plainStart(blobLayout, each + 1) - origin)
    parts.push(...sealSegment(required(key), each, last && end === length, plain.subarray(start, end)))
    start = end
    if (end === length) break
  }
  return writeAll(fd, parts, at)
}

/** A system may write less than it was given, above all on a disk that is getting full. */
function writeAll(fd: number, parts: readonly Buffer[], at: number): number {
  const total = parts.reduce((sum, { length }) => sum + length, 0)
  let written = 0
  let rest = [...parts]
  while (written < total) {
    const count = writevSync(fd, rest, at + written)
    written += count
    if (written < total) rest = [Buffer.concat(rest).subarray(count)]
  }
  return written
}

const required = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('The stream was not begun for this.')
  return value
}
const streamOf = ({ streams }: Known, id: number): Stream => required(streams.get(id))
const slotOf = ({ slots }: Known, id: number): Buffer => required(slots.get(id))
const hashOf = (known: Known, id: number): Hash => required(streamOf(known, id).hash)
