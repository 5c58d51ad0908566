import { z } from 'zod'
import { breathe } from '#electron/core/kernel/breathe.ts'
import type { Connection, ReadDb, WriteDb } from '#electron/core/kernel/database.ts'
import { allRows, oneRow } from '#electron/core/kernel/sql.ts'
import { type KeyRing, unwrapDek, wrapDek } from './key-ring.ts'
import type { Rotation } from './rotation.ts'

const BATCH = 1000
const rowSchema = z.strictObject({ id: z.string(), wrapped_dek: z.instanceof(Uint8Array) })

type Keys = Readonly<{ from: KeyRing; to: KeyRing; vaultId: string }>

/**
 * Wraps every data key under the next epoch. The copies in the headers of the files stay as they are: files never change,
 * and the keys of past epochs are kept under the present one (key-history.ts).
 */
export async function rewrapDataKeys(db: Connection, keys: Keys, rotation: Rotation): Promise<number> {
  const read = db as unknown as ReadDb
  const total = oneRow(read, z.strictObject({ n: z.number() }), 'SELECT count(*) AS n FROM blobs')?.n ?? 0
  let done = 0
  for (let last = ''; ; ) {
    rotation.signal.throwIfAborted()
    rotation.onProgress({ stage: 'keys', done, total })
    const sql = 'SELECT id, wrapped_dek FROM blobs WHERE id > ? ORDER BY id LIMIT ?'
    const rows = allRows(read, rowSchema, sql, last, BATCH)
    const end = rows.at(-1)
    if (!end) return done
    db.transaction(() => rewrap(db as unknown as WriteDb, keys, rows)).immediate()
    last = end.id
    done += rows.length
    await breathe()
  }
}

function rewrap(db: WriteDb, { from, to, vaultId }: Keys, rows: readonly z.infer<typeof rowSchema>[]): void {
  const update = db.prepare('UPDATE blobs SET wrapped_dek = ?, key_epoch = ? WHERE id = ?')
  for (const { id, wrapped_dek } of rows) {
    const dek = unwrapDek(from, vaultId, id, wrapped_dek)
    try {
      update.run(wrapDek(to, vaultId, id, dek), to.epoch, id)
    } finally {
      dek.fill(0)
    }
  }
}
