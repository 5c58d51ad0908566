import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#electron/core/kernel/database.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { flipFile } from '#tests/support/flip-file.ts'

const PAGE = 4096
let made: TestCore
let db: Connection
beforeEach(async () => {
  const openDatabase: typeof openVaultDatabase = (...given) => {
    db = openVaultDatabase(...given)
    return db
  }
  made = await createTestCore({ ports: { openDatabase } })
})
afterEach(() => made.dispose())

async function check() {
  await made.api.integrity.start({ all: true })
  for await (const { state } of await made.api.integrity.watch()) if (state === 'resting') break
  return (await made.api.integrity.overview()).database
}

/** The last page of a table or index, changed while nobody has the vault open. */
async function damage(name: string) {
  const { page } = db.prepare('SELECT max(pageno) AS page FROM dbstat WHERE name = ?').get(name) as { page: number }
  await made.api.vault.lock()
  flipFile(join(made.dataDir, 'brankas', 'case.db'), (page - 1) * PAGE + 2000)
  await made.api.vault.unlock({ password: TEST_PASSWORD })
}
const lastEntry = async () => (await made.api.audit.list({ action: 'integrity.database_checked' })).entries[0]

test('every page is read, and again only when it is due', async () => {
  expect((await made.api.integrity.overview()).database).toEqual({ state: 'unchecked', at: null })
  expect(await check()).toMatchObject({ state: 'intact', at: expect.any(String) })
  const { seq } = (await lastEntry())!
  await made.api.integrity.start({ all: false })
  for await (const { state } of await made.api.integrity.watch()) if (state === 'resting') break
  expect((await lastEntry())?.seq).toBe(seq)
})

test.each(['deadline_overrides', 'evidence_sha256'])(
  'a damaged page of %s, which nobody asked for, is found and named',
  async (name) => {
    await damage(name)
    expect(await made.api.cases.list({})).toBeDefined()
    expect(await check()).toMatchObject({ state: 'damaged' })
    expect((await lastEntry())?.details).toMatchObject({ state: 'damaged', damaged: [expect.any(String)] })
  },
)

test('a log that cannot take the entry hides nothing', async () => {
  await check()
  await damage('audit_log_looked_up')
  expect(await check()).toMatchObject({ state: 'damaged' })
})
