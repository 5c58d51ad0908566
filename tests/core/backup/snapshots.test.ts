import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KEEP_SNAPSHOTS, listSnapshots, snapshotPath, takeSnapshot } from '#electron/core/vault/snapshots.ts'
import { migrate } from '#electron/platform/sqlite/migrate.ts'
import { migrations } from '#electron/platform/sqlite/migrations/index.ts'
import { openDatabase, openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'

const KEY = Buffer.alloc(32, 9)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saksama-potret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each(['aegis', 'sqlcipher'] as const)('%s: an older database is kept before it is migrated', (cipher) => {
  const path = join(folder, 'case.db')
  const old = openDatabase(path, KEY, cipher)
  migrate(old, migrations.slice(0, 7))
  old.exec(`INSERT INTO meta VALUES ('contoh', 'sebelum')`)
  old.close()
  openVaultDatabase(path, KEY, cipher).close()
  const [snapshot] = listSnapshots(folder)
  expect(snapshot).toMatchObject({ reason: 'pembaruan' })
  const kept = openDatabase(snapshotPath(folder, snapshot!.name), KEY, cipher)
  expect(kept.pragma('user_version', { simple: true })).toBe(7)
  expect(kept.prepare(`SELECT value FROM meta WHERE key = 'contoh'`).get()).toEqual({ value: 'sebelum' })
  kept.close()
  openVaultDatabase(path, KEY, cipher).close()
  expect(listSnapshots(folder)).toHaveLength(1)
})

test('a new database needs none', () => {
  openVaultDatabase(join(folder, 'case.db'), KEY, 'aegis').close()
  expect(listSnapshots(folder)).toEqual([])
})

test('of each reason the newest few stay', () => {
  const db = openVaultDatabase(join(folder, 'case.db'), KEY, 'aegis')
  const at = new Date('2026-10-20T02:00:00.000Z')
  takeSnapshot(db, folder, { reason: 'pembaruan', at })
  for (let index = 0; index < KEEP_SNAPSHOTS + 2; index += 1) {
    // In the second of the others, and after the clock was set back: never the one just taken goes.
    const taken = takeSnapshot(db, folder, {
      reason: 'rotasi',
      at: new Date(at.getTime() - (index === 4 ? 60_000 : 0)),
    })
    expect(existsSync(snapshotPath(folder, taken)), taken).toBe(true)
  }
  db.close()
  const kept = listSnapshots(folder)
  expect(kept.filter(({ reason }) => reason === 'rotasi')).toHaveLength(KEEP_SNAPSHOTS)
  expect(kept.filter(({ reason }) => reason === 'pembaruan')).toHaveLength(1)
})
