import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let vault: Migrated
beforeEach(() => {
  vault = migratedTo(12)
  vault.db.exec(`
    INSERT INTO reports (id, number, data, received_at, state, dismiss_reason, case_id, created_at)
      VALUES ('r', 'L-2026-001', '{}', '', 'dismissed', 'Bukan ASN.', NULL, ''), ('s', 'L-2026-002', '{}', '', 'new', '', NULL, '')`)
  vault.to(13)
})
afterEach(() => vault.dispose())

test('reports from before keep their reason and lead themselves', () => {
  expect(
    vault.db.prepare('SELECT dismiss_reason, dismiss_code, merged_into FROM reports WHERE id = ?').get('r'),
  ).toEqual({
    dismiss_reason: 'Bukan ASN.',
    dismiss_code: null,
    merged_into: null,
  })
})

test('a report is merged into one that is there', () => {
  vault.db.exec(`UPDATE reports SET merged_into = 's' WHERE id = 'r'`)
  expect(() => vault.db.exec(`UPDATE reports SET merged_into = 'nothing' WHERE id = 's'`)).toThrow(/FOREIGN KEY/)
  vault.db.exec(`INSERT INTO report_keys VALUES ('r', 'account', 'x:contoh')`)
  expect(() => vault.db.exec(`INSERT INTO report_keys VALUES ('r', 'account', 'x:contoh')`)).toThrow(/UNIQUE/)
})
