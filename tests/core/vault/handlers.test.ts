import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEventHub } from '#electron/core/kernel/events.ts'
import { createTransientMedia, type TransientMedia } from '#electron/core/kernel/transient-media.ts'
import { createVaultHandlers, type RecoveryKitFacts, SAMPLE_PASSWORD } from '#electron/core/vault/handlers.ts'
import { createVault, type Vault } from '#electron/core/vault/service.ts'
import { TEST_OWNER, TEST_PASSWORD, temporaryFolder, testPorts } from '#tests/support/test-vault.ts'

let dataDir: string
let vault: Vault
let media: TransientMedia
let handlers: ReturnType<typeof createVaultHandlers>
let kits: RecoveryKitFacts[]
let savePath: string | null
let sampleFails: boolean

beforeEach(() => {
  dataDir = temporaryFolder()
  kits = []
  savePath = join(dataDir, 'kit.pdf')
  sampleFails = false
  const ports = testPorts(dataDir)
  media = createTransientMedia(ports.newId)
  vault = createVault({ ports, events: createEventHub(), onLocked: media.clear })
  handlers = createVaultHandlers({
    vault,
    media,
    ports: { shell: { chooseSavePath: async () => savePath }, now: () => new Date(0), newId: () => '0'.repeat(32) },
    recoveryKitPdf: async (facts) => {
      kits.push(facts)
      return Buffer.from('%PDF kit')
    },
    fillSample: async (session) => {
      if (sampleFails) throw new Error('contoh gagal')
      session.commit({ action: 'case.opened', subject: 'contoh' }, () => {})
    },
  })
})
afterEach(async () => {
  await vault.lock()
  rmSync(dataDir, { recursive: true })
})
const create = () => call(handlers.create, { password: TEST_PASSWORD, ownerName: TEST_OWNER })

test('a first name that nobody could read in the log creates nothing', async () => {
  for (const ownerName of ['\u3164', '\u0416\u0434\u0430\u043d'])
    await expect(call(handlers.create, { password: TEST_PASSWORD, ownerName })).rejects.toMatchObject({
      code: 'name_unreadable',
    })
  expect((await call(handlers.status, undefined)).state).toBe('missing')
})

test('creation shows the recovery key once and gives the kit to print and to save', async () => {
  const { status, recoveryKey, recoveryKitPdf } = await create()
  expect(status).toMatchObject({ state: 'unlocked', place: 'main', user: { name: TEST_OWNER } })
  expect(recoveryKey).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)
  expect(await call(handlers.saveRecoveryKit, { recoveryKitPdf })).toEqual({ savedAs: savePath })
  expect(readFileSync(savePath ?? '', 'utf8')).toBe('%PDF kit')
  savePath = '/dev/null/kit.pdf'
  await expect(call(handlers.saveRecoveryKit, { recoveryKitPdf })).rejects.toMatchObject({ code: 'save_failed' })
  savePath = null
  expect(await call(handlers.saveRecoveryKit, { recoveryKitPdf })).toEqual({ savedAs: null })
  // Drawn when first asked for, once.
  expect(kits).toEqual([expect.objectContaining({ recoveryKey, ownerName: TEST_OWNER, createdAt: status.unlockedAt })])
  await call(handlers.confirmRecoveryKit, { recoveryKitPdf })
  await expect(call(handlers.saveRecoveryKit, { recoveryKitPdf })).rejects.toMatchObject({ code: 'kit_gone' })
})

test('the kit is gone at lock', async () => {
  const { recoveryKitPdf } = await create()
  expect(await call(handlers.lock, undefined)).toMatchObject({ state: 'locked' })
  expect(await media.find(recoveryKitPdf)).toBeNull()
  expect(kits).toEqual([])
})

test('unlock, wrong password, change, recovery through the contract', async () => {
  const { recoveryKey } = await create()
  await call(handlers.lock, undefined)
  await expect(call(handlers.unlock, { password: 'salah' })).rejects.toMatchObject({ code: 'wrong_password' })
  await call(handlers.unlock, { password: TEST_PASSWORD })
  await call(handlers.changePassword, { current: TEST_PASSWORD, next: 'kata sandi kedua' })
  await call(handlers.lock, undefined)
  const status = await call(handlers.unlockWithRecovery, { recoveryKey, newPassword: 'kata sandi ketiga' })
  expect(status.state).toBe('unlocked')
  await call(handlers.lock, undefined)
  expect(await call(handlers.unlock, { password: 'kata sandi ketiga' })).toMatchObject({ state: 'unlocked' })
})

test('a short new password is refused before anything happens', async () => {
  await expect(call(handlers.create, { password: 'pendek', ownerName: TEST_OWNER })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
  expect((await vault.status()).state).toBe('missing')
})

test('the sample is filled once, opened again, left and removed', async () => {
  await create()
  const first = await call(handlers.openSample, undefined)
  expect(first).toMatchObject({ password: SAMPLE_PASSWORD, status: { place: 'sample', state: 'unlocked' } })
  const opened = () =>
    vault.requireSession().db.prepare(`SELECT count(*) AS n FROM audit_log WHERE action = 'case.opened'`).get()
  expect(opened()).toEqual({ n: 1 })
  expect(await call(handlers.leaveSample, { remove: false })).toMatchObject({ place: 'main', state: 'locked' })
  await call(handlers.openSample, undefined)
  expect(opened()).toEqual({ n: 1 })
  await call(handlers.leaveSample, { remove: true })
  expect(existsSync(join(dataDir, 'contoh'))).toBe(false)
  await call(handlers.unlock, { password: TEST_PASSWORD })
})

test('a sample that cannot be filled leaves nothing behind', async () => {
  sampleFails = true
  await expect(call(handlers.openSample, undefined)).rejects.toThrow('contoh gagal')
  expect(existsSync(join(dataDir, 'contoh'))).toBe(false)
  expect(await vault.status()).toMatchObject({ place: 'main', state: 'missing' })
})
