import { afterEach, beforeEach, expect, test } from 'vitest'
import { casesWithClocks } from '#electron/core/deadlines/repository.ts'
import type { ReadDb } from '#electron/core/kernel/database.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

const CASE = 'c'.repeat(32)
let at: Migrated
beforeEach(() => {
  at = migratedTo(18)
  at.db.exec(`
    INSERT INTO cases VALUES ('${CASE}', 'P-1', '', 'examination', '{}', '', '', '');
    INSERT INTO subjects VALUES ('s', '${CASE}', 0, '{}', '');
    INSERT INTO procedure_steps (id, case_id, subject_id, kind, day, details, origin, source_id, reason, recorded_at, recorded_by)
      VALUES ('1', '${CASE}', 's', 'decision_made', '2026-04-20', '{}', 'recorded', '', '', '', '')`)
})
afterEach(() => at.dispose())

test('what was recorded before is found alike, now from the index', () => {
  const ask = () => casesWithClocks(at.db as unknown as ReadDb, daySchema.parse('2026-10-20'))
  expect(ask()).toEqual([CASE])
  at.to(19)
  expect(ask()).toEqual([CASE])
  const plan = at.db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT case_id, max(day) FILTER (WHERE kind = 'decision_made') FROM procedure_steps
       WHERE withdrawn_at IS NULL GROUP BY case_id, subject_id`,
    )
    .all()
  expect(JSON.stringify(plan)).toContain('COVERING INDEX procedure_steps_days')
})
