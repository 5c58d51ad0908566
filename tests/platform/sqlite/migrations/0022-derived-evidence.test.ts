import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(21)
})
afterEach(() => at.dispose())

test('what was made of an item is found from the index', () => {
  at.to(22)
  const plan = at.db.prepare('EXPLAIN QUERY PLAN SELECT * FROM evidence WHERE derived_from = ?').all('a')
  expect(JSON.stringify(plan)).toContain('INDEX evidence_derived')
})
