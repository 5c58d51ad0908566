import type { ImportReply } from '#shared/evidence/contract.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { PutOptions, StoredBlob } from '../kernel/blobs.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import { refuseFileName } from '../reports/refuse-telling.ts'
import { classify, PDF_MARKERS } from './classify.ts'
import { createBatchImporter } from './import-batch.ts'
import {
  acknowledged,
  alreadyThere,
  asPicture,
  findKnown,
  NO_PICTURE,
  type Picture,
  recordArrived,
} from './import-record.ts'
import { refusal, refusalOf } from './import-refusals.ts'
import { requireTarget } from './import-target.ts'
import { withUnchanged } from './read-file.ts'
import { createScanner } from './scan.ts'
import { readWhole } from './service.ts'
import type { Ticket, Tickets } from './tickets.ts'

export type ImportDeps = Readonly<{
  requireSession: RequireSession
  tickets: Tickets
  ports: Pick<Ports, 'now' | 'newId' | 'rasterizer' | 'logger'>
}>

/** Larger pictures are kept as they are and shown by the browser, but not measured here. */
const PROBE_LIMIT = 200 * 1024 * 1024

/** Brings the bytes of a ticket into a durable blob. */
type Bring = (session: Session, ticket: Ticket, options: PutOptions) => Promise<StoredBlob>

/** The import protocol: bytes → scan, hash, seal → durable blob → one transaction → acknowledged. */
export function createImporter(deps: ImportDeps) {
  async function importFrom(ticketId: string, bring: Bring, signal?: AbortSignal): Promise<ImportReply> {
    const ticket = deps.tickets.take(ticketId)
    if (!ticket) return refusal(new AppError('ticket_unknown'))
    const stop = () => ticket.abort.abort()
    signal?.addEventListener('abort', stop)
    try {
      return await store(deps, ticket, bring)
    } catch (error) {
      return refusalOf(error, ticket, deps.ports)
    } finally {
      signal?.removeEventListener('abort', stop)
      deps.tickets.finish(ticketId)
    }
  }

  return {
    ...createBatchImporter(deps),
    importStream: (ticketId: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<ImportReply> =>
      importFrom(
        ticketId,
        (session, ticket, options) => session.blobs.put(ofSize(body, ticket), { ...options, size: ticket.size }),
        signal,
      ),
    /** The file is read by the core itself; its size and time must be the same after the last byte. */
    importPath: (ticketId: string, path: string): Promise<ImportReply> => importFrom(ticketId, bringFile(path)),
  }
}

const bringFile =
  (path: string): Bring =>
  (session, ticket, options) =>
    withUnchanged(
      path,
      (source) => {
        if (source.size !== ticket.size) throw new AppError('file_changed')
        return session.blobs.put(source, options)
      },
      (blob) => session.blobs.discard(blob.id),
    )

async function store(deps: ImportDeps, ticket: Ticket, bring: Bring): Promise<ImportReply> {
  const session = deps.requireSession()
  requireTarget(session.db, ticket.target)
  const name = ticket.files[0]?.name ?? ''
  refuseFileName(session, ticket.target.id, name)
  const scanner = createScanner(PDF_MARKERS, ticket.size)
  const blob = await bring(session, ticket, {
    watch: scanner.watch,
    signal: ticket.abort.signal,
    onProgress: (bytes) => deps.tickets.advance(ticket.id, bytes),
  })
  const known = ticket.skipKnown ? findKnown(session, ticket, { ...blob, name }) : null
  if (known) {
    await session.blobs.discard(blob.id)
    return alreadyThere(known)
  }
  const classified = await classify(scanner.result(), name)
  const picture = classified.kind === 'image' ? await measure(session, blob, deps) : NO_PICTURE
  deps.requireSession()
  const [evidence] = await recordArrived({ session, ports: deps.ports }, ticket, [{ name, blob, classified, picture }])
  if (!evidence) throw new Error('The imported row is not there.')
  return acknowledged(session, evidence)
}

async function* ofSize(body: AsyncIterable<Uint8Array>, ticket: Ticket) {
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > ticket.size) throw new AppError('file_changed')
    yield chunk
  }
  if (size !== ticket.size && !ticket.abort.signal.aborted) throw new AppError('file_changed')
}

async function measure(session: Session, blob: StoredBlob, { ports }: ImportDeps): Promise<Picture> {
  if (blob.size > PROBE_LIMIT) return { ...NO_PICTURE, notices: ['huge_image'] }
  try {
    const { width, height } = await ports.rasterizer.probe(await readWhole(session, blob))
    return { width, height, notices: [] }
  } catch (error) {
    return asPicture(error)
  }
}
