import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

const HASH = 'a'.repeat(64)
const BLOB = 'b'.repeat(32)

let vault: Migrated
beforeEach(() => {
  vault = migratedTo(2)
  vault.db.exec(`
    INSERT INTO blobs VALUES ('${BLOB}', 0, '${HASH}', zeroblob(64), 1, 'at');
    INSERT INTO cases VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '');
  `)
  vault.to(3)
})
afterEach(() => vault.dispose())

const evidence = (id: string, { caseId = 'c' as string | null, number = `B-${id}`, blob = BLOB } = {}) =>
  vault.db
    .prepare(
      `INSERT INTO evidence (id, case_id, number, title, original_name, kind, mime, size, sha256, notices, origin, capture, note, blob_id,
         imported_at, imported_by, withdraw_reason) VALUES (?, ?, ?, 't', 'n', 'image', 'image/png', 0, ?, '[]', 'drop', '{}', '', ?, '', '', '')`,
    )
    .run(id, caseId, number, HASH, blob)

test('the case from before can have evidence with custody', () => {
  evidence('e1')
  vault.db.exec(
    `INSERT INTO custody (evidence_id, at, actor, action, detail) VALUES ('e1', '', 'Badu', 'imported', '')`,
  )
  expect(vault.db.prepare('SELECT number, withdrawn_at FROM evidence').all()).toEqual([
    { number: 'B-e1', withdrawn_at: null },
  ])
})

test('an exhibit number is given once in a case', () => {
  evidence('e1', { number: 'B-1' })
  expect(() => evidence('e2', { number: 'B-1' })).toThrow(/UNIQUE/)
})

test('evidence belongs to a case or report, and its bytes to a blob', () => {
  expect(() => evidence('e1', { caseId: null })).toThrow(/CHECK/)
  expect(() => evidence('e1', { caseId: 'x' })).toThrow(/FOREIGN KEY/)
  expect(() => evidence('e1', { blob: 'c'.repeat(32) })).toThrow(/FOREIGN KEY/)
})

test('neither a blob nor an item in use can be deleted', () => {
  evidence('e1')
  vault.db.exec(
    `INSERT INTO custody (evidence_id, at, actor, action, detail) VALUES ('e1', '', 'Badu', 'imported', '')`,
  )
  expect(() => vault.db.exec('DELETE FROM blobs')).toThrow(/FOREIGN KEY/)
  expect(() => vault.db.exec('DELETE FROM evidence')).toThrow(/FOREIGN KEY/)
})
