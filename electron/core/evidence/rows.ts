import { z } from 'zod'
import type { CaseId } from '#shared/cases/model.ts'
import { type Custody, type Evidence, evidenceSchema } from '#shared/evidence/model.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { touchCase } from '../cases/service.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { nextNumber } from '../kernel/numbering.ts'
import { allRows, oneRow } from '../kernel/sql.ts'

type NewEvidence = Omit<Evidence, 'number' | 'verifiedAt' | 'verifiedOk' | 'withdrawnAt' | 'withdrawReason'> &
  Readonly<{ blobId: string }>

/** Exhibit numbers: `B-3` for an item, `B-3.1` for what was derived from it; given once, never reused. */
function exhibitNumber(db: WriteDb, { caseId, derivedFrom }: Pick<Evidence, 'caseId' | 'derivedFrom'>): string {
  if (caseId === null) return ''
  const parent = derivedFrom === null ? '' : numberOf(db, derivedFrom)
  return parent ? `${parent}.${nextNumber(db, `derived-${derivedFrom}`)}` : `B-${nextNumber(db, `exhibit-${caseId}`)}`
}

const numberRow = z.strictObject({ number: z.string() })
const numberOf = (db: ReadDb, id: string): string =>
  oneRow(db, numberRow, 'SELECT number FROM evidence WHERE id = ?', id)?.number ?? ''

/** Where a screenshot comes from is told by a person, later. */
export const NO_CAPTURE = { platform: null, account: '', url: '', captured: null, capturedBy: '', device: '' } as const

export function insertEvidence(db: WriteDb, item: NewEvidence): void {
  db.prepare(
    `INSERT INTO evidence (id, case_id, report_id, number, title, original_name, kind, mime, size, sha256, width, height, notices, origin,
       derived_from, capture, note, blob_id, imported_at, imported_by, withdraw_reason)
     VALUES (:id, :caseId, :reportId, :number, :title, :originalName, :kind, :mime, :size, :sha256, :width, :height, :notices, :origin,
       :derivedFrom, :capture, :note, :blobId, :importedAt, :importedBy, '')`,
  ).run({
    ...item,
    number: exhibitNumber(db, item),
    notices: JSON.stringify(item.notices),
    capture: JSON.stringify(item.capture),
  })
  if (item.caseId) touchCase(db, item.caseId, item.importedAt)
}

/** One line of custody; belongs in the same unit of work as what it tells. */
export const noteCustody = (db: WriteDb, evidenceId: string, line: Custody): void => {
  db.prepare('INSERT INTO custody (evidence_id, at, actor, action, detail) VALUES (?, ?, ?, ?, ?)').run(
    evidenceId,
    line.at,
    line.actor,
    line.action,
    line.detail,
  )
}

const movedRow = evidenceSchema.pick({ id: true, derivedFrom: true })

/** When a report becomes a case its items move along and get their exhibit numbers. */
export function moveEvidenceToCase(
  db: WriteDb,
  move: { reportId: string; caseId: CaseId; actor: string; at: Instant },
): void {
  const rows = allRows(
    db,
    movedRow,
    'SELECT id, derived_from AS derivedFrom FROM evidence WHERE report_id = ? ORDER BY imported_at, rowid',
    move.reportId,
  )
  for (const row of rows) {
    const number = exhibitNumber(db, { caseId: move.caseId, derivedFrom: row.derivedFrom })
    db.prepare('UPDATE evidence SET case_id = ?, number = ? WHERE id = ?').run(move.caseId, number, row.id)
    noteCustody(db, row.id, { at: move.at, actor: move.actor, action: 'moved', detail: number })
  }
}

export const updateDescription = (
  db: WriteDb,
  id: string,
  { title, note, capture }: Pick<Evidence, 'title' | 'note' | 'capture'>,
) =>
  db
    .prepare('UPDATE evidence SET title = ?, note = ?, capture = ? WHERE id = ?')
    .run(title, note, JSON.stringify(capture), id)

export const markVerified = (db: WriteDb, id: string, at: Instant, ok: boolean) =>
  db.prepare('UPDATE evidence SET verified_at = ?, verified_ok = ? WHERE id = ?').run(at, ok ? 1 : 0, id)

export const markWithdrawn = (db: WriteDb, id: string, at: Instant | null, reason: string) =>
  db.prepare('UPDATE evidence SET withdrawn_at = ?, withdraw_reason = ? WHERE id = ?').run(at, reason, id)
