import { z } from 'zod'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { ReadDb } from '../kernel/database.ts'
import { oneRow } from '../kernel/sql.ts'

const stateRow = z.strictObject({ state: z.string() })
const CLOSED = ['closed', 'dismissed', 'accepted', 'merged']

/** Throws `target_missing` unless the case or report is there and still open. */
export function requireTarget(db: ReadDb, { kind, id }: ImportTarget): void {
  const sql = kind === 'case' ? 'SELECT state FROM cases WHERE id = ?' : 'SELECT state FROM reports WHERE id = ?'
  const row = oneRow(db, stateRow, sql, id)
  if (!row || CLOSED.includes(row.state)) throw new AppError('target_missing')
}
