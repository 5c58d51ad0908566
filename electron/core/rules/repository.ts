import { z } from 'zod'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import { ruleVersionSchema, type TrustedSigner, trustedSignerSchema } from '#shared/rules/contract.ts'
import { ruleEntrySchema, ruleKeySchema } from '#shared/rules/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

/** Entries put and taken out, as one version of the catalogue stores them. */
export const changeSetSchema = z.strictObject({ put: z.array(ruleEntrySchema), removed: z.array(ruleKeySchema) })
export type ChangeSet = z.infer<typeof changeSetSchema>

const changeRow = z.strictObject({
  version: z.number().int(),
  kind: ruleVersionSchema.shape.kind,
  reason: z.string(),
  data: jsonColumn(changeSetSchema),
  at: instantSchema,
  by: z.string(),
})
export type StoredChange = z.infer<typeof changeRow>

/** Oldest first, up to a version if one is given. */
export const listChanges = (db: ReadDb, upTo: number | null = null): StoredChange[] =>
  allRows(
    db,
    changeRow,
    'SELECT version, kind, reason, data, at, by FROM rule_changes WHERE :upTo IS NULL OR version <= :upTo ORDER BY version',
    { upTo },
  )

export const insertChange = (db: WriteDb, change: StoredChange) =>
  db
    .prepare(
      'INSERT INTO rule_changes (version, kind, reason, data, at, by) VALUES (:version, :kind, :reason, :data, :at, :by)',
    )
    .run({ ...change, data: JSON.stringify(change.data) })

export const listSigners = (db: ReadDb): TrustedSigner[] =>
  allRows(db, trustedSignerSchema, 'SELECT public_key AS publicKey, name, at, by FROM rule_signers ORDER BY at, rowid')

export const removeSigner = (db: WriteDb, publicKey: string) =>
  db.prepare('DELETE FROM rule_signers WHERE public_key = ?').run(publicKey)

export const findSigner = (db: ReadDb, publicKey: string): string | null =>
  oneRow(db, z.strictObject({ name: z.string() }), 'SELECT name FROM rule_signers WHERE public_key = ?', publicKey)
    ?.name ?? null

export const insertSigner = (db: WriteDb, signer: TrustedSigner) =>
  db
    .prepare(
      'INSERT INTO rule_signers (public_key, name, at, by) VALUES (:publicKey, :name, :at, :by) ON CONFLICT DO NOTHING',
    )
    .run(signer)

const keyRow = z.strictObject({ publicKey: z.string(), pkcs8: z.instanceof(Uint8Array) })
export type OfficeKey = z.infer<typeof keyRow>

export const findOfficeKey = (db: ReadDb): OfficeKey | null =>
  oneRow(db, keyRow, 'SELECT public_key AS publicKey, pkcs8 FROM rule_key WHERE id = 1')

export const insertOfficeKey = (db: WriteDb, { publicKey, pkcs8 }: OfficeKey, at: Instant) =>
  db.prepare('INSERT INTO rule_key (id, public_key, pkcs8, created_at) VALUES (1, ?, ?, ?)').run(publicKey, pkcs8, at)

const pinRow = z.strictObject({
  id: z.string(),
  purpose: z.string(),
  version: z.number().int(),
  digest: z.string(),
  entries: jsonColumn(z.array(ruleEntrySchema)),
  at: instantSchema,
})
export type RulePin = z.infer<typeof pinRow>

/** What a case was decided under, newest first. */
export const listPins = (db: ReadDb, caseId: string): RulePin[] =>
  allRows(
    db,
    pinRow,
    'SELECT id, purpose, version, digest, entries, at FROM rule_pins WHERE case_id = ? ORDER BY at DESC, rowid DESC',
    caseId,
  )

export const insertPin = (db: WriteDb, pin: RulePin & Readonly<{ caseId: string; by: string }>) =>
  db
    .prepare(
      `INSERT INTO rule_pins (id, case_id, purpose, version, digest, entries, at, by)
       VALUES (:id, :caseId, :purpose, :version, :digest, :entries, :at, :by)`,
    )
    .run({ ...pin, entries: JSON.stringify(pin.entries) })
