import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArrivalReply } from '#shared/bundles/contract.ts'
import { importErrors } from '#shared/evidence/contract.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { mayCall } from '#shared/users/rights.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { blobFolderOf } from '../vault/blob-folder.ts'
import type { Vault } from '../vault/service.ts'
import type { Opened } from './open-bundle.ts'

/** A bundle that lies open before somebody: one at a time. */
export type Arrival = {
  readonly ticket: string
  readonly size: number
  readonly session: Session
  file: FileHandle | null
  /** Our own copy, where the bytes came as a stream; removed with the rest. */
  copy: string | null
  opened: Opened | null
  /** What reads the file now; it is stopped and waited for before the file is closed. */
  work: Promise<unknown>
  readonly stop: AbortController
}

export type Arrivals = Readonly<{
  has(ticket: string): boolean
  /** Bytes as they come, kept in `staging` until the bundle is received or discarded. Never throws. */
  takeStream(ticket: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<ArrivalReply>
  /** The desktop's way: the file is read where it lies. */
  takePath(ticket: string, path: string): Promise<ArrivalReply>
  expect(size: number): Promise<string>
  /** Throws AppError `bundle_gone`. */
  require(ticket: string): Arrival & { readonly file: FileHandle }
  discard(ticket?: string): Promise<void>
}>

type Deps = Readonly<{
  ports: Pick<Ports, 'newId' | 'logger'>
  vault: Pick<Vault, 'requireSession' | 'session' | 'folder'>
}>

export function createArrivals({ ports, vault }: Deps): Arrivals {
  let arrival: Arrival | null = null

  const discard = async (ticket?: string) => {
    const gone = arrival
    if (!gone || (ticket !== undefined && gone.ticket !== ticket)) return
    arrival = null
    gone.stop.abort()
    // A closed descriptor may be another file's by the time a thread reads from it.
    await gone.work.catch(() => {})
    gone.opened?.forget()
    await gone.file?.close().catch(() => {})
    if (gone.copy) await rm(gone.copy, { force: true })
  }
  const take = async (ticket: string, bring: (waiting: Arrival) => Promise<FileHandle>): Promise<ArrivalReply> => {
    const waiting = arrival
    const session = vault.session()
    if (!waiting || waiting.ticket !== ticket || waiting.file) return refused('ticket_unknown')
    if (!session || waiting.session !== session) return refused('vault_locked')
    if (!mayCall('bundles.arrive', session.user.rights)) return refused('not_permitted')
    try {
      waiting.file = await bring(waiting)
      // Locked, or another file was chosen, while the bytes came.
      if (arrival === waiting) return { ok: true }
      await waiting.file.close()
      return refused('import_cancelled')
    } catch (error) {
      await discard(ticket)
      return replyOf(error, ports)
    }
  }

  return {
    has: (ticket) => arrival?.ticket === ticket,
    takeStream: (ticket, body, signal) =>
      take(ticket, async (waiting) => {
        waiting.copy = join(blobFolderOf(vault.folder()).staging, `${ticket}.bundel`)
        const isWanted = () => arrival === waiting
        return keep(waiting, { path: waiting.copy, body, signal, isWanted })
      }),
    takePath: (ticket, path) => take(ticket, () => openOfSize(path, ticket === arrival?.ticket ? arrival.size : -1)),
    expect: async (size) => {
      await discard()
      const ticket = ports.newId()
      const session = vault.requireSession()
      const stop = new AbortController()
      arrival = { ticket, size, session, file: null, copy: null, opened: null, work: Promise.resolve(), stop }
      return ticket
    },
    require: (ticket) => {
      if (!arrival?.file || arrival.ticket !== ticket || arrival.session !== vault.session())
        throw new AppError('bundle_gone')
      return arrival as Arrival & { readonly file: FileHandle }
    },
    discard,
  }
}

type Coming = Readonly<{
  path: string
  body: AsyncIterable<Uint8Array>
  signal: AbortSignal | undefined
  /** False after a lock, or when another file was chosen. */
  isWanted(): boolean
}>

/** Nothing is synced: after a crash it is brought again. */
async function keep({ size }: Arrival, { path, body, signal, isWanted }: Coming): Promise<FileHandle> {
  const file = await open(path, 'wx+', 0o600)
  try {
    let filled = 0
    for await (const chunk of body) {
      signal?.throwIfAborted()
      if (!isWanted()) throw new AppError('import_cancelled')
      filled += chunk.length
      if (filled > size) throw new AppError('file_changed')
      await file.writeFile(chunk)
    }
    if (filled !== size) throw new AppError('file_changed')
    return file
  } catch (error) {
    await file.close()
    await rm(path, { force: true })
    throw signal?.aborted ? new AppError('import_cancelled') : error
  }
}

async function openOfSize(path: string, size: number): Promise<FileHandle> {
  const file = await open(path, 'r').catch((cause) => {
    throw new AppError('file_unreadable', undefined, { cause })
  })
  const stat = await file.stat()
  if (stat.isFile() && stat.size === size) return file
  await file.close()
  throw new AppError('file_changed')
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']
const SENTENCES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(importErrors).map(([code, { message }]) => [code, message])),
  vault_locked: procedure['~orpc'].errorMap.vault_locked.message,
  not_permitted: procedure['~orpc'].errorMap.not_permitted.message,
  disk_full: 'Ruang disk habis, sehingga bundel tidak dapat dibaca. Kosongkan ruang, lalu pilih berkasnya lagi.',
}

const refused = (code: string): ArrivalReply => ({ ok: false, code, message: SENTENCES[code] ?? '' })

function replyOf(error: unknown, { logger }: Pick<Ports, 'logger'>): ArrivalReply {
  if (error instanceof AppError) return refused(error.code)
  if (error instanceof Error && 'code' in error && FULL.includes(String(error.code))) return refused('disk_full')
  const incident = logger.incident(error, 'bundles.arrive')
  const message = `Bundel tidak dapat dibaca karena kesalahan di dalam program (${incident}). Berkasnya tidak berubah; pilih sekali lagi.`
  return { ok: false, code: 'internal', message }
}
