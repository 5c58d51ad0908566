import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(16)
  at.db.exec(`INSERT INTO users (id, name, created_at) VALUES ('u', 'Wening Prabasari', '')`)
  at.to(17)
})
afterEach(() => at.dispose())

const save = (id: string, user = 'u') =>
  at.db.prepare(`INSERT INTO saved_views VALUES (?, ?, 'Lama', '{}')`).run(id, user)

test('a user of before has no view; each name is one view of one user', () => {
  expect(at.db.prepare('SELECT id FROM saved_views').all()).toEqual([])
  save('a')
  expect(() => save('b')).toThrow(/UNIQUE/)
  expect(() => save('c', 'nobody')).toThrow(/FOREIGN KEY/)
})
