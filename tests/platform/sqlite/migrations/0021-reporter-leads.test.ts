import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReadDb } from '#electron/core/kernel/database.ts'
import { lookupTerms } from '#electron/core/reports/index-rows.ts'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(20)
  at.db.exec(`
    INSERT INTO reports (id, number, data, received_at, state, dismiss_reason, case_id, created_at)
      VALUES ('r', 'L-2026-001', '{}', '', 'new', '', NULL, '');
    INSERT INTO reporter_terms VALUES ('r', 'name', 2, zeroblob(16), zeroblob(32))`)
})
afterEach(() => at.dispose())

test('terms from before are found alike, now from the index', () => {
  const ask = () => lookupTerms(at.db as unknown as ReadDb)(Buffer.alloc(16))
  const before = ask()
  expect(before).toEqual([{ kind: 'name', tokens: 2, term: Buffer.alloc(32) }])
  at.to(21)
  expect(ask()).toEqual(before)
  const plan = at.db.prepare('EXPLAIN QUERY PLAN SELECT * FROM reporter_terms WHERE lead = ?').all(Buffer.alloc(16))
  expect(JSON.stringify(plan)).toContain('INDEX reporter_terms_lead')
})
