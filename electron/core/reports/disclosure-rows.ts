import { z } from 'zod'
import type { Instant } from '#shared/kernel/instant.ts'
import { type Disclosure, disclosureSchema } from '#shared/reports/disclosure.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, oneRow } from '../kernel/sql.ts'

const SELECT = `SELECT id, number, recorded_at AS recordedAt, recorded_by AS recordedBy FROM reporter_disclosures`

export const listDisclosures = (db: ReadDb, reportId: string): Disclosure[] =>
  allRows(db, disclosureSchema, `${SELECT} WHERE report_id = ? ORDER BY number DESC`, reportId)

export const nextDisclosureNumber = (db: ReadDb, reportId: string): number =>
  (oneRow(
    db,
    z.strictObject({ number: z.number().nullable() }),
    'SELECT max(number) AS number FROM reporter_disclosures WHERE report_id = ?',
    reportId,
  )?.number ?? 0) + 1

const sealedSchema = z
  .strictObject({ report_id: z.string(), sealed: z.instanceof(Uint8Array) })
  .transform(({ report_id, sealed }) => ({ reportId: report_id, sealed }))

export const findSealedDisclosure = (db: ReadDb, id: string) =>
  oneRow(db, sealedSchema, 'SELECT report_id, sealed FROM reporter_disclosures WHERE id = ?', id)

type NewDisclosure = Readonly<{
  id: string
  reportId: string
  number: number
  at: Instant
  by: string
  sealed: Uint8Array
}>

export const insertDisclosure = (db: WriteDb, row: NewDisclosure) =>
  db
    .prepare(
      `INSERT INTO reporter_disclosures (id, report_id, number, recorded_at, recorded_by, sealed)
       VALUES (:id, :reportId, :number, :at, :by, :sealed)`,
    )
    .run(row)
