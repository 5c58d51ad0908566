import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(17)
  at.db.exec(`
    INSERT INTO employees VALUES ('e', '', 'Rangga Sasmaya', '', NULL, '{}', '', '');
    DELETE FROM search_dirty;
  `)
  at.to(18)
})
afterEach(() => at.dispose())

const dirty = () => at.db.prepare('SELECT kind, target FROM search_dirty').all()

test('employees of before wait for the index; their accounts bring them back into it', () => {
  expect(dirty()).toEqual([{ kind: 'person', target: 'e' }])
  at.db.exec('DELETE FROM search_dirty')
  at.db.exec(`INSERT INTO employee_accounts VALUES ('a', 'e', 'instagram', '@x', '', 'x', 'claimed', NULL, '', '', '')`)
  expect(dirty()).toEqual([{ kind: 'person', target: 'e' }])
  at.db.exec('DELETE FROM search_dirty')
  at.db.exec(`UPDATE employees SET changed_at = 'now'`)
  expect(dirty()).toEqual([])
})
