import { chmodSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestVault, TEST_PASSWORD, type TestVault } from '#tests/support/test-vault.ts'

let fixture: TestVault
beforeEach(async () => {
  fixture = await createTestVault()
})
afterEach(() => fixture.end())
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe.skipIf(process.platform === 'win32')('modes of the vault', () => {
  test('a new vault is its owner’s alone', async () => {
    await fixture.vault.lock()
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(modeOf(fixture.folder)).toBe('700')
    for (const entry of readdirSync(fixture.folder, { withFileTypes: true }))
      expect([entry.name, modeOf(join(fixture.folder, entry.name))]).toEqual([
        entry.name,
        entry.isDirectory() ? '700' : '600',
      ])
  })

  test('what was opened to others is closed again at unlock', async () => {
    await fixture.vault.lock()
    const wide = [fixture.folder, join(fixture.folder, 'blobs'), join(fixture.folder, 'case.db')]
    for (const path of wide) chmodSync(path, 0o777)
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(wide.map(modeOf)).toEqual(['700', '700', '600'])
  })

  test('a link in the folder is left alone, and so is what it leads to', async () => {
    const outside = join(fixture.dataDir, 'milik-lain.txt')
    writeFileSync(outside, '')
    chmodSync(outside, 0o644)
    await fixture.vault.lock()
    symlinkSync(outside, join(fixture.folder, 'tautan'))
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(modeOf(outside)).toBe('644')
  })
})
