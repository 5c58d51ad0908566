import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Session } from '#electron/core/kernel/session.ts'
import { type BlobFolder, blobFolderOf, blobPath } from '#electron/core/vault/blob-folder.ts'
import { findBlob, recordBlob } from '#electron/core/vault/blob-rows.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { createTestVault, TEST_PASSWORD, type TestVault } from '#tests/support/test-vault.ts'

let fixture: TestVault
let folder: BlobFolder

beforeEach(async () => {
  fixture = await createTestVault()
  folder = blobFolderOf(fixture.folder)
})
afterEach(() => fixture.end())

async function putRecorded(session: Session, bytes: Uint8Array) {
  const blob = await session.blobs.put([bytes])
  session.commit({ action: 'evidence.imported', subject: blob.id }, (db) => recordBlob(db, blob, toInstant(new Date())))
  return blob
}
const filesTidied = (session: Session) =>
  (
    session.db.prepare(`SELECT entry FROM audit_log WHERE action = 'vault.files_tidied' ORDER BY seq`).all() as {
      entry: string
    }[]
  ).map(({ entry }) => JSON.parse(entry).details as { quarantined: number; returned: number; missing: string[] })

describe('files without rows and rows without files', () => {
  test('orphans are set aside, never deleted, and come back with their row', async () => {
    const session = fixture.vault.requireSession()
    const orphan = await session.blobs.put([Buffer.from('tanpa baris')])
    const kept = await putRecorded(session, Buffer.from('dengan baris'))
    await fixture.vault.lock()
    writeFileSync(join(folder.staging, 'abc.part'), 'separuh')
    cpSync(blobPath(folder, kept.id), `${fixture.dataDir}/kept`)
    mkdirSync(folder.quarantine)
    cpSync(`${fixture.dataDir}/kept`, join(folder.quarantine, kept.id))
    rmSync(blobPath(folder, kept.id))

    await fixture.vault.unlock(TEST_PASSWORD)
    expect(readdirSync(folder.staging)).toEqual([])
    await fixture.vault.opened()?.tidied
    expect(readdirSync(folder.quarantine)).toEqual([orphan.id])
    const after = fixture.vault.requireSession()
    const reader = await after.blobs.open(findBlob(after.db, kept.id)!)
    await reader.close()
    expect(filesTidied(after)).toEqual([{ quarantined: 1, returned: 1, missing: [] }])
  })

  test('what is put while files and rows are still compared is no leftover', async () => {
    const orphan = await fixture.vault.requireSession().blobs.put([Buffer.from('tanpa baris')])
    await fixture.vault.lock()
    await fixture.vault.unlock(TEST_PASSWORD)
    const session = fixture.vault.requireSession()
    const waiting = await Promise.all(
      Array.from({ length: 40 }, (_, n) => session.blobs.put([Buffer.from(`baru ${n}`)])),
    )
    await fixture.vault.opened()?.tidied
    expect(readdirSync(folder.quarantine)).toEqual([orphan.id])
    for (const { id } of waiting) expect(existsSync(blobPath(folder, id))).toBe(true)
    expect(filesTidied(session)).toEqual([{ quarantined: 1, returned: 0, missing: [] }])
  })

  test('a file that is still in quarantine can be read at once', async () => {
    const kept = await putRecorded(fixture.vault.requireSession(), Buffer.from('dengan baris'))
    await fixture.vault.lock()
    mkdirSync(folder.quarantine)
    renameSync(blobPath(folder, kept.id), join(folder.quarantine, kept.id))
    await fixture.vault.unlock(TEST_PASSWORD)
    const session = fixture.vault.requireSession()
    const reader = await session.blobs.open(findBlob(session.db, kept.id)!)
    await reader.close()
    await fixture.vault.opened()?.tidied
    expect(filesTidied(session)).toEqual([{ quarantined: 0, returned: 1, missing: [] }])
  })

  test('a lock in the middle ends it, and what was moved is on record', async () => {
    const session = fixture.vault.requireSession()
    for (let n = 0; n < 30; n += 1) await session.blobs.put([Buffer.from(`tanpa baris ${n}`)])
    await fixture.vault.lock()
    await fixture.vault.unlock(TEST_PASSWORD)
    const opened = fixture.vault.opened()!
    while (!existsSync(folder.quarantine)) await new Promise((resolve) => setImmediate(resolve))
    await fixture.vault.lock()
    await opened.tidied
    const moved = readdirSync(folder.quarantine).length
    await fixture.vault.unlock(TEST_PASSWORD)
    await fixture.vault.opened()?.tidied
    const told = filesTidied(fixture.vault.requireSession()).map(({ quarantined }) => quarantined)
    expect(told[0]).toBe(moved)
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(30)
    expect(readdirSync(folder.quarantine)).toHaveLength(30)
  })
})
