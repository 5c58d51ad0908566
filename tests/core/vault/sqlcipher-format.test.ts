import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { createTestVault, type TestVault } from '#tests/support/test-vault.ts'

// https://www.zetetic.net/sqlcipher/design/ (version 4 defaults), written from its description alone: what this opens, every
// SQLCipher 4 opens with the raw key.
const PAGE = 4096
const [IV, TAG] = [16, 64]
const SALT = 16

let fixture: TestVault
afterEach(() => fixture.end())

/** Plain pages; throws where a tag does not fit. */
function decrypt(file: Buffer, key: Buffer): Buffer {
  const salt = file.subarray(0, SALT)
  const macSalt = Buffer.from(salt.map((byte) => byte ^ 0x3a))
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512')
  const pages: Buffer[] = []
  for (let number = 1; number <= file.length / PAGE; number += 1) {
    const page = file.subarray((number - 1) * PAGE, number * PAGE)
    const start = number === 1 ? SALT : 0
    const end = PAGE - IV - TAG
    const index = Buffer.alloc(4)
    index.writeUInt32LE(number)
    const tag = createHmac('sha512', macKey)
      .update(page.subarray(start, end + IV))
      .update(index)
      .digest()
    if (!tag.equals(page.subarray(end + IV))) throw new Error(`page ${number}`)
    const cipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + IV)).setAutoPadding(false)
    const plain = Buffer.concat([cipher.update(page.subarray(start, end)), cipher.final()])
    pages.push(
      Buffer.concat([number === 1 ? Buffer.from('SQLite format 3\0') : Buffer.alloc(0), plain, page.subarray(end)]),
    )
  }
  return Buffer.concat(pages)
}

test('a vault of cipher sqlcipher is SQLCipher 4: another reader opens it with the raw key', async () => {
  fixture = await createTestVault({ cipher: 'sqlcipher' })
  const key = Buffer.from(fixture.vault.opened()!.ring.databaseKey)
  await fixture.vault.lock()
  const copy = join(fixture.dataDir, 'salinan.db')
  copyFileSync(join(fixture.folder, 'case.db'), copy)
  const sealed = readFileSync(copy)
  expect(() => decrypt(sealed, Buffer.alloc(32, 1))).toThrow('page 1')
  writeFileSync(copy, decrypt(sealed, key))
  const db = new DatabaseSync(copy)
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  const { entries } = db.prepare('SELECT count(*) AS entries FROM audit_log').get() as { entries: number }
  expect(entries).toBeGreaterThan(0)
  db.close()
  sealed[PAGE + 7]! ^= 1
  expect(() => decrypt(sealed, key)).toThrow('page 2')
})
