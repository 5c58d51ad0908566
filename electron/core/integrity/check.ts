import type { CheckState } from '#shared/integrity/model.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { checkSealed } from '../backup/check-blobs.ts'
import { noteCustody } from '../evidence/rows.ts'
import type { WriteDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import { findBlob } from '../vault/blob-rows.ts'
import { type Check, evidenceOfBlob, noteCheck, stateOf } from './repository.ts'

/** Decrypts and re-hashes one sealed file. `onChunk` may make it wait. */
export async function checkBlob(
  session: Session,
  blobId: string,
  onChunk: (bytes: number) => Promise<unknown> | unknown,
): Promise<CheckState> {
  const blob = findBlob(session.db, blobId)
  if (!blob) return 'missing'
  const fault = await checkSealed(session.blobs, blob, { onChunk })
  if (fault === null) return 'intact'
  return fault === 'missing' ? 'missing' : 'damaged'
}

/** One entry for many files, so that a quiet check does not drown the log. */
export function storeChecks(session: Session, checks: readonly Check[]): void {
  if (checks.length === 0) return
  const count = (state: CheckState) => checks.filter((check) => check.state === state).length
  const details = { files: checks.length, damaged: count('damaged'), missing: count('missing') }
  session.commit({ action: 'integrity.checked', subject: session.vaultId, details }, (db) => {
    for (const check of checks) noteCheck(db, check)
  })
}

/** A file found broken is told at once, in the custody of what it belongs to; a known one is not told again. */
export function storeMismatch(session: Session, check: Check): void {
  if (stateOf(session.db, check.blobId) === check.state) {
    storeChecks(session, [check])
    return
  }
  const owners = evidenceOfBlob(session.db, check.blobId)
  const subject = owners[0] ?? check.blobId
  const note = (db: WriteDb, at: Instant) => {
    noteCheck(db, check)
    const line = { at, actor: session.user.name, action: 'mismatch' as const, detail: check.state }
    for (const id of owners) noteCustody(db, id, line)
  }
  const details = { blobId: check.blobId, state: check.state }
  if (owners.length > 0) session.commit({ action: 'evidence.mismatch', subject, details }, (db) => note(db, check.at))
  else session.commit({ action: 'integrity.mismatch', subject, details }, (db) => note(db, check.at))
}
