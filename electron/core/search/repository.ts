import { z } from 'zod'
import { idSchema } from '#shared/kernel/id.ts'
import { type SearchKind, searchKindSchema } from '#shared/search/model.ts'
import { digitsOf, handleOf, plain, stemsOf } from '#shared/search/words.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'
import { SOURCES } from './sources.ts'

const dirtySchema = z.strictObject({ kind: searchKindSchema, target: idSchema })
export type Dirty = z.infer<typeof dirtySchema>

/** Records whose index entry is behind, oldest change first. */
export const listDirty = (db: ReadDb, limit: number): Dirty[] =>
  allRows(db, dirtySchema, 'SELECT kind, target FROM search_dirty ORDER BY rowid LIMIT ?', limit)

export const countDirty = (db: ReadDb): number =>
  z.strictObject({ n: z.number() }).parse(db.prepare('SELECT count(*) AS n FROM search_dirty').get()).n

const sourceSchema = z.strictObject({
  title: z.string(),
  body: z.string(),
  case_id: idSchema.nullable(),
  parent_id: idSchema.nullable(),
  keys: jsonColumn(z.array(z.string().nullable())),
})

/** Puts the entry of one record in step with the record as it is now. */
export function reindex(db: WriteDb, { kind, target }: Dirty): void {
  removeEntry(db, { kind, target })
  db.prepare('DELETE FROM search_dirty WHERE kind = ? AND target = ?').run(kind, target)
  const source = oneRow(db, sourceSchema, SOURCES[kind], target)
  if (!source) return
  const { title, body, case_id, parent_id } = source
  const keys = source.keys.filter((key) => key !== null).filter((key) => key !== '')
  const { lastInsertRowid: entry } = db
    .prepare(
      `INSERT INTO search_entries (kind, target, case_id, parent_id, title, body, stems) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(kind, target, case_id, parent_id, title, body, stemsOf(`${title} ${body}`))
  if (keys.length === 0) return
  db.prepare('INSERT INTO search_names (rowid, keys) VALUES (?, ?)').run(entry, keys.map(plain).join('\n'))
  const insert = db.prepare('INSERT OR IGNORE INTO search_terms (term, entry) VALUES (?, ?)')
  for (const term of keys.flatMap(termsOf)) insert.run(term, entry)
}

/** How a key is looked up as a whole or by its beginning. */
const termsOf = (key: string): string[] => {
  const digits = digitsOf(key)
  return digits.length >= 4 ? [handleOf(key), digits] : [handleOf(key)]
}

const entryIdSchema = z.strictObject({ entry: z.number() })

function removeEntry(db: WriteDb, { kind, target }: Dirty) {
  const found = oneRow(
    db,
    entryIdSchema,
    'SELECT entry FROM search_entries WHERE kind = ? AND target = ?',
    kind,
    target,
  )
  if (!found) return
  db.prepare('DELETE FROM search_terms WHERE entry = ?').run(found.entry)
  db.prepare('DELETE FROM search_names WHERE rowid = ?').run(found.entry)
  db.prepare('DELETE FROM search_entries WHERE entry = ?').run(found.entry)
}

export const entrySchema = z.strictObject({
  entry: z.number(),
  kind: searchKindSchema,
  target: idSchema,
  case_id: idSchema.nullable(),
  parent_id: idSchema.nullable(),
  title: z.string(),
  body: z.string(),
})
export type SearchEntry = z.infer<typeof entrySchema>

const COLUMNS = 'e.entry, e.kind, e.target, e.case_id, e.parent_id, e.title, e.body'
type Bound = Readonly<{ kind: SearchKind | null; limit: number }>

/** The entries changed last. */
export const latestEntries = (db: ReadDb, bound: Bound): SearchEntry[] =>
  allRows(
    db,
    entrySchema,
    `SELECT ${COLUMNS} FROM search_entries e WHERE @kind IS NULL OR e.kind = @kind ORDER BY e.entry DESC LIMIT @limit`,
    bound,
  )

/** Entries whose words satisfy an FTS5 expression, latest change first: never ranks more than it returns. */
export const entriesByText = (db: ReadDb, expression: string, bound: Bound): SearchEntry[] =>
  allRows(
    db,
    entrySchema,
    `SELECT ${COLUMNS} FROM search_texts t JOIN search_entries e ON e.entry = t.rowid
     WHERE search_texts MATCH @wanted AND (@kind IS NULL OR e.kind = @kind) ORDER BY t.rowid DESC LIMIT @limit`,
    { ...bound, wanted: expression },
  )

/** Entries with `part` (three characters or more) anywhere in a name, number or account. */
export const entriesByName = (db: ReadDb, part: string, bound: Bound): SearchEntry[] =>
  allRows(
    db,
    entrySchema,
    `SELECT ${COLUMNS} FROM search_names n JOIN search_entries e ON e.entry = n.rowid
     WHERE search_names MATCH @wanted AND (@kind IS NULL OR e.kind = @kind) ORDER BY n.rowid DESC LIMIT @limit`,
    { ...bound, wanted: `"${part.replaceAll('"', '""')}"` },
  )

/** Entries with a number or account that begins with `term`. */
export const entriesByTerm = (db: ReadDb, term: string, bound: Bound): SearchEntry[] =>
  allRows(
    db,
    entrySchema,
    `SELECT DISTINCT ${COLUMNS} FROM search_terms s JOIN search_entries e ON e.entry = s.entry
     WHERE s.term >= @from AND s.term < @to AND (@kind IS NULL OR e.kind = @kind) ORDER BY s.term, e.entry DESC LIMIT @limit`,
    { ...bound, from: term, to: `${term}\u{10ffff}` },
  )
