import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

const BLOB = 'b'.repeat(32)
let at: Migrated
beforeEach(() => {
  at = migratedTo(5)
  at.db.exec(`
    INSERT INTO cases VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '');
    INSERT INTO subjects VALUES ('s', 'c', 1, '{}', '2026-10-20');
    INSERT INTO interviews (id, case_id, subject_id, subject, preparation, state, created_at)
      VALUES ('i', 'c', 's', '{}', '{}', 'prepared', '');
    INSERT INTO blobs VALUES ('${BLOB}', 3, '${'a'.repeat(64)}', x'00', 1, '');
  `)
  at.to(6)
})
afterEach(() => at.dispose())

const draft = (id = 'd', over: { interview?: string; state?: string } = {}) =>
  at.db
    .prepare(
      `INSERT INTO documents (id, case_id, interview_id, kind, state, title, fields, signers, created_at, created_by, changed_at)
       VALUES (?, 'c', ?, 'examination_minutes', ?, 'Contoh', '{}', '[]', '', '', '')`,
    )
    .run(id, over.interview ?? 'i', over.state ?? 'draft')
const finalise = () =>
  at.db.exec(`UPDATE documents SET state = 'final', finalized_at = 'then', content_sha256 = 'x' WHERE id = 'd'`)
const revision = (n: number, over: { kind?: string; blob?: string; document?: string } = {}) =>
  at.db
    .prepare(`INSERT INTO document_revisions VALUES (?, ?, ?, ?, '', '', '[]')`)
    .run(over.document ?? 'd', n, over.kind ?? 'final', over.blob ?? BLOB)

test('hearings from before are untouched and can have documents', () => {
  expect(at.db.pragma('user_version', { simple: true })).toBe(6)
  expect(at.db.prepare('SELECT id, state FROM interviews').all()).toEqual([{ id: 'i', state: 'prepared' }])
  draft()
  expect(at.db.prepare('SELECT id, state FROM documents').all()).toEqual([{ id: 'd', state: 'draft' }])
})

test('a document belongs to a hearing that exists and is a draft or final', () => {
  expect(() => draft('x', { interview: 'none' })).toThrow(/FOREIGN KEY/)
  expect(() => draft('x', { state: 'maybe' })).toThrow(/CHECK/)
})

test('final means a moment and a hash of the content, and a draft has neither', () => {
  draft()
  expect(() => draft('x', { state: 'final' })).toThrow(/CHECK/)
  expect(() => at.db.exec(`UPDATE documents SET state = 'final' WHERE id = 'd'`)).toThrow(/CHECK/)
  expect(() => at.db.exec(`UPDATE documents SET finalized_at = 'then', content_sha256 = 'x'`)).toThrow(/CHECK/)
  finalise()
})

test('a draft is changed and removed freely, a final text never', () => {
  draft()
  at.db.exec(`UPDATE documents SET title = 'Lain' WHERE id = 'd'`)
  finalise()
  expect(() => at.db.exec(`UPDATE documents SET title = 'Contoh'`)).toThrow(/never changed/)
  expect(() => at.db.exec(`UPDATE documents SET state = 'draft', finalized_at = NULL, content_sha256 = NULL`)).toThrow(
    /never changed/,
  )
  expect(() => at.db.exec('DELETE FROM documents')).toThrow(/never removed/)
  draft('d2')
  at.db.exec(`DELETE FROM documents WHERE id = 'd2'`)
})

test('a revision is numbered once, has its bytes, and is neither changed nor removed', () => {
  draft()
  finalise()
  revision(1)
  expect(() => revision(1)).toThrow(/UNIQUE/)
  expect(() => revision(0)).toThrow(/CHECK/)
  expect(() => revision(2, { kind: 'printed' })).toThrow(/CHECK/)
  expect(() => revision(2, { blob: 'none' })).toThrow(/FOREIGN KEY/)
  expect(() => revision(2, { document: 'none' })).toThrow(/FOREIGN KEY/)
  expect(() => at.db.exec(`UPDATE document_revisions SET at = 'now'`)).toThrow(/never changed/)
  expect(() => at.db.exec('DELETE FROM document_revisions')).toThrow(/never removed/)
})
