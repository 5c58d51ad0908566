import { afterEach, beforeEach, expect, test } from 'vitest'
import { linksAbout, listEntries } from '#electron/core/audit/repository.ts'
import type { ReadDb } from '#electron/core/kernel/database.ts'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(24)
})
afterEach(() => at.dispose())

const HASH = '0'.repeat(64)

function put(seq: number, subject: string, action = 'case.renamed') {
  const entry = { seq, at: '2026-04-20T00:00:00.000Z', actor: 'Contoh', action, subject, details: { to: 'closed' } }
  at.db
    .prepare('INSERT INTO audit_log VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(seq, entry.at, 'Contoh', action, subject, HASH, JSON.stringify(entry), HASH)
}

function signedAt(seq: number) {
  at.db.exec(`
    INSERT OR IGNORE INTO users (id, name, created_at) VALUES ('u', 'Contoh', '');
    INSERT OR IGNORE INTO signing_keys (public_key, user_id, created_at) VALUES ('${HASH}', 'u', '');
    INSERT INTO audit_checkpoints VALUES (${seq}, '${HASH}', '', '${HASH}', zeroblob(64));`)
}

const about = (subject: string) => linksAbout(at.db as unknown as ReadDb, subject).map(({ seq }) => seq)

test('entries of before are found by their subject, those of before and after the newest checkpoint alike', () => {
  for (let seq = 1; seq <= 250; seq += 1) put(seq, `s${seq % 5}`)
  signedAt(100)
  signedAt(200)
  at.to(25)
  expect(at.db.prepare('SELECT count(*) AS filed, max(seq) AS until FROM audit_subjects').get()).toEqual({
    filed: 200,
    until: 200,
  })
  const expected = Array.from({ length: 50 }, (_, n) => n * 5 + 3)
  expect(about('s3')).toEqual(expected)
  const filter = { before: 240, action: '', subject: 's3', search: '', from: null, to: null }
  expect(listEntries(at.db as unknown as ReadDb, filter, 4).map(({ seq }) => seq)).toEqual([238, 233, 228, 223])
})

test('a log without a checkpoint is looked through whole', () => {
  put(1, 'a')
  put(2, 'b')
  at.to(25)
  expect(at.db.prepare('SELECT count(*) AS filed FROM audit_subjects').get()).toEqual({ filed: 0 })
  expect(about('a')).toEqual([1])
})

test('entries of one thing are found without going through the log, and moves of a case by their index', () => {
  at.to(25)
  const planOf = (sql: string, ...given: unknown[]) =>
    JSON.stringify(at.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...given))
  const asked: string[] = []
  const prepare = (sql: string) => {
    asked.push(sql)
    return at.db.prepare(sql)
  }
  linksAbout({ prepare } as unknown as ReadDb, 'x')
  const plan = asked.map((sql) => planOf(sql, { subject: 'x' })).join()
  expect(plan).toContain('SEARCH audit_subjects USING PRIMARY KEY (subject=?)')
  expect(plan).toContain('SEARCH audit_log USING INTEGER PRIMARY KEY (rowid>?)')
  expect(plan).not.toContain('SCAN audit_log')
  const moved = `SELECT max(a.at) FROM audit_log a WHERE a.subject = ? AND a.action = 'case.moved'`
  expect(planOf(moved, 'x')).toContain('INDEX audit_log_moves')
})
