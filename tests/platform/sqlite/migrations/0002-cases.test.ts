import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let vault: Migrated
beforeEach(() => {
  vault = migratedTo(1)
  vault.db.exec(`INSERT INTO meta VALUES ('vault_id', 'v')`)
  vault.to(2)
})
afterEach(() => vault.dispose())

const CASE = `INSERT INTO cases VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '')`
const REPORT = `INSERT INTO reports VALUES ('r', 'L-2026-001', '{}', '', 'new', '', 'c', '')`

test('what the vault held before stays, cases and reports can be added', () => {
  vault.db.exec(
    `${CASE}; ${REPORT}; INSERT INTO subjects VALUES ('s', 'c', 1, '{}', '2026-10-20'); INSERT INTO reporters VALUES ('r', x'00')`,
  )
  expect(vault.db.pragma('user_version', { simple: true })).toBe(2)
  expect(vault.db.prepare(`SELECT value FROM meta WHERE key = 'vault_id'`).get()).toEqual({ value: 'v' })
  expect(
    vault.db.prepare('SELECT count(*) AS n FROM subjects JOIN reports ON reports.case_id = subjects.case_id').get(),
  ).toEqual({ n: 1 })
})

test.each([
  ['a second case with the same number', `${CASE.replace(`'c'`, `'d'`)}`, /UNIQUE/],
  ['a subject of no case', `INSERT INTO subjects VALUES ('s', 'x', 1, '{}', '2026-10-20')`, /FOREIGN KEY/],
  ['a reporter of no report', `INSERT INTO reporters VALUES ('x', x'00')`, /FOREIGN KEY/],
  ['a second row of settings', `INSERT INTO settings VALUES (2, '{}')`, /CHECK/],
  ['a number that is text', `INSERT INTO counters VALUES ('L', 'satu')`, /cannot store/],
])('refuses %s', (_, sql, why) => {
  vault.db.exec(CASE)
  expect(() => vault.db.exec(sql)).toThrow(why)
})
