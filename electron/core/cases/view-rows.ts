import { z } from 'zod'
import { caseFilterSchema, type SavedView, savedViewSchema } from '#shared/cases/filter.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn } from '../kernel/sql.ts'

const row = z
  .strictObject({ id: z.string(), name: z.string(), filter: jsonColumn(caseFilterSchema) })
  .transform((found) => savedViewSchema.parse(found))

/** The views of one user by name. */
export const listViews = (db: ReadDb, userId: string): SavedView[] =>
  allRows(db, row, 'SELECT id, name, filter FROM saved_views WHERE user_id = ? ORDER BY name COLLATE NOCASE', userId)

/** One name, one view: saving under it again replaces the filter. */
export const putView = (db: WriteDb, userId: string, { id, name, filter }: SavedView): void =>
  void db
    .prepare(
      `INSERT INTO saved_views (id, user_id, name, filter) VALUES (?, ?, ?, ?)
       ON CONFLICT (user_id, name) DO UPDATE SET filter = excluded.filter`,
    )
    .run(id, userId, name, JSON.stringify(filter))

export const removeView = (db: WriteDb, userId: string, id: string): void =>
  void db.prepare('DELETE FROM saved_views WHERE id = ? AND user_id = ?').run(id, userId)
