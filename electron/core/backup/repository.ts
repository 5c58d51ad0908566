import { z } from 'zod'
import {
  type BackupSettings,
  backupSettingsSchema,
  DEFAULT_EVERY_DAYS,
  DEFAULT_KEEP_SETS,
  lastRunSchema,
} from '#shared/backup/model.ts'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { oneRow } from '../kernel/sql.ts'

const settingsRow = backupSettingsSchema.extend({ putOffUntil: instantSchema.nullable() })
export type Reminder = z.infer<typeof settingsRow>

export const readReminder = (db: ReadDb): Reminder =>
  oneRow(
    db,
    settingsRow,
    'SELECT every_days AS everyDays, keep_sets AS keepSets, put_off_until AS putOffUntil FROM backup_settings WHERE id = 1',
  ) ?? { everyDays: DEFAULT_EVERY_DAYS, keepSets: DEFAULT_KEEP_SETS, putOffUntil: null }

export const writeReminder = (db: WriteDb, { everyDays, keepSets, putOffUntil }: Reminder) =>
  db
    .prepare(
      `INSERT INTO backup_settings (id, every_days, keep_sets, put_off_until) VALUES (1, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET every_days = excluded.every_days, keep_sets = excluded.keep_sets,
         put_off_until = excluded.put_off_until`,
    )
    .run(everyDays, keepSets, putOffUntil)

export type LastRun = z.infer<typeof lastRunSchema>

/** The one made last, whatever the clock said at the time. */
export const findLastRun = (db: ReadDb): LastRun | null =>
  oneRow(
    db,
    lastRunSchema,
    'SELECT at, set_name AS "set", target, files, bytes, missing FROM backup_runs ORDER BY id DESC LIMIT 1',
  )

export const insertRun = (db: WriteDb, run: LastRun & Readonly<{ head: Readonly<{ seq: number; hash: string }> }>) =>
  db
    .prepare(
      'INSERT INTO backup_runs (at, set_name, target, files, bytes, missing, seq, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(run.at, run.set, run.target, run.files, run.bytes, run.missing, run.head.seq, run.head.hash)

const firstRow = z.strictObject({ at: instantSchema.nullable() })
/** When there was first something that a backup would keep. */
export const firstEntryAt = (db: ReadDb): Instant | null =>
  oneRow(db, firstRow, 'SELECT min(at) AS at FROM audit_log WHERE seq = 1')?.at ?? null

export type { BackupSettings }
