import { z } from 'zod'
import type { WriteDb } from '#electron/core/kernel/database.ts'
import type { ReporterSeal } from '#electron/core/kernel/session.ts'
import { allRows } from '#electron/core/kernel/sql.ts'
import { keepRecipient } from './reporter-seal.ts'

/** Where records lie that only keepers of reporters open; each is bound to the id beside it. */
const PLACES = [
  { table: 'reporters', id: 'report_id' },
  { table: 'reporter_disclosures', id: 'id' },
] as const
const rowSchema = z.strictObject({ id: z.string(), sealed: z.instanceof(Uint8Array) })

type Seals = Readonly<{
  from: Pick<ReporterSeal, 'open'>
  to: Pick<ReporterSeal, 'seal'>
  /** Public half of the next key. */
  recipient: Uint8Array
}>

/** Seals all reporter records to the next key. Drafts stay: the earlier key, which opens them, is kept under the next. */
export function resealReporters(db: WriteDb, { from, to, recipient }: Seals): void {
  for (const { table, id } of PLACES) {
    const update = db.prepare(`UPDATE ${table} SET sealed = ? WHERE ${id} = ?`)
    for (const row of allRows(db, rowSchema, `SELECT ${id} AS id, sealed FROM ${table}`))
      update.run(to.seal(row.id, from.open(row.id, row.sealed)), row.id)
  }
  keepRecipient(db, recipient)
}
