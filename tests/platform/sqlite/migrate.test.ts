import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#electron/core/kernel/database.ts'
import { VaultFromTheFutureError } from '#electron/core/vault/errors.ts'
import { migrate } from '#electron/platform/sqlite/migrate.ts'
import { migrations } from '#electron/platform/sqlite/migrations/index.ts'
import { openDatabase } from '#electron/platform/sqlite/open-database.ts'
import { temporaryFolder } from '#tests/support/test-vault.ts'

let folder: string
let db: Connection
beforeEach(() => {
  folder = temporaryFolder()
  db = openDatabase(join(folder, 'a.db'), randomBytes(32), 'aegis')
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true })
})
const version = () => db.pragma('user_version', { simple: true })
const one = { version: 1, name: 'one', up: 'CREATE TABLE a (x TEXT) STRICT' }
const two = { version: 2, name: 'two', up: 'CREATE TABLE b (x TEXT) STRICT' }

test('runs what is missing, once', () => {
  migrate(db, [one])
  expect(version()).toBe(1)
  migrate(db, [one, two])
  migrate(db, [one, two])
  expect(version()).toBe(2)
})

test('a step that fails leaves the version before it', () => {
  const broken = { version: 2, name: 'broken', up: 'CREATE TABLE b (x TEXT) STRICT; CREATE TABLE a (x TEXT) STRICT' }
  migrate(db, [one])
  expect(() => migrate(db, [one, broken])).toThrow(/already exists/)
  expect(version()).toBe(1)
  expect(db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'b'`).get()).toEqual({ n: 0 })
})

test('a new database has every step or none', () => {
  const broken = { version: 2, name: 'broken', up: 'CREATE TABLE a (x TEXT) STRICT' }
  expect(() => migrate(db, [one, broken])).toThrow(/already exists/)
  expect(version()).toBe(0)
  expect(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual({ n: 0 })
})

test('a step may be code', () => {
  const code = {
    version: 2,
    name: 'code',
    up: (write: Pick<Connection, 'prepare'>) => void write.prepare(`INSERT INTO a VALUES ('x')`).run(),
  }
  migrate(db, [one, code])
  expect(db.prepare('SELECT x FROM a').get()).toEqual({ x: 'x' })
})

test('gaps and disorder are refused', () => {
  expect(() => migrate(db, [two])).toThrow(/version 1/)
  expect(() => migrate(db, [two, one])).toThrow(/version 1/)
})

test('a newer database is refused with its own error and not changed', () => {
  db.pragma('user_version = 3')
  expect(() => migrate(db, [one, two])).toThrow(VaultFromTheFutureError)
  expect(version()).toBe(3)
})

test('the real list is whole, and every table is STRICT', () => {
  migrate(db, migrations)
  expect(version()).toBe(migrations.length)
  const tables = db
    .prepare(`SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'`)
    .all() as {
    name: string
    strict: number
  }[]
  expect(tables.filter(({ name, strict }) => !strict && !name.startsWith('sqlite_') && !/_fts/.test(name))).toEqual([])
  expect(db.pragma('foreign_key_check')).toEqual([])
})
