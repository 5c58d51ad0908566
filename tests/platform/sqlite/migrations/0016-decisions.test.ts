import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(15)
  at.db.exec(`
    INSERT INTO cases VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '');
    INSERT INTO subjects VALUES ('s', 'c', 1, '{}', '2026-10-20');
  `)
  at.to(16)
})
afterEach(() => at.dispose())

const decide = (id: string) =>
  at.db
    .prepare(
      `INSERT INTO decisions (id, case_id, subject_id, decided_on, data, recorded_at, recorded_by)
       VALUES (?, 'c', 's', '2026-10-20', '{}', '', '')`,
    )
    .run(id)
const happen = (id: string) =>
  at.db.prepare(`INSERT INTO decision_events VALUES (?, 'a', 'sent', '2026-10-21', '{}', '', '', NULL, '')`).run(id)

test('cases from before have no decision yet; one subject has one at a time', () => {
  expect(at.db.prepare('SELECT id FROM decisions').all()).toEqual([])
  decide('a')
  expect(() => decide('b')).toThrow(/UNIQUE/)
})

test('a decision never changes but for being replaced, once', () => {
  decide('a')
  expect(() => at.db.exec(`UPDATE decisions SET data = 'x'`)).toThrow(/never changed/)
  expect(() => at.db.exec('DELETE FROM decisions')).toThrow(/never removed/)
  at.db.exec(`UPDATE decisions SET replaced_by = 'a' WHERE id = 'a'`)
  decide('b')
  at.db.exec(`UPDATE decisions SET replaced_by = 'b' WHERE id = 'a'`)
  expect(() => at.db.exec(`UPDATE decisions SET replaced_by = NULL WHERE id = 'a'`)).toThrow(/replaced once/)
})

test('an event never changes but for being withdrawn, once', () => {
  decide('a')
  happen('e')
  expect(() => at.db.exec(`UPDATE decision_events SET day = '2026-10-22'`)).toThrow(/never changed/)
  expect(() => at.db.exec('DELETE FROM decision_events')).toThrow(/never removed/)
  at.db.exec(`UPDATE decision_events SET withdrawn_at = 'now', withdraw_reason = 'keliru'`)
  expect(() => at.db.exec('UPDATE decision_events SET withdrawn_at = NULL')).toThrow(/withdrawn once/)
})
