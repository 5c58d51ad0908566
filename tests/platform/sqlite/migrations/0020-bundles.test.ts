import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

const CASE = 'c'.repeat(32)
const BUNDLE = 'b'.repeat(32)
const HASH = 'd'.repeat(64)
let at: Migrated
beforeEach(() => {
  at = migratedTo(19)
  at.db.exec(`INSERT INTO cases VALUES ('${CASE}', 'P-1', '', 'review', '{}', '', '', '')`)
  at.to(20)
})
afterEach(() => at.dispose())

const came = (id = BUNDLE, of = CASE) =>
  at.db.prepare(`INSERT INTO received_bundles VALUES (?, ?, '{}', ?, '{}', '', '')`).run(id, of, Buffer.alloc(64))

test('cases that were there came from nowhere, and nobody is known', () => {
  expect(at.db.prepare('SELECT count(*) AS n FROM received_bundles').get()).toEqual({ n: 0 })
  expect(at.db.prepare('SELECT count(*) AS n FROM bundle_signers').get()).toEqual({ n: 0 })
})

test('how a case came belongs to a case, is told once and stays', () => {
  came()
  expect(() => came()).toThrow(/UNIQUE/)
  expect(() => came('e'.repeat(32), 'f'.repeat(32))).toThrow(/FOREIGN KEY/)
  expect(() => at.db.exec(`UPDATE received_bundles SET former = '[]'`)).toThrow(/never changed/)
  expect(() => at.db.exec('DELETE FROM received_bundles')).toThrow(/never removed/)
})

test('entries of another log stay as they were chained', () => {
  came()
  at.db.exec(`INSERT INTO received_entries VALUES ('${BUNDLE}', 7, '${HASH}', '{}', '${HASH}')`)
  expect(() => at.db.exec(`UPDATE received_entries SET entry = ''`)).toThrow(/never changed/)
  expect(() => at.db.exec('DELETE FROM received_entries')).toThrow(/never removed/)
})
