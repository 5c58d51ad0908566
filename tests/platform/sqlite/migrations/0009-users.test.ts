import { afterEach, beforeEach, expect, test } from 'vitest'
import { ALL_RIGHTS } from '#shared/users/model.ts'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(8)
  at.db.exec(`INSERT INTO users VALUES ('u', 'Wening Contoh', '2026-10-20T02:00:00.000Z')`)
  at.to(9)
})
afterEach(() => at.dispose())

const insert = (id: string, name: string, login: string) =>
  at.db.prepare(`INSERT INTO users (id, name, created_at, login) VALUES (?, ?, '', ?)`).run(id, name, login)

test('the user from before keeps every right and needs no login name', () => {
  const [user] = at.db.prepare('SELECT * FROM users').all() as [Record<string, unknown>]
  expect(user).toMatchObject({ id: 'u', name: 'Wening Contoh', login: '', slot_id: null, disabled_at: null })
  expect(JSON.parse(String(user.rights))).toEqual(ALL_RIGHTS)
})

test('a later user begins without rights', () => {
  insert('v', 'Dyah Contoh', 'dyah')
  expect(at.db.prepare(`SELECT rights FROM users WHERE id = 'v'`).get()).toEqual({ rights: '[]' })
})

test('names and login names are unique; an empty login name is none', () => {
  expect(() => insert('v', 'Wening Contoh', 'lain')).toThrow(/UNIQUE/)
  insert('v', 'Dyah Contoh', '')
  insert('w', 'Jati Contoh', 'jati')
  expect(() => insert('x', 'Jati Lain', 'jati')).toThrow(/UNIQUE/)
})

test('a user is never removed', () => {
  expect(() => at.db.exec('DELETE FROM users')).toThrow(/never removed/)
})
