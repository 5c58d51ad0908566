import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '#electron/core/audit/verify.ts'
import { createEventHub } from '#electron/core/kernel/events.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { findBlob, recordBlob } from '#electron/core/vault/blob-rows.ts'
import { createVault } from '#electron/core/vault/service.ts'
import { argon2id } from '#electron/platform/argon2.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { allOf } from '#tests/support/streams.ts'
import {
  createTestVault,
  TEST_OWNER,
  TEST_PASSWORD,
  type TestVault,
  temporaryFolder,
  testPorts,
} from '#tests/support/test-vault.ts'

let fixture: TestVault
beforeEach(async () => {
  fixture = await createTestVault()
})
afterEach(() => fixture.end())

const AT = toInstant(new Date(0))
async function putRecorded(session: Session, bytes: Uint8Array) {
  const blob = await session.blobs.put([bytes])
  session.commit({ action: 'evidence.imported', subject: blob.id }, (db) => recordBlob(db, blob, AT))
  return blob
}
const actions = (session: Session) =>
  session.db
    .prepare('SELECT action FROM audit_log ORDER BY seq')
    .all()
    .map((row) => (row as { action: string }).action)
const lastEvent = async (session: Session) => (await allOf(verifyAudit(session))).at(-1)

describe('life of a vault', () => {
  test.each(['aegis', 'sqlcipher'] as const)(
    '%s: created, locked, unlocked, everything still there',
    async (cipher) => {
      const other = await createTestVault({ cipher })
      const blob = await putRecorded(other.vault.requireSession(), Buffer.from('foto'))
      await other.vault.lock()
      await other.vault.unlock(TEST_PASSWORD)
      const session = other.vault.requireSession()
      expect(findBlob(session.db, blob.id)).toMatchObject({ sha256: blob.sha256, size: 4 })
      expect(session.user.name).toBe(TEST_OWNER)
      expect(JSON.parse(readFileSync(join(other.folder, 'vault.json'), 'utf8')).cipher).toBe(cipher)
      await other.end()
    },
  )

  test('status and refusals before, during and after', async () => {
    const dataDir = temporaryFolder()
    const vault = createVault({ ports: testPorts(dataDir), events: createEventHub() })
    expect(await vault.status()).toMatchObject({ place: 'main', state: 'missing', user: null })
    await expect(vault.unlock('apa saja')).rejects.toMatchObject({ code: 'vault_missing' })
    expect(() => vault.requireSession()).toThrow(expect.objectContaining({ code: 'vault_locked' }))
    expect(readdirSync(dataDir)).toEqual([])

    const facts = { password: TEST_PASSWORD, ownerName: TEST_OWNER, cipher: 'aegis' } as const
    await vault.create(facts)
    expect(await vault.status()).toMatchObject({ state: 'unlocked', user: { name: TEST_OWNER } })
    await expect(vault.create(facts)).rejects.toMatchObject({ code: 'vault_exists' })
    expect((await vault.status()).state).toBe('unlocked')
    await vault.lock()
    await vault.lock()
    expect(await vault.status()).toMatchObject({ state: 'locked', user: null, unlockedAt: null })
    await expect(vault.changePassword(TEST_PASSWORD, 'x')).rejects.toMatchObject({ code: 'vault_locked' })
    rmSync(dataDir, { recursive: true })
  })

  test('a kept session is refused once locked', async () => {
    const session = fixture.vault.requireSession()
    const blob = await putRecorded(session, Buffer.from('x'))
    await fixture.vault.lock()
    const locked = expect.objectContaining({ code: 'vault_locked' })
    expect(() => session.db.prepare('SELECT 1')).toThrow(locked)
    expect(() => session.commit({ action: 'a.b', subject: '' }, () => {})).toThrow(locked)
    expect(() => session.reporters.seal('r', 'x')).toThrow(locked)
    await expect(session.blobs.put([])).rejects.toMatchObject({ code: 'vault_locked' })
    await expect(session.blobs.open(blob)).rejects.toMatchObject({ code: 'vault_locked' })
  })

  test('an import under way ends at lock', async () => {
    const session = fixture.vault.requireSession()
    let going = () => {}
    const started = new Promise<void>((resolve) => {
      going = resolve
    })
    const endless = async function* () {
      for (;;) {
        yield Buffer.alloc(400_000)
        going()
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const putting = expect(session.blobs.put(endless())).rejects.toMatchObject({ code: 'vault_locked' })
    await started
    await fixture.vault.lock()
    await putting
  })

  test('a file being read ends at lock, and is not called broken', async () => {
    const session = fixture.vault.requireSession()
    const blob = await putRecorded(session, Buffer.alloc(3_000_000, 1))
    const reader = await session.blobs.open(blob)
    const parts = reader.read(0, reader.size)[Symbol.asyncIterator]()
    await parts.next()
    await fixture.vault.lock()
    await expect(parts.next()).rejects.toMatchObject({ code: 'vault_locked' })
    await expect(reader.read(0, 1)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'vault_locked' })
    await reader.close()
  })

  test('keys are wiped at lock', async () => {
    const seen: Buffer[] = []
    const other = await createTestVault({
      ports: {
        openDatabase: (file, key, cipher) => {
          seen.push(key as Buffer)
          return openVaultDatabase(file, key, cipher)
        },
        deriveKey: async (...all) => {
          seen.push(all[0] as Buffer)
          const key = await argon2id(...all)
          seen.push(key)
          return key
        },
      },
    })
    const whileOpen = seen.filter((key) => key.some((byte) => byte !== 0))
    expect(whileOpen).toHaveLength(1)
    await other.vault.lock()
    expect(seen.every((key) => key.every((byte) => byte === 0))).toBe(true)
    await other.end()
  })

  test('password change: the old one no longer opens, the new one does, both copies agree', async () => {
    const next = 'burung camar di dermaga baru'
    await expect(fixture.vault.changePassword('salah sama sekali', next)).rejects.toMatchObject({
      code: 'wrong_password',
    })
    await fixture.vault.changePassword(TEST_PASSWORD, next)
    expect(actions(fixture.vault.requireSession()).at(-1)).toBe('vault.password_changed')
    await fixture.vault.lock()
    await expect(fixture.vault.unlock(TEST_PASSWORD)).rejects.toMatchObject({ code: 'wrong_password' })
    writeFileSync(join(fixture.folder, 'vault.json'), 'rusak')
    await expect(fixture.vault.unlock(TEST_PASSWORD)).rejects.toMatchObject({ code: 'wrong_password' })
    await fixture.vault.unlock(next)
    expect(JSON.parse(readFileSync(join(fixture.folder, 'vault.json'), 'utf8')).version).toBe(2)
  })

  test('a password is the same typed composed or decomposed', async () => {
    await fixture.vault.changePassword(TEST_PASSWORD, 'caf\u00e9 di tepi sungai')
    await fixture.vault.lock()
    await fixture.vault.unlock('cafe\u0301 di tepi sungai')
  })

  test('reporter records open only as themselves', async () => {
    const { reporters } = fixture.vault.requireSession()
    const sealed = reporters.seal('r1', 'Mbok Contoh, 0000')
    expect(Buffer.from(sealed).includes('Contoh')).toBe(false)
    expect(reporters.open('r1', sealed)).toBe('Mbok Contoh, 0000')
    expect(() => reporters.open('r2', sealed)).toThrow()
    await fixture.vault.lock()
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(fixture.vault.requireSession().reporters.open('r1', sealed)).toBe('Mbok Contoh, 0000')
  })

  test('the sample is another vault; leaving it can delete it, the main one stays', async () => {
    const mainId = fixture.vault.requireSession().vaultId
    await fixture.vault.switchTo('sample')
    expect(await fixture.vault.status()).toMatchObject({ place: 'sample', state: 'missing' })
    await fixture.vault.create({ password: TEST_PASSWORD, ownerName: 'Contoh', cipher: 'aegis' })
    expect(fixture.vault.requireSession().vaultId).not.toBe(mainId)
    await fixture.vault.switchTo('main')
    await fixture.vault.removeSample()
    expect(existsSync(join(fixture.dataDir, 'contoh'))).toBe(false)
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(fixture.vault.requireSession().vaultId).toBe(mainId)
    const { vaults } = JSON.parse(readFileSync(join(fixture.dataDir, 'anchors.json'), 'utf8'))
    expect(Object.keys(vaults)).toEqual([mainId])
  })

  test('a creation that was cut off does not stand in the way', async () => {
    const dataDir = temporaryFolder()
    mkdirSync(join(dataDir, 'brankas.baru'))
    writeFileSync(join(dataDir, 'brankas.baru', 'vault.json'), '{')
    mkdirSync(join(dataDir, 'brankas'))
    const vault = createVault({ ports: testPorts(dataDir), events: createEventHub() })
    expect((await vault.status()).state).toBe('missing')
    await vault.create({ password: TEST_PASSWORD, ownerName: TEST_OWNER, cipher: 'aegis' })
    expect(readdirSync(dataDir).sort()).toEqual(['anchors.json', 'brankas'])
    await vault.lock()
    rmSync(dataDir, { recursive: true })
  })
})

describe('an older folder', () => {
  test('an older copy of the folder put back is noticed and stays on record', async () => {
    await fixture.vault.lock()
    cpSync(fixture.folder, `${fixture.dataDir}/lama`, { recursive: true })
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(await lastEvent(fixture.vault.requireSession())).toMatchObject({ brokenAt: null })
    await fixture.vault.lock()
    rmSync(fixture.folder, { recursive: true })
    cpSync(`${fixture.dataDir}/lama`, fixture.folder, { recursive: true })

    await fixture.vault.unlock(TEST_PASSWORD)
    const session = fixture.vault.requireSession()
    expect(actions(session)).toContain('vault.rollback_detected')
    const alarm = await lastEvent(session)
    expect(alarm?.reason).toMatch(/lebih lama/)
    await fixture.vault.lock()
    await fixture.vault.unlock(TEST_PASSWORD)
    expect(await lastEvent(fixture.vault.requireSession())).toEqual(
      expect.objectContaining({ brokenAt: alarm?.brokenAt }),
    )
  })
})
