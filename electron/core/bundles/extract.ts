import { z } from 'zod'
import type { ChainLink } from '#shared/audit/chain.ts'
import { invariant } from '#shared/kernel/assert.ts'
import { linksAbout } from '../audit/service.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import { breathe } from '../kernel/breathe.ts'
import type { Connection, ReadDb, WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { allRows } from '../kernel/sql.ts'
import { BLOBS, CARRIED, type Carried } from './tables.ts'

export type Value = string | number | bigint | null | Uint8Array
export type Row = Readonly<Record<string, Value>>
export type BlobFacts = Pick<StoredBlob, 'id' | 'size' | 'sha256'>

/** All that the database knows of one case, at one moment. */
export type Extract = Readonly<{
  rows: ReadonlyMap<string, readonly Row[]>
  /** In order of their ids. */
  blobs: readonly BlobFacts[]
  /** Links of the audit log that concern the case, as they were chained. */
  entries: readonly ChainLink[]
}>

const nameRow = z.strictObject({ name: z.string() })
const blobRow = z.strictObject({ id: z.string(), size: z.number(), sha256: z.string() })
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

const columnsOf = (db: ReadDb, table: string): string[] =>
  allRows(db, nameRow, 'SELECT name FROM pragma_table_info(?)', table).map(({ name }) => name)

/** Without giving way: what is read belongs together. `schema` tells the columns, also of a database that came from elsewhere. */
export function readCase(db: ReadDb, caseId: string, schema: ReadDb = db): Extract {
  const rows = new Map<string, readonly Row[]>()
  for (const { table, rows: which, serial } of CARRIED) {
    const columns = columnsOf(schema, table).map(quoted).join(', ')
    const order = serial === undefined ? '' : `ORDER BY ${quoted(serial)}`
    const found = db.prepare(`SELECT ${columns} FROM ${quoted(table)} WHERE ${which} ${order}`).all({ case: caseId })
    // SQLite gives nothing else for the columns of a STRICT table.
    rows.set(table, found as Row[])
  }
  const blobs = allRows(db, blobRow, `SELECT id, size, sha256 FROM blobs WHERE id IN (${BLOBS}) ORDER BY id`, {
    case: caseId,
  })
  return { rows, blobs, entries: linksAbout(db, caseId) }
}

type Target = Readonly<{ path: string; key: Uint8Array; cipher: 'aegis' | 'sqlcipher' }>

const BATCH = 500

/** A database of its own with these rows alone; whole and closed when it resolves. Gives its schema's version. */
export async function writeExtract(
  ports: Pick<Ports, 'openDatabase'>,
  { path, key, cipher }: Target,
  { rows, blobs, entries }: Extract,
): Promise<number> {
  const db = ports.openDatabase(path, key, cipher)
  try {
    // Rows come in batches that end in the middle of what refers to each other; checked as a whole below.
    db.pragma('foreign_keys = OFF')
    // It is copied before anything of it counts: a crash leaves nothing that is used.
    db.pragma('synchronous = OFF')
    await insertAll(db, 'blobs', blobs.map(asBlobRow))
    await insertAll(db, 'audit_log', entries.map(asLogRow))
    for (const [table, its] of rows) await insertAll(db, table, its)
    // Marked by triggers for a search index that the extract does not have.
    db.exec('DELETE FROM search_dirty')
    const loose = db.prepare('SELECT count(*) AS loose FROM pragma_foreign_key_check').get()
    invariant((loose as { loose: number }).loose === 0, 'an extract holds all it refers to')
    return Number(db.pragma('user_version', { simple: true }))
  } finally {
    db.close()
  }
}

/** Its data key travels in the manifest, not here. */
const asBlobRow = (blob: BlobFacts): Row => ({ ...blob, wrapped_dek: new Uint8Array(), key_epoch: 0, created_at: '' })

/** Only the chained text counts; the columns that repeat parts of it stay empty. */
const asLogRow = ({ seq, prevHash, entry, hash }: ChainLink): Row => ({
  seq,
  at: '',
  actor: '',
  action: '',
  subject: '',
  prev_hash: prevHash,
  entry,
  hash,
})

async function insertAll(db: Connection, table: string, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    db.transaction(() => {
      for (const row of rows.slice(at, at + BATCH)) insertRow(db, table, row)
    }).immediate()
    await breathe()
  }
}

function insertRow(db: Pick<Connection, 'prepare'>, table: string, row: Row): void {
  const columns = Object.keys(row)
  const marks = columns.map(() => '?').join(', ')
  db.prepare(`INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${marks})`).run(
    ...Object.values(row),
  )
}

/** What an extract received by somebody else holds. Throws what the driver throws when it is not of our shape. */
export function readExtract(db: ReadDb, caseId: string, schema: ReadDb): Extract {
  const entries = allRows(db, linkRow, 'SELECT seq, prev_hash AS prevHash, entry, hash FROM audit_log ORDER BY seq')
  return { ...readCase(db, caseId, schema), entries }
}

const linkRow = z.strictObject({ seq: z.number(), prevHash: z.string(), entry: z.string(), hash: z.string() })

/** Inside a unit of work: every row but those of `blobs` and the log. `change` may give a row other values. */
export function insertCarried(db: WriteDb, rows: Extract['rows'], change: (table: string, row: Row) => Row): void {
  // Reports and decisions refer to each other in both directions; checked at the end of the transaction.
  db.prepare('PRAGMA defer_foreign_keys = ON').run()
  for (const carried of CARRIED)
    for (const row of rows.get(carried.table) ?? [])
      insertRow(db, carried.table, withoutSerial(carried, change(carried.table, row)))
}

function withoutSerial({ serial }: Carried, row: Row): Row {
  if (serial === undefined) return row
  const { [serial]: _given, ...rest } = row
  return rest
}
