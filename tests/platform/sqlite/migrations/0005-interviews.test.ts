import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#electron/core/kernel/database.ts'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let vault: Migrated
let db: Connection
beforeEach(() => {
  vault = migratedTo(4)
  db = vault.db
  db.exec(`
    INSERT INTO cases VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '');
    INSERT INTO subjects VALUES ('s', 'c', 1, '{}', '2026-10-20');
  `)
  vault.to(5)
})
afterEach(() => vault.dispose())

const INTERVIEW = `INSERT INTO interviews (id, case_id, subject_id, subject, preparation, state, created_at)
  VALUES ('i', 'c', 's', '{}', '{}', 'prepared', '')`
const recording = (id: string, number: number, endedAt: string | null) =>
  db
    .prepare(`INSERT INTO recordings VALUES (?, 'i', ?, 'audio/webm', '', ?, NULL, 0, '', '', NULL)`)
    .run(id, number, endedAt)

test('cases from before are untouched and can have hearings', () => {
  expect(db.pragma('user_version', { simple: true })).toBe(5)
  db.exec(INTERVIEW)
  expect(db.prepare('SELECT number FROM cases').all()).toEqual([{ number: 'P-2026-001' }])
  expect(db.prepare('SELECT id, started_at FROM interviews').all()).toEqual([{ id: 'i', started_at: null }])
})

test('a hearing belongs to a case and a subject that exist', () => {
  expect(() => db.exec(INTERVIEW.replace(`'c', 's'`, `'c', 'x'`))).toThrow(/FOREIGN KEY/)
})

test('only one recording of a hearing runs at a time', () => {
  db.exec(INTERVIEW)
  recording('r1', 1, null)
  expect(() => recording('r2', 2, null)).toThrow(/UNIQUE/)
  expect(() => recording('r2', 1, 'then')).toThrow(/UNIQUE/)
  recording('r2', 2, 'then')
})

test('a second of sound is kept once, with its chain value, as bytes', () => {
  db.exec(INTERVIEW)
  recording('r1', 1, null)
  const chunk = db.prepare('INSERT INTO recording_chunks VALUES (?, ?, 0, ?, ?)')
  chunk.run('r1', 0, Buffer.from('x'), 'a'.repeat(64))
  expect(() => chunk.run('r1', 0, Buffer.from('y'), 'a'.repeat(64))).toThrow(/UNIQUE/)
  expect(() => chunk.run('r1', 1, Buffer.from('y'), 'short')).toThrow(/CHECK/)
  expect(() => chunk.run('r1', 1, 'text', 'a'.repeat(64))).toThrow(/BLOB/)
  expect(() => chunk.run('r9', 0, Buffer.from('y'), 'a'.repeat(64))).toThrow(/FOREIGN KEY/)
})

test('an exhibit in use cannot be deleted under an exchange', () => {
  db.exec(INTERVIEW)
  db.exec(`INSERT INTO exchanges (id, interview_id, position, question, answer, version, started_at, changed_at, review,
    corrections) VALUES ('e', 'i', 1, '', '', 1, '', '', 'pending', '[]')`)
  expect(() => db.exec(`INSERT INTO exchange_evidence VALUES ('e', 1, 'none')`)).toThrow(/FOREIGN KEY/)
})
