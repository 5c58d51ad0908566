import type { Evidence, EvidenceId } from '#shared/evidence/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { requireOpenCase } from '../cases/service.ts'
import { requireEvidence } from '../evidence/service.ts'
import type { ReadDb } from '../kernel/database.ts'

/** Throws `evidence_not_found` or `not_an_image`. */
export function requirePicture(db: ReadDb, id: EvidenceId): Evidence {
  const evidence = requireEvidence(db, id)
  if (evidence.kind !== 'image') throw new AppError('not_an_image')
  return evidence
}

/** Also throws `evidence_withdrawn` and `case_closed`. */
export function requireChangeable(db: ReadDb, id: EvidenceId): Evidence {
  const evidence = requirePicture(db, id)
  if (evidence.withdrawnAt !== null) throw new AppError('evidence_withdrawn')
  if (evidence.caseId !== null) requireOpenCase(db, evidence.caseId)
  return evidence
}

/** What cannot be changed can still be looked at. */
export function isReadOnly(db: ReadDb, id: EvidenceId): boolean {
  try {
    requireChangeable(db, id)
    return false
  } catch (error) {
    if (error instanceof AppError && (error.code === 'evidence_withdrawn' || error.code === 'case_closed')) return true
    throw error
  }
}
