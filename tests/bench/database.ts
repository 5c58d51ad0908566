import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
// @ts-expect-error the package's `exports` hide its type declarations
import Driver from 'better-sqlite3-multiple-ciphers'
import type { Connection } from '#electron/core/kernel/database.ts'
import { createUnitOfWork } from '#electron/core/kernel/unit-of-work.ts'
import { migrate } from '#electron/platform/sqlite/migrate.ts'
import { migrations } from '#electron/platform/sqlite/migrations/index.ts'
import { openDatabase } from '#electron/platform/sqlite/open-database.ts'
import { type Comparison, compare } from './measure.ts'
import type { Section } from './run.ts'

const ROWS = 50_000
const TABLE = 'CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL) STRICT'
const BODY = 'Keterangan yang cukup panjang agar satu halaman memuat beberapa baris saja. '.repeat(3)

/** The same driver without a key: what encryption costs, and nothing else. */
export function openPlain(file: string): Connection {
  const db = new (Driver as new (file: string) => Connection)(file)
  for (const pragma of [
    'page_size = 4096',
    'temp_store = MEMORY',
    'locking_mode = EXCLUSIVE',
    'journal_mode = WAL',
    'synchronous = FULL',
    'cache_size = -65536',
  ])
    db.pragma(pragma)
  return db
}

const insertAll = (db: Connection) =>
  db
    .transaction(() => {
      db.exec('DROP TABLE IF EXISTS things')
      db.exec(TABLE)
      const insert = db.prepare('INSERT INTO things VALUES (?, ?, ?)')
      for (let id = 1; id <= ROWS; id += 1) insert.run(id, `Nama ${id}`, BODY)
    })
    .immediate()

function pointReads(db: Connection) {
  const find = db.prepare('SELECT name FROM things WHERE id = ?')
  for (let n = 0; n < ROWS; n += 1) find.get(1 + ((n * 7919) % ROWS))
}

const scan = (db: Connection) =>
  db.prepare(`SELECT count(*) FROM things WHERE body LIKE '%beberapa%' AND name LIKE '%9%'`).get()

/** The index of the search page in small: the same tokenizer and prefixes. */
function fillIndex(db: Connection) {
  db.exec(`CREATE VIRTUAL TABLE texts USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`)
  const insert = db.prepare('INSERT INTO texts (rowid, body) VALUES (?, ?)')
  db.transaction(() => {
    for (let id = 1; id <= ROWS; id += 1) insert.run(id, `${BODY} kata${id % 997} nomor${id}`)
  }).immediate()
}

function search(db: Connection) {
  const find = db.prepare('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT 50')
  for (let n = 0; n < 200; n += 1) find.all(`kata${(n * 31) % 997} AND nomor*`)
}

/** The encrypted database beside the same file format without a key. Target speeds are 1 ÷ the ratios of the format. */
export const section: Section = {
  name: 'database',
  async run(dir) {
    const sealed = openDatabase(join(dir, 'sealed.db'), randomBytes(32), 'aegis')
    const plain = openPlain(join(dir, 'plain.db'))
    // Each run starts with an empty page cache, so that every page is read and decrypted anew.
    const both = (work: (db: Connection) => unknown) =>
      [
        { name: 'aegis', run: () => work(sealed), before: () => sealed.pragma('shrink_memory') },
        { name: 'plain SQLite', run: () => work(plain), before: () => plain.pragma('shrink_memory') },
      ] as const
    for (const db of [sealed, plain]) fillIndex(db)
    const rows: Comparison[] = [
      await compare(`insert ${ROWS} rows in one transaction`, both(insertAll), { runs: 7, target: 1 / 1.3 }),
      await compare(`${ROWS} point reads`, both(pointReads), { runs: 7, target: 1 / 1.3 }),
      await compare(`full-text search over ${ROWS} rows`, both(search), { runs: 7, target: 1 / 1.2 }),
      await compare('full scan', both(scan), { runs: 7, target: 1 / 1.5 }),
      await appending(sealed),
    ]
    sealed.close()
    plain.close()
    return rows
  },
}

const COMMITS = 500

/** A commit with its audit entry beside the same commit without one, both durable. */
function appending(db: Connection): Promise<Comparison> {
  migrate(db, migrations)
  db.exec('CREATE TABLE IF NOT EXISTS marks (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const { commit } = createUnitOfWork({ db, now: () => new Date(), actor: 'Penguji', emit: () => {} })
  const insert = db.prepare('INSERT INTO marks (text) VALUES (?)')
  const logged = () => {
    for (let n = 0; n < COMMITS; n += 1)
      commit({ action: 'case.renamed', subject: 'x', details: { n } }, () => insert.run(BODY))
  }
  const bare = () => {
    for (let n = 0; n < COMMITS; n += 1) db.transaction(() => insert.run(BODY)).immediate()
  }
  return compare(
    `${COMMITS} durable commits`,
    [
      { name: 'with audit entry', run: logged },
      { name: 'without', run: bare },
    ],
    { runs: 21, target: 1 / 1.3 },
  )
}
