import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let vault: Migrated
beforeEach(() => {
  vault = migratedTo(14)
  vault.db.exec(`
    INSERT INTO cases VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '');
    INSERT INTO subjects (id, case_id, position, person, as_of) VALUES ('s', 'c', 1, '{}', '2026-10-20');
  `)
  vault.to(15)
})
afterEach(() => vault.dispose())

const record = (id: string, subject = 's') =>
  vault.db
    .prepare(
      `INSERT INTO procedure_steps (id, case_id, subject_id, kind, day, details, origin, source_id, reason, recorded_at, recorded_by)
       VALUES (?, 'c', ?, 'summons_1', '2026-10-20', '{}', 'recorded', '', '', '', '')`,
    )
    .run(id, subject)

test('cases from before are untouched', () => {
  expect(vault.db.pragma('user_version', { simple: true })).toBe(15)
  expect(vault.db.prepare('SELECT id, title FROM cases').all()).toEqual([{ id: 'c', title: 'Contoh' }])
})

test('a step belongs to a subject, is taken back once with a reason, and never changed or removed', () => {
  expect(() => record('x', 'nobody')).toThrow(/FOREIGN KEY/)
  record('a')
  expect(() => vault.db.exec(`UPDATE procedure_steps SET day = '2026-10-21'`)).toThrow(/never changed/)
  expect(() => vault.db.exec('DELETE FROM procedure_steps')).toThrow(/never removed/)
  expect(() => vault.db.exec(`UPDATE procedure_steps SET withdrawn_at = 'now'`)).toThrow(/CHECK/)
  vault.db.exec(`UPDATE procedure_steps SET withdrawn_at = 'now', withdrawn_by = 'x', withdraw_reason = 'keliru'`)
  expect(() => vault.db.exec(`UPDATE procedure_steps SET withdraw_reason = 'lain'`)).toThrow(/taken back once/)
})

test('versions of a calendar stay, each year counting its own', () => {
  const insert = vault.db.prepare('INSERT INTO calendar_versions VALUES (?, ?, ?, ?, ?, ?)')
  insert.run(2026, 1, '{}', 'SKB', '', '')
  insert.run(2027, 1, '{}', 'SKB', '', '')
  expect(() => insert.run(2026, 1, '{}', 'SKB', '', '')).toThrow(/UNIQUE/)
  expect(() => insert.run(2026, 2, '{}', '', '', '')).toThrow(/CHECK/)
  expect(() => vault.db.exec(`UPDATE calendar_versions SET data = ''`)).toThrow(/never changed/)
  expect(() => vault.db.exec('DELETE FROM calendar_versions')).toThrow(/never removed/)
})

test('a working week has five or six days; only a case may go back to the one of the office', () => {
  const insert = vault.db.prepare(
    `INSERT INTO work_weeks (case_id, week, reason, at, by) VALUES (?, ?, 'karena', '', '')`,
  )
  insert.run(null, 6)
  insert.run('c', null)
  expect(() => insert.run(null, null)).toThrow(/CHECK/)
  expect(() => insert.run('c', 7)).toThrow(/CHECK/)
})

test('courses and overrides want a reason', () => {
  const override = vault.db.prepare(
    `INSERT INTO deadline_overrides (case_id, key, day, reason, at, by) VALUES ('c', 'k', NULL, ?, '', '')`,
  )
  override.run('contoh 22')
  expect(() => override.run('')).toThrow(/CHECK/)
  expect(() =>
    vault.db.exec(
      `INSERT INTO procedure_courses (case_id, subject_id, course, reason, at, by) VALUES ('c', 's', '{}', '', '', '')`,
    ),
  ).toThrow(/CHECK/)
})
