import type { ImportReply, ImportTarget } from '#shared/evidence/contract.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { noSpeed, type Speed, withSample } from './import-speed.ts'

type ImportState = 'waiting' | 'sending' | 'done' | 'failed' | 'cancelled'

/** One file on its way into the vault. */
export type ImportItem = Readonly<{
  key: string
  target: ImportTarget
  origin: 'paste' | 'drop' | 'dialog'
  file: File
  state: ImportState
  /** Bytes taken so far. */
  sent: number
  speed: Speed
  /** Why it failed, as the user reads it. */
  message: string
  number: string
  duplicateOf: EvidenceId | null
}>

export type ImportQueue = readonly ImportItem[]

export type ImportAction =
  | { type: 'added'; items: readonly Pick<ImportItem, 'key' | 'target' | 'origin' | 'file'>[] }
  | { type: 'started'; key: string; at: number }
  | { type: 'progressed'; key: string; at: number; sent: number }
  | { type: 'answered'; key: string; reply: ImportReply }
  | { type: 'failed'; key: string; message: string }
  | { type: 'cancelled'; key: string }
  | { type: 'retried'; key: string }
  | { type: 'cleared'; target: ImportTarget }

/** Above this a file travels long enough for another to pass it. */
export const LONG_BYTES = 32 * 1024 * 1024
const IN_FLIGHT = 2

const FRESH = { state: 'waiting', sent: 0, speed: noSpeed, message: '', number: '', duplicateOf: null } as const

export function importQueue(queue: ImportQueue, action: ImportAction): ImportQueue {
  if (action.type === 'added') return [...queue, ...action.items.map((item) => ({ ...item, ...FRESH }))]
  if (action.type === 'cleared') return queue.filter((item) => !sameTarget(item, action.target) || isPending(item))
  return queue.map((item) => (item.key === action.key ? { ...item, ...changed(item, action) } : item))
}

type ItemAction = Exclude<ImportAction, { type: 'added' | 'cleared' }>

function changed(item: ImportItem, action: ItemAction): Partial<ImportItem> {
  if (action.type === 'retried') return isPending(item) || item.state === 'done' ? {} : FRESH
  // A late event of an upload that was cancelled meanwhile changes nothing.
  if (!isPending(item)) return {}
  switch (action.type) {
    case 'started':
      return { state: 'sending', speed: withSample(noSpeed, action.at, 0) }
    case 'progressed':
      return { sent: Math.max(item.sent, action.sent), speed: withSample(item.speed, action.at, action.sent) }
    case 'answered':
      return answered(item, action.reply)
    case 'failed':
      return { state: 'failed', message: action.message }
    case 'cancelled':
      return { state: 'cancelled' }
  }
}

function answered(item: ImportItem, reply: ImportReply): Partial<ImportItem> {
  if (!reply.ok) return { state: 'failed', message: reply.message }
  return { state: 'done', sent: item.file.size, number: reply.evidence.number, duplicateOf: reply.duplicateOf }
}

export const isPending = ({ state }: ImportItem): boolean => state === 'waiting' || state === 'sending'

/**
 * The files whose turn it is. Small files go one after another, so that exhibit numbers follow their order; beside a
 * long one a second may go, more would only compete for the same disk.
 */
export function nextToStart(queue: ImportQueue): ImportItem[] {
  const sending = queue.filter(({ state }) => state === 'sending')
  const waiting = queue.filter(({ state }) => state === 'waiting')
  const next: ImportItem[] = []
  for (const item of waiting) {
    const ahead = [...sending, ...next]
    if (ahead.length >= IN_FLIGHT || ahead.some(({ file }) => file.size < LONG_BYTES)) break
    next.push(item)
  }
  return next
}

export const sameTarget = ({ target }: Pick<ImportItem, 'target'>, other: ImportTarget): boolean =>
  target.kind === other.kind && target.id === other.id
