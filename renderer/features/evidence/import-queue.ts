import { BATCH, type ImportReply, type ImportTarget } from '#shared/evidence/contract.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { noSpeed, type Speed, withSample } from './import-speed.ts'

/** `known`: its bytes were there already, no second copy was made. */
type ImportState = 'waiting' | 'sending' | 'done' | 'known' | 'failed' | 'cancelled'

/** One file on its way into the vault. */
export type ImportItem = Readonly<{
  key: string
  target: ImportTarget
  origin: 'paste' | 'drop' | 'dialog'
  file: File
  /** Of the file when it was chosen, in bytes. */
  size: number
  state: ImportState
  /** Bytes taken so far. */
  sent: number
  speed: Speed
  /** Why it failed, as the user reads it. */
  message: string
  number: string
  duplicateOf: EvidenceId | null
  /** Came with others: what is there already is then passed over, so that an import cut short can be given again. */
  several: boolean
  /** Never in a batch again: one that held it could not be sent. */
  alone: boolean
}>

export type ImportQueue = readonly ImportItem[]

type Chosen = Pick<ImportItem, 'key' | 'target' | 'origin' | 'file' | 'size'>

export type ImportAction =
  | { type: 'added'; items: readonly Chosen[] }
  | { type: 'started'; keys: readonly string[]; at: number }
  /** Bytes of all these files together, which go in this order. */
  | { type: 'progressed'; keys: readonly string[]; at: number; sent: number }
  | { type: 'answered'; keys: readonly string[]; replies: readonly ImportReply[] }
  | { type: 'failed'; keys: readonly string[]; message: string }
  /** Back to waiting; `alone` ones are not sent with others again. */
  | { type: 'requeued'; keys: readonly string[]; alone: boolean }
  | { type: 'cancelled'; key: string }
  | { type: 'all_cancelled'; target: ImportTarget }
  | { type: 'retried'; key: string }
  /** Whatever failed or was cancelled goes on. */
  | { type: 'resumed'; target: ImportTarget }
  | { type: 'cleared'; target: ImportTarget }

/** Above this a file travels long enough for another to pass it. */
export const LONG_BYTES = 32 * 1024 * 1024
const IN_FLIGHT = 2

const FRESH = { state: 'waiting', sent: 0, speed: noSpeed, message: '', number: '', duplicateOf: null } as const

export function importQueue(queue: ImportQueue, action: ImportAction): ImportQueue {
  switch (action.type) {
    case 'added':
      return [...queue, ...action.items.map((item) => added(item, action.items.length > 1))]
    case 'cleared':
      return queue.filter((item) => !sameTarget(item, action.target) || isPending(item))
    case 'all_cancelled':
      return changing(queue, (item) =>
        sameTarget(item, action.target) && isPending(item) ? { state: 'cancelled' } : null,
      )
    case 'resumed':
      return changing(queue, (item) => (sameTarget(item, action.target) && isLeft(item) ? FRESH : null))
    case 'retried':
      return changing(queue, (item) => (item.key === action.key && isLeft(item) ? FRESH : null))
    case 'cancelled':
      return changing(queue, (item) => (item.key === action.key && isPending(item) ? { state: 'cancelled' } : null))
    default:
      return ofJob(queue, action)
  }
}

const added = (item: Chosen, several: boolean): ImportItem => ({
  ...item,
  ...FRESH,
  several,
  alone: false,
})

const changing = (queue: ImportQueue, change: (item: ImportItem) => Partial<ImportItem> | null): ImportQueue =>
  queue.map((item) => {
    const changed = change(item)
    return changed ? { ...item, ...changed } : item
  })

type JobAction = Extract<ImportAction, { keys: readonly string[] }>

/** A late event of an upload that was cancelled meanwhile changes nothing. */
function ofJob(queue: ImportQueue, action: JobAction): ImportQueue {
  const place = new Map(action.keys.map((key, index) => [key, index]))
  let ahead = 0
  return changing(queue, (item) => {
    const index = place.get(item.key)
    if (index === undefined) return null
    const before = ahead
    ahead += item.size
    return isPending(item) ? changed(item, action, { index, before }) : null
  })
}

function changed(
  item: ImportItem,
  action: JobAction,
  { index, before }: { index: number; before: number },
): Partial<ImportItem> {
  switch (action.type) {
    case 'started':
      return { state: 'sending', speed: withSample(noSpeed, action.at, 0) }
    case 'progressed': {
      const sent = Math.max(item.sent, Math.min(item.size, action.sent - before))
      return { sent, speed: withSample(item.speed, action.at, sent) }
    }
    case 'answered':
      return answered(item, action.replies[index])
    case 'failed':
      return { state: 'failed', message: action.message }
    case 'requeued':
      return { ...FRESH, alone: action.alone }
  }
}

function answered(item: ImportItem, reply: ImportReply | undefined): Partial<ImportItem> {
  if (!reply?.ok) return { state: 'failed', message: reply?.message ?? '' }
  const { number, id } = reply.evidence
  return {
    state: reply.duplicateOf === id ? 'known' : 'done',
    sent: item.size,
    number,
    duplicateOf: reply.duplicateOf === id ? null : reply.duplicateOf,
  }
}

export const isPending = ({ state }: ImportItem): boolean => state === 'waiting' || state === 'sending'
/** Not in the vault, and nothing is under way. */
export const isLeft = ({ state }: ImportItem): boolean => state === 'failed' || state === 'cancelled'
const isLong = ({ size }: ImportItem): boolean => size >= LONG_BYTES

/** Files that travel by one ticket. */
export type ImportJob = readonly [ImportItem, ...ImportItem[]]

/**
 * The files whose turn it is. Small files of one place go in batches, one batch after another, so that exhibit numbers
 * follow their order; beside a long file a second job may go, more would only compete for the same disk.
 */
export function nextToStart(queue: ImportQueue): ImportJob[] {
  const sending = queue.filter(({ state }) => state === 'sending')
  const jobs: ImportJob[] = []
  const small = sending.some((item) => !isLong(item))
  let running = sending.filter(isLong).length + (small ? 1 : 0)
  let blocked = small
  const waiting = queue.filter(({ state }) => state === 'waiting')
  for (let at = 0; at < waiting.length && running < IN_FLIGHT && !blocked; ) {
    const job = jobAt(waiting, at)
    if (!job) break
    jobs.push(job)
    at += job.length
    running += 1
    blocked = !isLong(job[0])
  }
  return jobs
}

function jobAt(waiting: ImportQueue, at: number): ImportJob | null {
  const first = waiting[at]
  if (!first) return null
  const job: [ImportItem, ...ImportItem[]] = [first]
  let bytes = first.size
  for (let next = at + 1; mayShare(first); next += 1) {
    const item = waiting[next]
    if (!item || !mayShare(item) || !sameTarget(item, first.target) || item.origin !== first.origin) break
    bytes += item.size
    if (job.length === BATCH.files || bytes > BATCH.bytes) break
    job.push(item)
  }
  return job
}

const mayShare = ({ size, several, alone }: ImportItem): boolean => several && !alone && size <= BATCH.fileBytes

export const sameTarget = ({ target }: Pick<ImportItem, 'target'>, other: ImportTarget): boolean =>
  target.kind === other.kind && target.id === other.id
