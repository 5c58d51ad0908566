import { z } from 'zod'
import type { StoredBlob } from '#electron/core/kernel/blobs.ts'
import type { ReadDb, WriteDb } from '#electron/core/kernel/database.ts'
import { allRows, oneRow } from '#electron/core/kernel/sql.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { epochOf } from './key-ring.ts'

const rowSchema = z
  .strictObject({ id: z.string(), size: z.number(), sha256: z.string(), wrapped_dek: z.instanceof(Uint8Array) })
  .transform(({ wrapped_dek, ...row }): StoredBlob => ({ ...row, wrappedDek: wrapped_dek }))

/** In the same commit as the row that means something by this blob. */
export function recordBlob(db: WriteDb, blob: StoredBlob, at: Instant): void {
  db.prepare('INSERT INTO blobs (id, size, sha256, wrapped_dek, key_epoch, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(
    blob.id,
    blob.size,
    blob.sha256,
    blob.wrappedDek,
    epochOf(blob.wrappedDek),
    at,
  )
}

export const findBlob = (db: ReadDb, id: string): StoredBlob | null =>
  oneRow(db, rowSchema, 'SELECT id, size, sha256, wrapped_dek FROM blobs WHERE id = ?', id)

export const listBlobs = (db: ReadDb): StoredBlob[] =>
  allRows(db, rowSchema, 'SELECT id, size, sha256, wrapped_dek FROM blobs ORDER BY id')

/** Ids that begin with these two characters, as the shelves of the folder are named; in order. */
export const listBlobIdsOn = (db: ReadDb, shelf: string): string[] =>
  allRows(
    db,
    z.strictObject({ id: z.string() }),
    'SELECT id FROM blobs WHERE id >= ? AND id < ? ORDER BY id',
    shelf,
    afterAll(shelf),
  ).map(({ id }) => id)

/** The same as one text: hundreds of them without as many rows. */
export const joinBlobIdsOn = (db: ReadDb, shelf: string): string =>
  oneRow(
    db,
    z.strictObject({ ids: z.string().nullable() }),
    `SELECT group_concat(id, '') AS ids FROM (SELECT id FROM blobs WHERE id >= ? AND id < ? ORDER BY id)`,
    shelf,
    afterAll(shelf),
  )?.ids ?? ''

const afterAll = (shelf: string) => `${shelf}\u{10ffff}`
