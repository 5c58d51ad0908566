import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '#electron/core/audit/verify.ts'
import { createEventHub } from '#electron/core/kernel/events.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { blobFolderOf, blobPath } from '#electron/core/vault/blob-folder.ts'
import { findBlob, listBlobs, recordBlob } from '#electron/core/vault/blob-rows.ts'
import { openEarlierKeys } from '#electron/core/vault/key-history.ts'
import { createKeyRing, unwrapDek } from '#electron/core/vault/key-ring.ts'
import { parseBlobHeader } from '#electron/core/vault/sealed-blob.ts'
import { createVault } from '#electron/core/vault/service.ts'
import { openDatabase } from '#electron/platform/sqlite/open-database.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { RotationProgress } from '#shared/vault/model.ts'
import { allOf } from '#tests/support/streams.ts'
import {
  createTestVault,
  TEST_PASSWORD,
  type TestVault,
  temporaryFolder,
  testPorts,
} from '#tests/support/test-vault.ts'

const AT = toInstant(new Date(0))
const NEVER = new AbortController().signal
const quietly = { signal: NEVER, onProgress: () => {} }

async function putRecorded(session: Session, text: string) {
  const blob = await session.blobs.put([Buffer.from(text)])
  session.commit({ action: 'evidence.imported', subject: blob.id }, (db) => recordBlob(db, blob, AT))
  return blob.id
}
async function textOf(session: Session, id: string) {
  const reader = await session.blobs.open(findBlob(session.db, id)!)
  const parts = await allOf(reader.read(0, reader.size))
  await reader.close()
  return Buffer.concat(parts).toString()
}
/** A reporter record as the register of reports keeps it. */
function putReporter(session: Session) {
  session.commit({ action: 'report.received', subject: 'l1' }, (db) => {
    const columns = db.prepare(
      `SELECT name FROM pragma_table_info('reports') WHERE "notnull" = 1 AND dflt_value IS NULL`,
    )
    const names = columns.all().map((row) => (row as { name: string }).name)
    const values = names.map((name) =>
      name === 'id' ? 'l1' : name === 'number' ? 'L-1' : name.includes('data') ? '{}' : '1',
    )
    db.prepare(`INSERT INTO reports (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...values)
    db.prepare('INSERT INTO reporters (report_id, sealed) VALUES (?, ?)').run(
      'l1',
      session.reporters.seal('l1', 'pelapor'),
    )
  })
}
const sealedReporter = ({ db }: Session) =>
  (db.prepare('SELECT sealed FROM reporters').get() as { sealed: Uint8Array }).sealed

let fixture: TestVault
beforeEach(async () => {
  fixture = await createTestVault()
})
afterEach(() => fixture.end())
const fileOf = (folder = fixture.folder) => JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'))

describe('rotation of keys', () => {
  test.each(['aegis', 'sqlcipher'] as const)('%s: everything stays, the old key opens nothing', async (cipher) => {
    const other = await createTestVault({ cipher })
    const { vault, folder } = other
    const id = await putRecorded(vault.requireSession(), 'bukti')
    putReporter(vault.requireSession())
    const before = vault.opened()!
    const old = { key: Buffer.from(before.ring.databaseKey), vaultKey: Buffer.from(before.secrets.vaultKey) }
    const progress: RotationProgress[] = []
    await vault.rotateKeys({ reporterKey: true, signal: NEVER, onProgress: (each) => progress.push(each) })

    expect([...new Set(progress.map(({ stage }) => stage))]).toEqual([
      'snapshot',
      'database',
      'keys',
      'closing',
      'done',
    ])
    const check = async () => {
      const session = vault.requireSession()
      expect(await textOf(session, id)).toBe('bukti')
      expect(session.reporters.open('l1', sealedReporter(session))).toBe('pelapor')
      expect((await allOf(verifyAudit(session))).at(-1)).toMatchObject({ done: true, brokenAt: null })
      expect(session.db.prepare('SELECT DISTINCT key_epoch FROM blobs').all()).toEqual([{ key_epoch: 2 }])
    }
    await check()
    const later = await putRecorded(vault.requireSession(), 'sesudah')
    await vault.lock()
    expect(() => openDatabase(join(folder, 'case.db'), old.key, cipher)).toThrow('does not open')
    for (const name of readdirSync(join(folder, 'snapshots')))
      expect(() => openDatabase(join(folder, 'snapshots', name), old.key, cipher)).toThrow('does not open')
    await vault.unlock(TEST_PASSWORD)
    await check()
    expect(await textOf(vault.requireSession(), later)).toBe('sesudah')
    // The header of an old file opens with what the present key keeps of the past.
    const { vaultId } = vault.requireSession()
    const now = vault.opened()!
    const head = readFileSync(blobPath(blobFolderOf(folder), id)).subarray(0, 128)
    const { wrappedDek } = parseBlobHeader(head, id)
    const ring = createKeyRing(Buffer.from(now.secrets.vaultKey), 2, openEarlierKeys(now.secrets.vaultKey, now.file))
    expect(unwrapDek(ring, vaultId, id, wrappedDek)).toEqual(
      unwrapDek(ring, vaultId, id, findBlob(vault.requireSession().db, id)!.wrappedDek),
    )
    expect(old.vaultKey.equals(now.secrets.vaultKey)).toBe(false)
    await other.end()
  })

  test('several times over, and the printed key follows', async () => {
    const id = await putRecorded(fixture.vault.requireSession(), 'bukti')
    for (const reporterKey of [false, true, false]) await fixture.vault.rotateKeys({ reporterKey, ...quietly })
    await fixture.vault.lock()
    expect(fileOf()).toMatchObject({ epoch: 4, pending: null, due: { vaultKey: false } })
    await fixture.vault.unlockWithRecovery(fixture.recoveryKey, 'kata sandi sesudah dipulihkan')
    expect(await textOf(fixture.vault.requireSession(), id)).toBe('bukti')
    expect(fixture.vault.requireSession().reporters.canOpen).toBe(true)
  })

  test('an older copy of the folder still opens with its password, apart from the present one', async () => {
    await fixture.vault.lock()
    const dataDir = temporaryFolder()
    cpSync(fixture.folder, join(dataDir, 'brankas'), { recursive: true })
    await fixture.vault.unlock(TEST_PASSWORD)
    await fixture.vault.rotateKeys({ reporterKey: false, ...quietly })
    await fixture.vault.lock()
    const copy = createVault({ ports: testPorts(dataDir), events: createEventHub() })
    await copy.unlock(TEST_PASSWORD)
    await copy.lock()
    // Its key file in the present folder opens nothing.
    for (const name of ['vault.json', 'vault.json.bak'])
      cpSync(join(dataDir, 'brankas', name), join(fixture.folder, name))
    await expect(fixture.vault.unlock(TEST_PASSWORD)).rejects.toMatchObject({ code: 'vault_damaged' })
    rmSync(dataDir, { recursive: true })
  })

  test('cancelled before the end: as before, and nothing is left over', async () => {
    const id = await putRecorded(fixture.vault.requireSession(), 'bukti')
    const before = fileOf()
    for (const stage of ['snapshot', 'database', 'keys', 'closing']) {
      const ending = new AbortController()
      const onProgress = (progress: RotationProgress) => progress.stage === stage && ending.abort()
      const cancelled = fixture.vault.rotateKeys({ reporterKey: true, signal: ending.signal, onProgress })
      await expect(cancelled).rejects.toMatchObject({ code: 'rotation_cancelled' })
      expect(fileOf()).toEqual(before)
      expect(readdirSync(fixture.folder).filter((name) => name.includes('.baru'))).toEqual([])
      expect(await textOf(fixture.vault.requireSession(), id)).toBe('bukti')
      await putRecorded(fixture.vault.requireSession(), stage)
    }
    await fixture.vault.lock()
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(listBlobs(fixture.vault.requireSession().db)).toHaveLength(5)
  })

  test('locking cancels; writing meanwhile is refused', async () => {
    const session = fixture.vault.requireSession()
    let refused: unknown = null
    let locking: Promise<void> | null = null
    const onProgress = ({ stage }: RotationProgress) => {
      if (stage !== 'keys' || locking) return
      try {
        session.commit({ action: 'case.opened', subject: '' }, () => {})
      } catch (error) {
        refused = error
      }
      locking = fixture.vault.lock()
    }
    const rotating = fixture.vault.rotateKeys({ reporterKey: false, signal: NEVER, onProgress })
    await expect(rotating).rejects.toMatchObject({ code: 'rotation_cancelled' })
    await locking
    expect(refused).toMatchObject({ code: 'keys_rotating' })
    expect((await fixture.vault.status()).state).toBe('locked')
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(fileOf().epoch).toBe(1)
  })

  test('refused while a file is on its way in, and while locked', async () => {
    const session = fixture.vault.requireSession()
    let attempt: Promise<unknown> | null = null
    const source = async function* () {
      yield Buffer.alloc(300_000)
      attempt = fixture.vault.rotateKeys({ reporterKey: false, ...quietly }).catch((error) => error)
      await attempt
      yield Buffer.alloc(1)
    }
    await session.blobs.put(source())
    expect(await attempt).toMatchObject({ code: 'vault_in_use' })
    await fixture.vault.lock()
    const locked = fixture.vault.rotateKeys({ reporterKey: false, ...quietly })
    await expect(locked).rejects.toMatchObject({ code: 'vault_locked' })
    await fixture.vault.unlock(TEST_PASSWORD)
  })

  test('every key is wiped: those of before at once, those of now at lock', async () => {
    const before = fixture.vault.opened()!
    const old = [...Object.values(before.secrets), before.ring.vaultKey, before.ring.databaseKey, before.ring.blobKek]
    await fixture.vault.rotateKeys({ reporterKey: true, ...quietly })
    const after = fixture.vault.opened()!
    const present = [...Object.values(after.secrets), after.ring.vaultKey, after.ring.blobKek, after.ring.kekOf(1)!]
    const isZero = (key: Buffer | null) => key!.every((byte) => byte === 0)
    expect(old.every(isZero)).toBe(true)
    expect(present.some(isZero)).toBe(false)
    await fixture.vault.lock()
    expect(present.every(isZero)).toBe(true)
    await fixture.vault.unlock(TEST_PASSWORD)
  })

  test('no room for the copy: told, and the vault goes on', async () => {
    const other = await createTestVault({
      ports: {
        rekeyDatabase: () => {
          throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
        },
      },
    })
    const rotating = other.vault.rotateKeys({ reporterKey: false, ...quietly })
    await expect(rotating).rejects.toMatchObject({ code: 'disk_full' })
    expect(existsSync(join(other.folder, 'case.db.baru'))).toBe(false)
    await putRecorded(other.vault.requireSession(), 'masih jalan')
    await other.end()
  })
})
