import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordBlob } from '#electron/core/vault/blob-rows.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { createTestVault, TEST_OWNER, TEST_PASSWORD } from '#tests/support/test-vault.ts'

const PLANTED = 'Warung Mbok Darmi Karangan 0000'
const encodings = [Buffer.from(PLANTED), Buffer.from(PLANTED, 'utf16le'), Buffer.from(PLANTED).toString('base64')]

/** Every file below the data folder in which something is readable. */
function leaks(folder: string, needles: readonly (string | Buffer)[]) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      return needles.some((needle) => bytes.includes(needle))
    })
    .map(({ name }) => name)
}

test.each(['aegis', 'sqlcipher'] as const)(
  '%s: nothing planted can be read from the folder, open or locked',
  async (cipher) => {
    const fixture = await createTestVault({ cipher })
    const session = fixture.vault.requireSession()
    const blob = await session.blobs.put([Buffer.from(PLANTED.repeat(2000))])
    session.commit({ action: 'evidence.imported', subject: blob.id, details: { name: PLANTED } }, (db) => {
      recordBlob(db, blob, toInstant(new Date(0)))
      db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run(
        'rahasia',
        session.reporters.seal('r', PLANTED).toString(),
      )
    })
    // Sorting much without an index would use a temporary file were temp_store not MEMORY.
    session.db.prepare('SELECT entry FROM audit_log ORDER BY random()').all()
    const needles = [...encodings, TEST_PASSWORD, TEST_OWNER, fixture.recoveryKey, 'SQLite format 3', 'CREATE TABLE']
    expect(leaks(fixture.dataDir, needles)).toEqual([])
    await fixture.vault.lock()
    expect(leaks(fixture.dataDir, needles)).toEqual([])
    await fixture.end()
  },
)

test('the search itself finds what is readable', async () => {
  const fixture = await createTestVault()
  expect(leaks(fixture.dataDir, ['saksama-vault'])).toEqual(['vault.json', 'vault.json.bak'])
  await fixture.end()
})
