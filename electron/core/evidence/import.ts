import { type ImportReply, importErrors } from '#shared/evidence/contract.ts'
import { type Evidence, evidenceIdSchema, type Notice } from '#shared/evidence/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { cleanText } from '#shared/kernel/text.ts'
import type { PutOptions, StoredBlob } from '../kernel/blobs.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import { findBlob, recordBlob } from '../vault/blob-rows.ts'
import { type Classified, classify, PDF_MARKERS } from './classify.ts'
import { requireTarget } from './import-target.ts'
import { withUnchanged } from './read-file.ts'
import { findEvidence, listSameBytes } from './repository.ts'
import { insertEvidence, NO_CAPTURE, noteCustody } from './rows.ts'
import { createScanner } from './scan.ts'
import { readWhole } from './service.ts'
import type { Ticket, Tickets } from './tickets.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  tickets: Tickets
  ports: Pick<Ports, 'now' | 'newId' | 'rasterizer' | 'logger'>
}>

/** Larger pictures are kept as they are and shown by the browser, but not measured here. */
const PROBE_LIMIT = 200 * 1024 * 1024

/** Brings the bytes of a ticket into a durable blob. */
type Bring = (session: Session, ticket: Ticket, options: PutOptions) => Promise<StoredBlob>

/** The import protocol: bytes → scan, hash, seal → durable blob → one transaction → acknowledged. */
export function createImporter(deps: Deps) {
  async function importFrom(ticketId: string, bring: Bring, signal?: AbortSignal): Promise<ImportReply> {
    const ticket = deps.tickets.take(ticketId)
    if (!ticket) return refusal(new AppError('ticket_unknown'))
    const stop = () => ticket.abort.abort()
    signal?.addEventListener('abort', stop)
    try {
      return await store(deps, ticket, bring)
    } catch (error) {
      return refusalOf(error, ticket, deps)
    } finally {
      signal?.removeEventListener('abort', stop)
      deps.tickets.finish(ticketId)
    }
  }

  return {
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

async function store(deps: Deps, ticket: Ticket, bring: Bring): Promise<ImportReply> {
  const session = deps.requireSession()
  requireTarget(session.db, ticket.target)
  const scanner = createScanner(PDF_MARKERS)
  const blob = await bring(session, ticket, {
    watch: scanner.watch,
    signal: ticket.abort.signal,
    onProgress: (bytes) => deps.tickets.advance(ticket.id, bytes),
  })
  const classified = await classify(scanner.result(), ticket.name)
  const picture = classified.kind === 'image' ? await measure(session, blob, deps) : NO_PICTURE
  const id = evidenceIdSchema.parse(deps.ports.newId())
  deps.requireSession()
  try {
    record({ deps, session, ticket, blob, classified, picture, id })
  } catch (error) {
    await giveBack(session, blob)
    throw error
  }
  const evidence = findEvidence(session.db, id)
  if (!evidence) throw new Error('The imported row is not there.')
  return { ok: true, evidence, duplicateOf: duplicateOf(session, evidence) }
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

type Picture = Readonly<{ width: number | null; height: number | null; notices: Notice[] }>
const NO_PICTURE: Picture = { width: null, height: null, notices: [] }

async function measure(session: Session, blob: StoredBlob, { ports }: Deps): Promise<Picture> {
  if (blob.size > PROBE_LIMIT) return { ...NO_PICTURE, notices: ['huge_image'] }
  try {
    const { width, height } = await ports.rasterizer.probe(await readWhole(session, blob))
    return { width, height, notices: [] }
  } catch (error) {
    return {
      ...NO_PICTURE,
      notices: [error instanceof AppError && error.code === 'image_too_large' ? 'huge_image' : 'unreadable_image'],
    }
  }
}

type Recording = Readonly<{
  deps: Deps
  session: Session
  ticket: Ticket
  blob: StoredBlob
  classified: Classified
  picture: Picture
  id: Evidence['id']
}>

function record({ deps, session, ticket, blob, classified, picture, id }: Recording): void {
  const at = toInstant(deps.ports.now())
  const originalName = cleanText(ticket.name).trim().slice(0, 300) || 'tanpa nama'
  const { target } = ticket
  const details = {
    name: originalName,
    size: blob.size,
    sha256: blob.sha256,
    [target.kind]: target.id,
    origin: ticket.origin,
  }
  session.commit({ action: 'evidence.imported', subject: id, details }, (db) => {
    requireTarget(db, target)
    recordBlob(db, blob, at)
    insertEvidence(db, {
      id,
      caseId: target.kind === 'case' ? target.id : null,
      reportId: target.kind === 'report' ? target.id : null,
      title: originalName,
      originalName,
      kind: classified.kind,
      mime: classified.mime,
      size: blob.size,
      sha256: blob.sha256,
      width: picture.width,
      height: picture.height,
      notices: [...new Set([...classified.notices, ...picture.notices])],
      origin: ticket.origin,
      derivedFrom: null,
      capture: NO_CAPTURE,
      note: '',
      importedAt: at,
      importedBy: session.user.name,
      blobId: blob.id,
    })
    noteCustody(db, id, { at, actor: session.user.name, action: 'imported', detail: ticket.origin })
  })
}

/** What was not recorded was not acknowledged: on a full disk its room is wanted. */
async function giveBack(session: Session, blob: StoredBlob): Promise<void> {
  if (findBlob(session.db, blob.id) === null) await session.blobs.discard(blob.id)
}

const duplicateOf = (session: Session, evidence: Evidence) =>
  listSameBytes(session.db, evidence).find(
    (other) => other.caseId === evidence.caseId && other.reportId === evidence.reportId,
  )?.id ?? null

const isKnown = (code: string): code is keyof typeof importErrors => Object.hasOwn(importErrors, code)

const refusal = (error: AppError): ImportReply => ({
  ok: false,
  code: error.code,
  message: error.worded ? error.message : isKnown(error.code) ? importErrors[error.code].message : error.message,
})

function refusalOf(error: unknown, ticket: Ticket, { ports }: Deps): ImportReply {
  if (ticket.abort.signal.aborted) return refusal(new AppError('import_cancelled'))
  if (error instanceof AppError) return refusal(error)
  const incident = ports.logger.incident(error, 'evidence.import')
  return {
    ok: false,
    code: 'internal',
    message: `Berkas tidak dapat disimpan karena kesalahan di dalam program (${incident}). Berkas asal tidak berubah; ulangi impor.`,
  }
}
