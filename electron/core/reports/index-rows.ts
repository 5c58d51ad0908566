import { z } from 'zod'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, oneRow } from '../kernel/sql.ts'
import type { IndexedTerm, Lookup } from './blind-index.ts'
import { INDEX_VERSION } from './reporter-terms.ts'

const KEY = 'reporter_index_key'

/** Hex of the key of the blind index, or null before the first reporter. Random: it outlives a change of the vault key. */
export const findIndexKey = (db: ReadDb): string | null =>
  oneRow(db, z.strictObject({ value: z.string() }), 'SELECT value FROM meta WHERE key = ?', KEY)?.value ?? null

export const insertIndexKey = (db: WriteDb, hex: string) =>
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run(KEY, hex)

const bytes = z.instanceof(Uint8Array).transform((value) => Buffer.from(value))
const termSchema = z.strictObject({
  kind: z.enum(['name', 'name_part', 'phone', 'email', 'handle', 'address', 'note']),
  tokens: z.number(),
  term: bytes,
})

export const lookupTerms =
  (db: ReadDb): Lookup =>
  (lead) =>
    allRows(db, termSchema, 'SELECT DISTINCT kind, tokens, term FROM reporter_terms WHERE lead = ?', lead)

export function replaceTerms(db: WriteDb, reportId: string, terms: readonly IndexedTerm[]): void {
  db.prepare('DELETE FROM reporter_terms WHERE report_id = ?').run(reportId)
  const insert = db.prepare(
    'INSERT OR IGNORE INTO reporter_terms (report_id, kind, tokens, lead, term) VALUES (:reportId, :kind, :tokens, :lead, :term)',
  )
  for (const term of terms) insert.run({ reportId, ...term })
  db.prepare('UPDATE reporters SET index_version = ? WHERE report_id = ?').run(INDEX_VERSION, reportId)
}

const unindexedSchema = z
  .strictObject({ report_id: z.string(), sealed: z.instanceof(Uint8Array) })
  .transform(({ report_id, sealed }) => ({ reportId: report_id, sealed }))

/** Reporters whose terms are missing or of an older kind. */
export const listUnindexed = (db: ReadDb) =>
  allRows(db, unindexedSchema, 'SELECT report_id, sealed FROM reporters WHERE index_version < ?', INDEX_VERSION)

/** Names of those the files are about or made by: a word of theirs is theirs. */
export const listKnownNames = (db: ReadDb): string[] =>
  allRows(
    db,
    z.strictObject({ name: z.string().nullable() }),
    `SELECT person ->> 'name' AS name FROM subjects
     UNION SELECT p.value ->> '$.person.name' FROM interviews i, json_each(i.preparation, '$.participants') p
     UNION SELECT name FROM users`,
  ).flatMap(({ name }) => (name === null ? [] : [name]))
