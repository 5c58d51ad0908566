import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(9)
  at.db.exec(`
    INSERT INTO cases VALUES ('c', 'P-2026-001', 'Contoh', 'review', '{}', '', '', '');
    INSERT INTO subjects VALUES ('s', 'c', 1, '{}', '2026-10-20');
  `)
  at.to(10)
})
afterEach(() => at.dispose())

const dirty = () => at.db.prepare('SELECT kind, target FROM search_dirty').all()
const entry = (title: string) =>
  at.db
    .prepare(`INSERT INTO search_entries (kind, target, title, body, stems) VALUES ('case', 'c', ?, 'isi', '')`)
    .run(title)
const found = (word: string) =>
  at.db.prepare('SELECT rowid FROM search_texts WHERE search_texts MATCH ?').all(word).length

test('what was there before waits for the index, once', () => {
  expect(dirty()).toEqual([{ kind: 'case', target: 'c' }])
})

test('a change to what can be found is noted, another is not', () => {
  at.db.exec('DELETE FROM search_dirty')
  at.db.exec(`UPDATE cases SET state = 'examination', changed_at = 'now'`)
  expect(dirty()).toEqual([])
  at.db.exec(`UPDATE subjects SET person = '{"name":"Contoh"}'`)
  at.db.exec(`UPDATE cases SET title = 'Lain'`)
  expect(dirty()).toEqual([{ kind: 'case', target: 'c' }])
})

test('the words follow the entries', () => {
  entry('Dukungan di Instagram')
  expect(found('dukungan')).toBe(1)
  expect(() => entry('Kedua')).toThrow(/UNIQUE/)
  at.db.exec('DELETE FROM search_entries')
  expect(found('dukungan')).toBe(0)
  at.db.exec(`INSERT INTO search_texts (search_texts, rank) VALUES ('integrity-check', 1)`)
})
