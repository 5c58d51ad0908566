import { z } from 'zod'
import { type Instant, instantSchema } from '#shared/kernel/instant.ts'
import { type Refusal, refusalSchema, vaultKeyKindSchema, witnessSchema } from '#shared/signing/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'
import type { KeyRecord } from './local-ca.ts'

const keySchema = z.object({ pkcs8: z.instanceof(Uint8Array), certificate: z.instanceof(Uint8Array) })
const identityRowSchema = keySchema.extend({
  id: z.string(),
  name: z.string(),
  nip: z.string(),
  position: z.string(),
  key_kind: vaultKeyKindSchema,
  created_at: instantSchema,
})
export type IdentityRow = z.infer<typeof identityRowSchema>

export const findCa = (db: ReadDb): KeyRecord | null =>
  oneRow(db, keySchema, 'SELECT pkcs8, certificate FROM local_ca WHERE id = 1')

export const insertCa = (db: WriteDb, { pkcs8, certificate }: KeyRecord, at: Instant): void =>
  void db
    .prepare('INSERT INTO local_ca (id, pkcs8, certificate, created_at) VALUES (1, ?, ?, ?)')
    .run(pkcs8, certificate, at)

export const listIdentities = (db: ReadDb): IdentityRow[] =>
  allRows(db, identityRowSchema, 'SELECT * FROM identities ORDER BY created_at, id')

export const findIdentity = (db: ReadDb, id: string): IdentityRow | null =>
  oneRow(db, identityRowSchema, 'SELECT * FROM identities WHERE id = ?', id)

export const insertIdentity = (db: WriteDb, row: IdentityRow): void =>
  void db
    .prepare(
      'INSERT INTO identities (id, name, nip, position, key_kind, pkcs8, certificate, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(row.id, row.name, row.nip, row.position, row.key_kind, row.pkcs8, row.certificate, row.created_at)

const rootRowSchema = z.strictObject({ fingerprint: z.string(), pem: z.string(), added_at: instantSchema })
export type RootRow = z.infer<typeof rootRowSchema>

export const listRoots = (db: ReadDb): RootRow[] =>
  allRows(db, rootRowSchema, 'SELECT fingerprint, pem, added_at FROM trusted_roots ORDER BY added_at')

export const insertRoot = (db: WriteDb, { fingerprint, pem, added_at }: RootRow): void =>
  void db
    .prepare('INSERT OR IGNORE INTO trusted_roots (fingerprint, pem, added_at) VALUES (?, ?, ?)')
    .run(fingerprint, pem, added_at)

export const deleteRoot = (db: WriteDb, fingerprint: string): void =>
  void db.prepare('DELETE FROM trusted_roots WHERE fingerprint = ?').run(fingerprint)

const refusalRowSchema = z
  .object({ field: z.string(), reason: z.string(), witnesses: jsonColumn(z.array(witnessSchema)), at: instantSchema })
  .transform((row): Refusal => refusalSchema.parse(row))

export const listRefusals = (db: ReadDb, documentId: string): Refusal[] =>
  allRows(
    db,
    refusalRowSchema,
    'SELECT field, reason, witnesses, at FROM refusals WHERE document_id = ? ORDER BY at',
    documentId,
  )

export const insertRefusal = (
  db: WriteDb,
  { field, reason, witnesses, at }: Refusal,
  { documentId, by }: Readonly<{ documentId: string; by: string }>,
): void =>
  void db
    .prepare('INSERT INTO refusals (document_id, field, reason, witnesses, at, by) VALUES (?, ?, ?, ?, ?, ?)')
    .run(documentId, field, reason, JSON.stringify(witnesses), at, by)
