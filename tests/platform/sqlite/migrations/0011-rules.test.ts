import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(10)
  at.db.exec(`
    INSERT INTO cases (id, number, title, state, allegation, opened_at, changed_at, close_reason)
      VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '');
    INSERT INTO subjects (id, case_id, position, person, as_of) VALUES ('s', 'c', 1, '{}', '2026-10-20');
  `)
  at.to(11)
})
afterEach(() => at.dispose())

test('cases from before are untouched', () => {
  expect(at.db.pragma('user_version', { simple: true })).toBe(11)
  expect(at.db.prepare('SELECT id, title FROM cases').all()).toEqual([{ id: 'c', title: 'Contoh' }])
})

test('changes of rules, pins and choices are neither altered nor removed', () => {
  at.db.exec(`
    INSERT INTO rule_changes VALUES (1, 'edit', 'Alasan', '{}', '', '');
    INSERT INTO rule_pins VALUES ('p', 'c', 'classification', 1, '', '[]', '', '');
    INSERT INTO acts (id, case_id, subject_id, facts, recorded_at, changed_at) VALUES ('a', 'c', 's', '{}', '', '');
    INSERT INTO classifications VALUES ('k', 'a', 'c', 's', 'p', '{}', '{}', 'Alasan', '', '');
  `)
  for (const table of ['rule_changes', 'rule_pins', 'classifications']) {
    const [column] = at.db.prepare(`SELECT name FROM pragma_table_info('${table}') WHERE pk = 0`).all() as {
      name: string
    }[]
    expect(() => at.db.exec(`UPDATE ${table} SET ${column?.name} = ''`)).toThrow(/never altered/)
    expect(() => at.db.exec(`DELETE FROM ${table}`)).toThrow(/never removed/)
  }
})

test('a choice has a reason, an act and its rules', () => {
  const choose = (act: string, reason: string) =>
    at.db.prepare("INSERT INTO classifications VALUES ('k', ?, 'c', 's', 'p', '{}', '{}', ?, '', '')").run(act, reason)
  expect(() => choose('a', 'Alasan')).toThrow(/FOREIGN KEY/)
  at.db.exec(`
    INSERT INTO rule_pins VALUES ('p', 'c', 'classification', 1, '', '[]', '', '');
    INSERT INTO acts (id, case_id, subject_id, facts, recorded_at, changed_at) VALUES ('a', 'c', 's', '{}', '', '');
  `)
  expect(() => choose('a', '')).toThrow(/CHECK/)
  choose('a', 'Alasan')
})

test('teams and earlier sanctions belong to cases that exist', () => {
  expect(() => at.db.exec("INSERT INTO case_teams VALUES ('x', '{}', '', '')")).toThrow(/FOREIGN KEY/)
  const insert = at.db.prepare(
    "INSERT INTO prior_sanctions (id, nip, data, case_id, recorded_at, recorded_by) VALUES (?, '', '{}', ?, '', '')",
  )
  expect(() => insert.run('p', 'x')).toThrow(/FOREIGN KEY/)
  insert.run('q', null)
})

test('the office signs its packs with one key', () => {
  const insert = at.db.prepare("INSERT INTO rule_key VALUES (?, 'p', x'00', '')")
  insert.run(1)
  expect(() => insert.run(2)).toThrow(/CHECK/)
})
