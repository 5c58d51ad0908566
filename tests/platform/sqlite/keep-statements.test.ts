import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#electron/core/kernel/database.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { temporaryFolder } from '#tests/support/test-vault.ts'

let folder: string
let db: Connection
beforeEach(() => {
  folder = temporaryFolder()
  db = openVaultDatabase(join(folder, 'case.db'), randomBytes(32), 'aegis')
  db.exec('CREATE TABLE marks (n INTEGER) STRICT')
  for (const n of [1, 2, 3]) db.prepare('INSERT INTO marks VALUES (?)').run(n)
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true })
})
const ALL = 'SELECT n FROM marks WHERE n >= ? ORDER BY n'

test('the same text is prepared once, and each run has its own parameters', () => {
  expect(db.prepare(ALL)).toBe(db.prepare(ALL))
  expect(db.prepare(ALL).all(2)).toEqual([{ n: 2 }, { n: 3 }])
  expect(db.prepare(ALL).get(3)).toEqual({ n: 3 })
  expect(() => db.prepare(ALL).all()).toThrow()
})

test('iterations of one text run beside each other and beside reading it whole', () => {
  const seen: unknown[] = []
  for (const row of db.prepare(ALL).iterate(1)) seen.push(row, ...db.prepare(ALL).iterate(3), db.prepare(ALL).get(2))
  expect(seen).toHaveLength(9)
})

test('hundreds of texts, a changed table, a closed database', () => {
  for (let n = 0; n < 700; n += 1) expect(db.prepare(`SELECT ${n} AS n`).get()).toEqual({ n })
  expect(db.prepare('SELECT * FROM marks WHERE n = ?').get(1)).toEqual({ n: 1 })
  db.exec('ALTER TABLE marks ADD COLUMN word TEXT')
  expect(db.prepare('SELECT * FROM marks WHERE n = ?').get(1)).toEqual({ n: 1, word: null })
  const kept = db.prepare(ALL)
  db.close()
  expect(() => kept.get(1)).toThrow('not open')
})
