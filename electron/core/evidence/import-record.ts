import type { ImportReply } from '#shared/evidence/contract.ts'
import { type Evidence, evidenceIdSchema, type Notice } from '#shared/evidence/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import { cleanText } from '#shared/kernel/text.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { Entry, WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { findBlob, recordBlob } from '../vault/blob-rows.ts'
import type { Classified } from './classify.ts'
import { requireTarget } from './import-target.ts'
import { findElder, findEvidence, findTwin } from './repository.ts'
import { insertEvidence, NO_CAPTURE, noteCustody } from './rows.ts'
import type { Ticket } from './tickets.ts'

/** Size in pixels where the picture tells it. */
export type Picture = Readonly<{ width: number | null; height: number | null; notices: Notice[] }>
export const NO_PICTURE: Picture = { width: null, height: null, notices: [] }

/** A file whose sealed bytes are durable and which only lacks its row. */
export type Arrived = Readonly<{ name: string; blob: StoredBlob; classified: Classified; picture: Picture }>

/**
 * All of them in one transaction, each with its entry in the log; afterwards they are acknowledged. On failure none is
 * there and what was sealed is given back.
 */
export async function recordArrived(
  { session, ports }: Readonly<{ session: Session; ports: Pick<Ports, 'now' | 'newId'> }>,
  ticket: Ticket,
  arrived: readonly Arrived[],
): Promise<Evidence[]> {
  const at = toInstant(ports.now())
  const items = arrived.map((file) => ({
    ...file,
    id: evidenceIdSchema.parse(ports.newId()),
    originalName: nameOf(file.name),
  }))
  const [entry, ...further] = items.map((item) => entryOf(item, ticket))
  if (!entry) return []
  try {
    session.commit({ ...entry, further }, (db) => {
      requireTarget(db, ticket.target)
      for (const item of items) insert(db, item, { ticket, at, actor: session.user.name })
    })
  } catch (error) {
    for (const { blob } of items) await giveBack(session, blob)
    throw error
  }
  return items.map(({ id }) => {
    const evidence = findEvidence(session.db, id)
    if (!evidence) throw new Error('The imported row is not there.')
    return evidence
  })
}

const nameOf = (name: string) => cleanText(name).trim().slice(0, 300) || 'tanpa nama'

type Item = Arrived & Readonly<{ id: Evidence['id']; originalName: string }>

const entryOf = ({ id, originalName, blob }: Item, { target, origin }: Ticket): Entry => ({
  action: 'evidence.imported',
  subject: id,
  details: { name: originalName, size: blob.size, sha256: blob.sha256, [target.kind]: target.id, origin },
})

type Facts = Readonly<{ ticket: Ticket; at: Instant; actor: string }>

function insert(db: WriteDb, item: Item, { ticket: { target, origin }, at, actor }: Facts): void {
  const { id, blob, classified, picture, originalName } = item
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
    origin,
    derivedFrom: null,
    capture: NO_CAPTURE,
    note: '',
    importedAt: at,
    importedBy: actor,
    blobId: blob.id,
  })
  noteCustody(db, id, { at, actor, action: 'imported', detail: origin })
}

/** What was not recorded was not acknowledged: on a full disk its room is wanted. */
async function giveBack(session: Session, blob: StoredBlob): Promise<void> {
  if (findBlob(session.db, blob.id) === null) await session.blobs.discard(blob.id)
}

/** The reply to a file that is now recorded; `duplicateOf` names an older item of the same place with the same bytes. */
export const acknowledged = (session: Session, evidence: Evidence): ImportReply => ({
  ok: true,
  evidence,
  duplicateOf: findElder(session.db, evidence),
})

/**
 * The item of that place which already holds these bytes under this name and was not withdrawn: the same file given once
 * more. The same bytes under another name are a finding of their own and are kept.
 */
export const findKnown = (
  session: Session,
  { target }: Ticket,
  { name, size, sha256 }: Readonly<{ name: string; size: number; sha256: string }>,
): Evidence | null => findTwin(session.db, { target, sha256, size, originalName: nameOf(name) })

/** No second copy was made: the item is its own duplicate. */
export const alreadyThere = (evidence: Evidence): ImportReply => ({ ok: true, evidence, duplicateOf: evidence.id })

/** What a picture says of its size, or a notice why it does not. */
export function asPicture(error: unknown): Picture {
  const huge = error instanceof AppError && error.code === 'image_too_large'
  return { ...NO_PICTURE, notices: [huge ? 'huge_image' : 'unreadable_image'] }
}
