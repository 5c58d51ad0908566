import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(6)
  at.db.exec(`
    INSERT INTO cases VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '');
    INSERT INTO subjects VALUES ('s', 'c', 1, '{}', '2026-10-20');
    INSERT INTO interviews (id, case_id, subject_id, subject, preparation, state, created_at)
      VALUES ('i', 'c', 's', '{}', '{}', 'prepared', '');
    INSERT INTO documents (id, case_id, interview_id, kind, state, title, fields, signers, created_at, created_by, changed_at)
      VALUES ('d', 'c', 'i', 'examination_minutes', 'draft', 'Contoh', '{}', '[]', '', '', '');
  `)
  at.to(7)
})
afterEach(() => at.dispose())

const refuse = (document: string) =>
  at.db.prepare(`INSERT INTO refusals VALUES (?, 'ttd-1', 'menolak', '[]', '', '')`).run(document)

test('documents from before are untouched', () => {
  expect(at.db.pragma('user_version', { simple: true })).toBe(7)
  expect(at.db.prepare('SELECT id, title FROM documents').all()).toEqual([{ id: 'd', title: 'Contoh' }])
})

test('there is one local CA at most', () => {
  const insert = at.db.prepare('INSERT INTO local_ca VALUES (?, ?, ?, ?)')
  insert.run(1, Buffer.from('k'), Buffer.from('c'), '')
  expect(() => insert.run(2, Buffer.from('k'), Buffer.from('c'), '')).toThrow(/CHECK/)
})

test('a refusal belongs to a document and is neither changed nor removed', () => {
  expect(() => refuse('x')).toThrow(/FOREIGN KEY/)
  refuse('d')
  expect(() => refuse('d')).toThrow(/UNIQUE/)
  expect(() => at.db.exec(`UPDATE refusals SET reason = ''`)).toThrow(/never changed/)
  expect(() => at.db.exec('DELETE FROM refusals')).toThrow(/never removed/)
})
