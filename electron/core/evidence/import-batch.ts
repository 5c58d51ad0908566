import { hash } from 'node:crypto'
import type { ImportReply } from '#shared/evidence/contract.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Session } from '../kernel/session.ts'
import { createNameJudge } from '../reports/leak-check.ts'
import { refuseFileName } from '../reports/refuse-telling.ts'
import { chunksOf } from '../vault/plain-file.ts'
import { classify, PDF_MARKERS } from './classify.ts'
import type { ImportDeps } from './import.ts'
import {
  type Arrived,
  acknowledged,
  alreadyThere,
  asPicture,
  findKnown,
  NO_PICTURE,
  recordArrived,
} from './import-record.ts'
import { refusal, refusalOf } from './import-refusals.ts'
import { requireTarget } from './import-target.ts'
import { withUnchanged } from './read-file.ts'
import { createScanner } from './scan.ts'
import type { Ticket } from './tickets.ts'

/** Sealed and synced at once: the disk writes several small files hardly slower than one. */
const AT_ONCE = 8

/** One file of a batch with its bytes, or why there are none. */
type Brought = Readonly<{ name: string; bytes: Uint8Array }> | Readonly<{ name: string; error: unknown }>

/** What became of it before anything was recorded. */
type Settled =
  | Readonly<{ state: 'arrived'; file: Arrived }>
  | Readonly<{ state: 'known'; evidence: Evidence }>
  | Readonly<{ state: 'refused'; reply: ImportReply }>

/** Many small files by one ticket: each sealed, synced and renamed by itself, all recorded in one transaction. */
export function createBatchImporter(deps: ImportDeps) {
  async function importAll(
    ticketId: string,
    bring: (ticket: Ticket) => AsyncIterable<Brought>,
    signal?: AbortSignal,
  ): Promise<ImportReply[]> {
    const ticket = deps.tickets.take(ticketId)
    if (!ticket) return [refusal(new AppError('ticket_unknown'))]
    const stop = () => ticket.abort.abort()
    signal?.addEventListener('abort', stop)
    try {
      return await store(deps, ticket, bring(ticket))
    } catch (error) {
      return ticket.files.map(() => refusalOf(error, ticket, deps.ports))
    } finally {
      signal?.removeEventListener('abort', stop)
      deps.tickets.finish(ticketId)
    }
  }
  return {
    importBatch: (ticketId: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal) =>
      importAll(ticketId, (ticket) => cut(body, ticket), signal),
    importPaths: (ticketId: string, paths: readonly string[]) =>
      importAll(ticketId, (ticket) => readAll(paths, ticket)),
  }
}

async function store(deps: ImportDeps, ticket: Ticket, files: AsyncIterable<Brought>): Promise<ImportReply[]> {
  const session = deps.requireSession()
  requireTarget(session.db, ticket.target)
  const settled = await settleAll(deps, { session, ticket, names: createNameJudge(session.db) }, files)
  deps.requireSession()
  return acknowledge(deps, { session, ticket }, settled)
}

/** On failure nothing was recorded yet, and what was sealed is given back. */
async function settleAll(deps: ImportDeps, context: Context, files: AsyncIterable<Brought>): Promise<Settled[]> {
  const { abort } = context.ticket
  const settling: Promise<Settled>[] = []
  try {
    for await (const file of files) {
      abort.signal.throwIfAborted()
      const settled = settle(deps, context, file)
      settled.catch(() => {})
      settling.push(settled)
      await settling.at(-AT_ONCE)
    }
    const all = await Promise.all(settling)
    abort.signal.throwIfAborted()
    return all
  } catch (error) {
    for (const settled of await Promise.allSettled(settling))
      if (settled.status === 'fulfilled' && settled.value.state === 'arrived')
        await context.session.blobs.discard(settled.value.file.blob.id)
    throw error
  }
}

type Context = Readonly<{ session: Session; ticket: Ticket; names: (text: string) => boolean }>

async function acknowledge(deps: ImportDeps, { session, ticket }: Omit<Context, 'names'>, all: readonly Settled[]) {
  const arrived = all.flatMap((settled) => (settled.state === 'arrived' ? [settled.file] : []))
  const recorded = await recordArrived({ session, ports: deps.ports }, ticket, arrived)
  const replies = recorded.map((evidence) => acknowledged(session, evidence)).values()
  return all.map((settled): ImportReply => {
    if (settled.state === 'refused') return settled.reply
    if (settled.state === 'known') return alreadyThere(settled.evidence)
    return replies.next().value ?? refusal(new AppError('file_changed'))
  })
}

async function settle(deps: ImportDeps, { session, ticket, names }: Context, file: Brought): Promise<Settled> {
  if ('error' in file) return { state: 'refused', reply: refusalOf(file.error, ticket, deps.ports) }
  const { name, bytes } = file
  try {
    refuseFileName(session, ticket.target.id, name, names)
  } catch (error) {
    return { state: 'refused', reply: refusalOf(error, ticket, deps.ports) }
  }
  const sha256 = hash('sha256', bytes, 'hex')
  const known = findKnown(session, ticket, { name, size: bytes.length, sha256 })
  if (known) return { state: 'known', evidence: known }
  const scanner = createScanner(PDF_MARKERS, bytes.length)
  scanner.watch(bytes)
  const classified = await classify(scanner.result(), name)
  const picture = classified.kind === 'image' ? await measure(deps, bytes) : NO_PICTURE
  const blob = await session.blobs.put([bytes], { signal: ticket.abort.signal, size: bytes.length })
  return { state: 'arrived', file: { name, blob, classified, picture } }
}

const measure = async ({ ports }: ImportDeps, bytes: Uint8Array) => {
  try {
    return { ...NO_PICTURE, ...(await ports.rasterizer.probe(bytes)) }
  } catch (error) {
    return asPicture(error)
  }
}

/** The body holds the files one after the other, and not a byte more or less. */
async function* cut(body: AsyncIterable<Uint8Array>, { files }: Ticket): AsyncGenerator<Brought> {
  const parts = files.map(({ name, size }) => ({ name, bytes: new Uint8Array(size) })).values()
  let part = parts.next().value
  let filled = 0
  for await (const chunk of body)
    for (let taken = 0; taken < chunk.length; ) {
      if (!part) throw new AppError('file_changed')
      const count = Math.min(chunk.length - taken, part.bytes.length - filled)
      part.bytes.set(chunk.subarray(taken, taken + count), filled)
      filled += count
      taken += count
      if (filled < part.bytes.length) continue
      yield part
      part = parts.next().value
      filled = 0
    }
  // What is left may only be empty files.
  for (; part; part = parts.next().value) {
    if (part.bytes.length > 0) throw new AppError('file_changed')
    yield part
  }
}

/** One file that cannot be read does not hold up the others. */
async function* readAll(paths: readonly string[], { files }: Ticket): AsyncGenerator<Brought> {
  if (paths.length !== files.length) throw new AppError('file_changed')
  for (const [index, { name, size }] of files.entries()) {
    try {
      yield { name, bytes: await readSmall(paths[index] ?? '', size) }
    } catch (error) {
      yield { name, error }
    }
  }
}

const readSmall = (path: string, size: number): Promise<Uint8Array> =>
  withUnchanged(
    path,
    async (source) => {
      if (source.size !== size) throw new AppError('file_changed')
      const bytes = new Uint8Array(size)
      let filled = 0
      for await (const chunk of chunksOf(source)) {
        bytes.set(chunk, filled)
        filled += chunk.length
      }
      return bytes
    },
    async () => {},
  )
