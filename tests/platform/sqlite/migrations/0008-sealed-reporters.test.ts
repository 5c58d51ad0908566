import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
const id = (digit: string) => digit.repeat(32)
beforeEach(() => {
  at = migratedTo(7)
  at.db.exec(`
    INSERT INTO reports VALUES ('r', 'L-2026-001', '{}', '', 'new', '', NULL, '');
    INSERT INTO reporters (report_id, sealed) VALUES ('r', x'00');
  `)
  at.to(8)
})
afterEach(() => at.dispose())

test('reporters from before keep their seal and wait for the index', () => {
  expect(at.db.prepare('SELECT report_id, sealed, index_version FROM reporters').all()).toEqual([
    { report_id: 'r', sealed: Buffer.from([0]), index_version: 0 },
  ])
})

test('a term belongs to a report and stands once', () => {
  const insert = at.db.prepare('INSERT INTO reporter_terms VALUES (?, ?, 2, zeroblob(16), zeroblob(32))')
  expect(() => insert.run('x', 'name')).toThrow(/FOREIGN KEY/)
  insert.run('r', 'name')
  expect(() => insert.run('r', 'name')).toThrow(/UNIQUE/)
})

test('a disclosure is numbered within its report and never removed', () => {
  const insert = at.db.prepare(`INSERT INTO reporter_disclosures VALUES (?, 'r', ?, '', '', x'00')`)
  insert.run(id('a'), 1)
  expect(() => insert.run(id('b'), 1)).toThrow(/UNIQUE/)
  expect(() => at.db.exec('DELETE FROM reporter_disclosures')).toThrow(/never removed/)
})

test('a stop is not yet permitted', () => {
  at.db
    .prepare(
      `INSERT INTO reporter_stops (id, kind, subject, places, at, by_name) VALUES (?, 'document', '', '[]', '', '')`,
    )
    .run(id('c'))
  expect(at.db.prepare('SELECT permitted_at, used_at FROM reporter_stops').all()).toEqual([
    { permitted_at: null, used_at: null },
  ])
})
