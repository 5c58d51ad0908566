import { z } from 'zod'
import type { ReadDb, WriteDb } from '#electron/core/kernel/database.ts'
import { oneRow } from '#electron/core/kernel/sql.ts'
import type { Instant } from '#shared/kernel/instant.ts'

export function insertSigningKey(db: WriteDb, key: Readonly<{ publicKey: string; userId: string }>, at: Instant): void {
  db.prepare('INSERT INTO signing_keys (public_key, user_id, created_at) VALUES (?, ?, ?)').run(
    key.publicKey,
    key.userId,
    at,
  )
}

export const findUserName = (db: ReadDb, id: string): string | null =>
  oneRow(db, z.strictObject({ name: z.string() }), 'SELECT name FROM users WHERE id = ?', id)?.name ?? null

export function setMeta(db: WriteDb, key: string, value: string): void {
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  )
}

export const getMeta = (db: ReadDb, key: string): string | null =>
  oneRow(db, z.strictObject({ value: z.string() }), 'SELECT value FROM meta WHERE key = ?', key)?.value ?? null
