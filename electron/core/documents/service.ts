import type { Document } from '#shared/documents/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { ReadDb } from '../kernel/database.ts'
import { findDocument } from './repository.ts'

/** Throws `document_not_found`. */
export function requireDocument(db: ReadDb, id: string): Document {
  const found = findDocument(db, id)
  if (!found) throw new AppError('document_not_found')
  return found
}

/** Throws `document_not_found` or `document_final`. */
export function requireDraft(db: ReadDb, id: string): Document {
  const found = requireDocument(db, id)
  if (found.state === 'final') throw new AppError('document_final')
  return found
}
