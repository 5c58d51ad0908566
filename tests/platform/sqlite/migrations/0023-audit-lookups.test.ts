import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstRollback, lastDatabaseCheck, linksAbout, listRollbackEntries } from '#electron/core/audit/repository.ts'
import type { ReadDb } from '#electron/core/kernel/database.ts'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(22)
})
afterEach(() => at.dispose())

function put(seq: number, action: string, details: object) {
  const entry = { seq, at: '2026-04-20T00:00:00.000Z', actor: 'Contoh', action, subject: 'x', details }
  at.db
    .prepare(
      'INSERT INTO audit_log (seq, at, actor, action, subject, prev_hash, entry, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(seq, entry.at, 'Contoh', action, 'x', '0'.repeat(64), JSON.stringify(entry), '0'.repeat(64))
}

test('what is looked up by its action is found as before, and by the index', () => {
  put(1, 'vault.created', {})
  put(2, 'vault.rollback_detected', {})
  put(3, 'vault.rollback_detected', {})
  put(4, 'vault.rollback_acknowledged', { rollbackSeq: 2 })
  at.to(23)
  const db = at.db as unknown as ReadDb
  expect(firstRollback(db)).toBe(3)
  expect(listRollbackEntries(db).rollbacks.map(({ seq }) => seq)).toEqual([3, 2])
  expect(listRollbackEntries(db).acknowledged.map(({ seq }) => seq)).toEqual([4])
  put(5, 'integrity.database_checked', { damaged: [] })
  expect(lastDatabaseCheck(db)?.seq).toBe(5)
})

test('every query by action takes the index, never the whole log', () => {
  at.to(25)
  const asked: string[] = []
  const spying = {
    prepare: (sql: string) => {
      asked.push(sql)
      return at.db.prepare(sql)
    },
  } as unknown as ReadDb
  firstRollback(spying)
  listRollbackEntries(spying)
  lastDatabaseCheck(spying)
  linksAbout(spying, 'x')
  for (const sql of asked) {
    const statement = at.db.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    const plan = sql.includes(':subject')
      ? statement.all({ subject: 'x' })
      : statement.all(...(sql.match(/\?/g) ?? []).map(() => 1))
    expect(JSON.stringify(plan)).toContain('audit_log_looked_up')
    expect(JSON.stringify(plan)).not.toMatch(/SCAN (audit_log|a|k)"/)
  }
  expect(asked).toHaveLength(5)
})
