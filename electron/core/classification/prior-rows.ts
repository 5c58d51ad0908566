import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { type PriorSanction, priorSanctionDataSchema, priorSanctionSchema } from '#shared/classification/prior.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

const priorRow = z
  .strictObject({ id: z.string(), caseId: caseIdSchema.nullable(), data: jsonColumn(priorSanctionDataSchema) })
  .transform(({ data, ...row }) => priorSanctionSchema.parse({ ...data, ...row }))

const PRIOR = 'SELECT id, case_id AS caseId, data FROM prior_sanctions WHERE withdrawn_at IS NULL'

/** Newest decision first. Empty for an unknown NIP: nobody is taken for somebody else without a number. */
export const listPriors = (db: ReadDb, nip: string): PriorSanction[] =>
  nip === '' ? [] : allRows(db, priorRow, `${PRIOR} AND nip = ? ORDER BY data ->> 'decidedOn' DESC, rowid DESC`, nip)

export const findPrior = (db: ReadDb, id: string): PriorSanction | null =>
  oneRow(db, priorRow, `${PRIOR} AND id = ?`, id)

export const insertPrior = (
  db: WriteDb,
  { id, caseId, ...data }: PriorSanction,
  { at, by }: Readonly<{ at: Instant; by: string }>,
) =>
  db
    .prepare('INSERT INTO prior_sanctions (id, nip, data, case_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)')
    .run(id, data.nip, JSON.stringify(data), caseId, at, by)

export const withdrawPrior = (db: WriteDb, { id, reason, at }: Readonly<{ id: string; reason: string; at: Instant }>) =>
  db.prepare('UPDATE prior_sanctions SET withdrawn_at = ?, withdraw_reason = ? WHERE id = ?').run(at, reason, id)
