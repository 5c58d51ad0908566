import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let vault: Migrated
beforeEach(() => {
  vault = migratedTo(11)
  vault.to(12)
})
afterEach(() => vault.dispose())

const employee = (id: string, nip: string) =>
  vault.db.prepare(`INSERT INTO employees VALUES (?, ?, 'Contoh', 'contoh', NULL, '{}', '', '')`).run(id, nip)

test('a NIP belongs to one person, those without one may be many', () => {
  employee('a', '199002302015031000')
  employee('b', '')
  employee('c', '')
  expect(() => employee('d', '199002302015031000')).toThrow(/UNIQUE/)
})

test('an account is evidenced only by evidence, a name is somebody only when somebody is named', () => {
  employee('a', '')
  const account = (state: string) =>
    vault.db
      .prepare(`INSERT INTO employee_accounts VALUES ('x', 'a', 'x', '@a', '', 'x:a', ?, NULL, '', '', '')`)
      .run(state)
  expect(() => account('evidenced')).toThrow(/CHECK/)
  account('claimed')
  vault.db.exec(`
    INSERT INTO name_lists VALUES ('l', 'Daftar', 'tempelan', '', '', NULL, 0);
    INSERT INTO name_entries VALUES ('e', 'l', 1, 1, '{}', 0, NULL, NULL);
  `)
  const decide = (verdict: string) =>
    vault.db.prepare(`INSERT INTO name_decisions VALUES (NULL, 'e', ?, NULL, '', '', '')`).run(verdict)
  expect(() => decide('same')).toThrow(/CHECK/)
  decide('different')
  expect(() => vault.db.exec(`INSERT INTO employee_history VALUES (NULL, 'a', 'salary', '', '', '', '', '')`)).toThrow(
    /CHECK/,
  )
})
