import type { FileHandle } from 'node:fs/promises'
import { ZodError } from 'zod'
import type { BundleProgress } from '#shared/bundles/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { findCase } from '../cases/service.ts'
import { listEvidence, noteCustody } from '../evidence/service.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { yearlyNumber } from '../kernel/numbering.ts'
import type { Ports } from '../kernel/ports.ts'
import { asSaveError } from '../kernel/save-error.ts'
import { findReport, writeMissingKeys } from '../reports/service.ts'
import { adoptBlobs, dropBlobs } from '../vault/adopt-blobs.ts'
import { blobFolderOf } from '../vault/blob-folder.ts'
import { findBlob, recordBlob } from '../vault/blob-rows.ts'
import { codeOf } from '../vault/durable-file.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { insertCarried, type Row } from './extract.ts'
import type { Opened } from './open-bundle.ts'
import { type Former, findContact, insertArrival, ownSigner, putContact } from './rows.ts'
import { unpackBlobs } from './unpack.ts'

export type Receiving = Readonly<{
  ports: Pick<Ports, 'now' | 'newId' | 'workerFile'>
  open: OpenVault
  /** Of the vault. */
  folder: string
  file: FileHandle
  opened: Opened
  confirmSender: boolean
  tell(progress: BundleProgress): void
  signal: AbortSignal
}>
export type Received = Readonly<{ number: string; formerNumber: string }>

/** All of the case or nothing of it. Throws AppError as `bundles.receive` declares. */
export async function receiveCase(job: Receiving): Promise<Received> {
  requireWelcome(job)
  const folder = blobFolderOf(job.folder)
  const ids = job.opened.blobs.map(({ id }) => id)
  const state = { committing: false }
  try {
    const stored = await unpackBlobs(job, folder)
    await job.open.tidied
    job.signal.throwIfAborted()
    requireWelcome(job)
    await adoptBlobs(folder, ids)
    const committing = () => {
      state.committing = true
    }
    return commit(job, { stored, committing })
  } catch (error) {
    // Once a COMMIT was attempted nothing is deleted: files without a row are set aside at the next unlock.
    if (!state.committing) await dropBlobs(folder, ids)
    throw refusalOf(error)
  }
}

/** Throws `case_already_here`, `bundle_collides` or `sender_unconfirmed`. */
function requireWelcome({ open: { session }, opened: { statement, blobs }, confirmSender }: Receiving): void {
  const here = findCase(session.db, statement.caseId)
  if (here)
    throw new AppError(
      'case_already_here',
      `Perkara ini sudah ada di brankas ini dengan nomor ${here.number} dan tidak ditimpa. Buka perkara itu; bahan baru dari pengirim ditambahkan di sana sebagai bukti.`,
    )
  if (blobs.some(({ id }) => findBlob(session.db, id) !== null)) throw new AppError('bundle_collides')
  const { publicKey } = statement.sender
  const known = ownSigner(session.db, publicKey) !== null || findContact(session.db, publicKey) !== null
  if (!known && !confirmSender) throw new AppError('sender_unconfirmed')
}

type Committing = Readonly<{ stored: readonly StoredBlob[]; committing(): void }>

function commit({ open, ports, opened }: Receiving, { stored, committing }: Committing): Received {
  const { session } = open
  const { statement, extract } = opened
  const { bundleId, caseId, sender, vaultId, head } = statement
  const at = toInstant(ports.now())
  const details = {
    bundleId,
    formerNumber: statement.caseNumber,
    sender: sender.name,
    signingKey: sender.publicKey,
    fromVault: vaultId,
    seq: head.seq,
    hash: head.hash,
    files: opened.blobs.length,
  }
  return session.commit({ action: 'case.received', subject: caseId, details }, (db) => {
    for (const blob of stored) recordBlob(db, blob, at)
    const former: Former = { number: statement.caseNumber, reports: [] }
    insertCarried(db, extract.rows, renumbering(db, ports.now().getUTCFullYear(), former.reports))
    insertArrival(db, { ...opened, entries: extract.entries, former }, { at, by: session.user.name })
    if (ownSigner(db, sender.publicKey) === null) putContact(db, sender, { at, by: session.user.name })
    writeMissingKeys(db)
    for (const { id } of requireReadable(db, caseId))
      noteCustody(db, id, { at, actor: session.user.name, action: 'received', detail: `${sender.name} · ${bundleId}` })
    const number = findCase(db, caseId)?.number ?? ''
    committing()
    return { number, formerNumber: statement.caseNumber }
  })
}

export const isNumberTaken = (db: ReadDb, table: 'cases' | 'reports', number: unknown): boolean =>
  db.prepare(`SELECT 1 FROM ${table} WHERE number = ?`).get(number) !== undefined

/** A number that is taken here gives way to our next one, and is kept beside it. */
function renumbering(db: WriteDb, year: number, reports: Former['reports']) {
  return (table: string, row: Row): Row => {
    if ((table !== 'cases' && table !== 'reports') || !isNumberTaken(db, table, row.number)) return row
    const number = yearlyNumber(db, table === 'cases' ? 'P' : 'L', year)
    if (table === 'reports') reports.push({ former: String(row.number), number })
    return { ...row, number }
  }
}

/** What the screens will read is read once before it is kept: rows of another shape would break them for good. */
function requireReadable(db: WriteDb, caseId: Opened['statement']['caseId']) {
  findCase(db, caseId)
  const evidence = listEvidence(db, { kind: 'case', id: caseId })
  for (const { reportId } of evidence) if (reportId !== null) findReport(db, reportId)
  return evidence
}

function refusalOf(error: unknown): unknown {
  if (error instanceof ZodError) return new AppError('bundle_damaged', undefined, { cause: error })
  const code = codeOf(error)
  if (/^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(code))
    return new AppError('bundle_collides', undefined, { cause: error })
  if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_ERROR' || code === 'SQLITE_MISMATCH')
    return new AppError('bundle_damaged', undefined, { cause: error })
  const saved = asSaveError(error)
  return saved.code === 'disk_full' ? saved : error
}
