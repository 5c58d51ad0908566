import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { flipFile } from '#tests/support/flip-file.ts'
import { askSqlcipher } from '#tests/support/sqlcipher/sqlcipher.ts'
import { createTestVault, type TestVault } from '#tests/support/test-vault.ts'

const PAGE = 4096

let fixture: TestVault
afterEach(() => fixture.end())

const keyLine = (key: Buffer) => `PRAGMA key = "x'${key.toString('hex')}'";`

test('SQLCipher 4 itself opens a vault of cipher sqlcipher with the raw key', { timeout: 120_000 }, async () => {
  fixture = await createTestVault({ cipher: 'sqlcipher' })
  const key = Buffer.from(fixture.vault.opened()!.ring.databaseKey)
  const { id } = fixture.vault.requireSession().user
  await fixture.vault.lock()
  const copy = join(fixture.dataDir, 'salinan.db')
  copyFileSync(join(fixture.folder, 'case.db'), copy)

  const ask = (...lines: string[]) => askSqlcipher(copy, [keyLine(key), ...lines])
  expect(ask('PRAGMA cipher_version;').rows.at(-1)).toMatch(/^4\./)
  expect(ask('SELECT name, login FROM users;')).toEqual({ rows: ['ok', expect.stringMatching(/\|/)], complaint: '' })
  expect(ask(`SELECT count(*) FROM users WHERE id = '${id}';`).rows.at(-1)).toBe('1')
  expect(ask('SELECT action FROM audit_log WHERE seq = 1;').rows.at(-1)).toBe('vault.created')
  // No row of it means that the tag of every page fits.
  expect(ask('PRAGMA cipher_integrity_check;', 'PRAGMA integrity_check;').rows).toEqual(['ok', 'ok'])

  const wrong = askSqlcipher(copy, [keyLine(Buffer.alloc(32, 1)), 'SELECT count(*) FROM users;'])
  expect(wrong.complaint).toBe('file is not a database')
  flipFile(copy, PAGE + 7)
  expect(ask('PRAGMA cipher_integrity_check;').rows).toContain('HMAC verification failed for page 2')
})
