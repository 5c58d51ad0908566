import { z } from 'zod'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '#shared/settings/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { oneRow } from '../kernel/sql.ts'

const rowSchema = z.strictObject({ data: z.string() })

export function readSettings(db: ReadDb): Settings {
  const row = oneRow(db, rowSchema, 'SELECT data FROM settings WHERE id = 1')
  return row ? settingsSchema.parse({ ...DEFAULT_SETTINGS, ...JSON.parse(row.data) }) : DEFAULT_SETTINGS
}

export const writeSettings = (db: WriteDb, settings: Settings) =>
  db
    .prepare('INSERT INTO settings (id, data) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data')
    .run(JSON.stringify(settings))
