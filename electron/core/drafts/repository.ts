import { z } from 'zod'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { oneRow } from '../kernel/sql.ts'

const draftSchema = z.strictObject({ json: z.string(), savedAt: instantSchema })

export const findDraft = (db: ReadDb, key: string) =>
  oneRow(db, draftSchema, 'SELECT json, saved_at AS savedAt FROM drafts WHERE key = ?', key)

export const putDraft = (db: WriteDb, key: string, json: string, savedAt: Instant) =>
  db
    .prepare(
      'INSERT INTO drafts (key, json, saved_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json, saved_at = excluded.saved_at',
    )
    .run(key, json, savedAt)

export const removeDraft = (db: WriteDb, key: string) => db.prepare('DELETE FROM drafts WHERE key = ?').run(key)
