import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DatabaseDamagedError } from '#electron/core/vault/errors.ts'
import { openDatabase } from '#electron/platform/sqlite/open-database.ts'
import { temporaryFolder } from '#tests/support/test-vault.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => rmSync(folder, { recursive: true }))
const key = randomBytes(32)

describe.each(['aegis', 'sqlcipher'] as const)('%s', (cipher) => {
  const other = cipher === 'aegis' ? 'sqlcipher' : 'aegis'

  test('has the settings the format asks for', () => {
    const db = openDatabase(join(folder, 'a.db'), key, cipher)
    const setting = (name: string) => db.pragma(name, { simple: true })
    expect(
      ['page_size', 'journal_mode', 'synchronous', 'locking_mode', 'temp_store', 'secure_delete', 'foreign_keys'].map(
        setting,
      ),
    ).toEqual([4096, 'wal', 2, 'exclusive', 2, 1, 1])
    expect(setting('cipher')).toBe(cipher)
    db.close()
  })

  test('is never plaintext, and opens only with its key and cipher', () => {
    const file = join(folder, 'a.db')
    const db = openDatabase(file, key, cipher)
    db.exec(`CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('isi rahasia')`)
    db.close()
    const bytes = readFileSync(file)
    expect(bytes.includes('SQLite format 3')).toBe(false)
    expect(bytes.includes('rahasia')).toBe(false)
    expect(() => openDatabase(file, randomBytes(32), cipher)).toThrow(DatabaseDamagedError)
    expect(() => openDatabase(file, key, other)).toThrow(DatabaseDamagedError)
    const again = openDatabase(file, key, cipher)
    expect(again.prepare('SELECT a FROM t').get()).toEqual({ a: 'isi rahasia' })
    again.close()
  })

  test('is held exclusively', () => {
    const file = join(folder, 'a.db')
    const db = openDatabase(file, key, cipher)
    db.exec('CREATE TABLE t (a TEXT) STRICT')
    expect(() => openDatabase(file, key, cipher)).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }))
    db.close()
  })
})

test('a key of another length is refused, not taken as a passphrase', () => {
  for (const wrong of [Buffer.alloc(0), randomBytes(31), randomBytes(33), Buffer.from('kata sandi')])
    expect(() => openDatabase(join(folder, 'a.db'), wrong, 'aegis')).toThrow(/32 bytes/)
})

test('a plaintext database in its place is refused', () => {
  const file = join(folder, 'a.db')
  writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)]))
  expect(() => openDatabase(file, key, 'aegis')).toThrow(/plaintext/)
})
