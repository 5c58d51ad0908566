import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migrated, migratedTo } from '#tests/support/migrated.ts'

let at: Migrated
beforeEach(() => {
  at = migratedTo(13)
  at.db.exec(`INSERT INTO blobs VALUES ('${'a'.repeat(32)}', 5, '${'b'.repeat(64)}', x'00', 1, '')`)
  at.to(14)
})
afterEach(() => at.dispose())

const check = (blob: string, state: string) =>
  at.db.prepare('INSERT INTO blob_checks VALUES (?, ?, ?)').run(blob, '2026-10-20T02:00:00.000Z', state)

test('what was there before was never checked and never backed up', () => {
  expect(at.db.prepare('SELECT count(*) AS n FROM blob_checks').get()).toEqual({ n: 0 })
  expect(at.db.prepare('SELECT count(*) AS n FROM backup_runs').get()).toEqual({ n: 0 })
})

test('a check belongs to a sealed file and has a known result', () => {
  check('a'.repeat(32), 'intact')
  expect(() => check('c'.repeat(32), 'intact')).toThrow(/FOREIGN KEY/)
  expect(() => check('a'.repeat(32), 'mungkin')).toThrow(/CHECK/)
})

test('there is one row of settings, and no set is kept for nothing', () => {
  const insert = (id: number, days: number, keep: number) =>
    at.db.prepare('INSERT INTO backup_settings VALUES (?, ?, ?, NULL)').run(id, days, keep)
  insert(1, 7, 5)
  expect(() => insert(2, 7, 5)).toThrow(/CHECK/)
  at.db.exec('DELETE FROM backup_settings')
  expect(() => insert(1, -1, 5)).toThrow(/CHECK/)
  expect(() => insert(1, 7, 0)).toThrow(/CHECK/)
})
