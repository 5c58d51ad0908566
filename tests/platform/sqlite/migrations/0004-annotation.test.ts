import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

const HASH = 'a'.repeat(64)
const BLOB = 'b'.repeat(32)

let vault: Migrated
beforeEach(() => {
  vault = migratedTo(3)
  vault.db.exec(`
    INSERT INTO blobs VALUES ('${BLOB}', 0, '${HASH}', zeroblob(64), 1, 'at');
    INSERT INTO cases VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '');
    INSERT INTO evidence (id, case_id, number, title, original_name, kind, mime, size, sha256, notices, origin, capture,
        note, blob_id, imported_at, imported_by, withdraw_reason)
      VALUES ('e', 'c', 'B-1', 't', 'n', 'image', 'image/png', 0, '${HASH}', '[]', 'drop', '{}', '', '${BLOB}', '', '', '');
  `)
  vault.to(4)
})
afterEach(() => vault.dispose())

const revise = (revision: number, evidence = 'e') =>
  vault.db
    .prepare(`INSERT INTO annotation_revisions VALUES (?, ?, 1, '[]', 0, 0, ?, 'at', 'Badu')`)
    .run(evidence, revision, HASH)

test('evidence from before can be annotated, each revision once', () => {
  revise(1)
  revise(2)
  expect(() => revise(2)).toThrow(/exists already/)
  expect(() => revise(0)).toThrow(/CHECK/)
  expect(() => revise(1, 'nothing')).toThrow(/FOREIGN KEY/)
})

test('a revision is neither changed nor removed', () => {
  revise(1)
  expect(() => vault.db.exec(`UPDATE annotation_revisions SET shapes = '[1]'`)).toThrow(/never changes/)
  expect(() => vault.db.exec('DELETE FROM annotation_revisions')).toThrow(/never removed/)
  const replace = `INSERT OR REPLACE INTO annotation_revisions VALUES ('e', 1, 1, '[1]', 0, 0, '${HASH}', '', '')`
  expect(() => vault.db.exec(replace)).toThrow(/exists already/)
  expect(vault.db.prepare('SELECT shapes FROM annotation_revisions').all()).toEqual([{ shapes: '[]' }])
})
