import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

const CASE = 'c'.repeat(32)
const ASK = `SELECT DISTINCT c.number FROM cases c JOIN subjects s ON s.case_id = c.id WHERE s.person ->> 'nip' = ?`
let at: Migrated
beforeEach(() => {
  at = migratedTo(23)
  at.db.exec(`
    INSERT INTO cases VALUES ('${CASE}', 'P-1', '', 'examination', '{}', '', '', '');
    INSERT INTO subjects VALUES ('s', '${CASE}', 0, '{"nip":"1990"}', '')`)
})
afterEach(() => at.dispose())

test('the cases of a NIP are found alike, now from the index', () => {
  const ask = () => at.db.prepare(ASK).all('1990')
  const before = ask()
  expect(before).toEqual([{ number: 'P-1' }])
  at.to(24)
  expect(ask()).toEqual(before)
  expect(JSON.stringify(at.db.prepare(`EXPLAIN QUERY PLAN ${ASK}`).all('1990'))).toContain('INDEX subjects_nip')
})
