import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BackupSecret } from '#shared/backup/model.ts'
import { type BackupBed, createBackupBed, PASSWORD } from '#tests/support/backup-bed.ts'
import { TEST_PASSWORD } from '#tests/support/create-test-core.ts'

const EXAMINER = 'kuda laut menari pagi'
const BY_EXAMINER: BackupSecret = { kind: 'password', password: EXAMINER }

let bed: BackupBed
let set: string
beforeEach(async () => {
  bed = await createBackupBed()
  const facts = { name: 'Badu Contoh', login: 'badu', position: '', passwordBy: 'self' as const }
  await bed.api.users.add({ ...facts, rights: ['examiner'], password: EXAMINER })
  await bed.addEvidence(1)
  set = (await bed.backUp()).outcome.set
})
afterEach(() => bed.end())

const prepared = () => existsSync(join(bed.dataDir, 'brankas.pulih'))
const ownerLogin = async () => (await bed.api.users.list()).find(({ name }) => name === bed.ownerName)!.login

describe('at the locked door', () => {
  test('who is no admin does not replace the vault by locking it first', async () => {
    await bed.api.vault.lock()
    await expect(bed.restore(set, BY_EXAMINER)).rejects.toMatchObject({ code: 'not_permitted' })
    expect(prepared()).toBe(false)
    await expect(bed.api.backup.switchToPrepared()).rejects.toMatchObject({ code: 'restore_missing' })
    expect(await bed.restore(set, PASSWORD)).toEqual([])
    expect(await bed.api.backup.switchToPrepared()).toMatchObject({ state: 'locked' })
  })

  test('what an admin has prepared is neither switched to nor dropped from there', async () => {
    const login = await ownerLogin()
    expect(await bed.restore(set)).toEqual([])
    await bed.api.vault.lock()
    expect(await bed.api.backup.prepared()).toBeNull()
    for (const name of ['switchToPrepared', 'discardPrepared'] as const)
      await expect(bed.api.backup[name]()).rejects.toMatchObject({ code: 'restore_missing' })
    expect(prepared()).toBe(true)
    await bed.api.vault.unlock({ login, password: TEST_PASSWORD })
    expect(await bed.api.backup.switchToPrepared()).toMatchObject({ state: 'locked' })
  })

  test('what was prepared there is not left standing for the next person', async () => {
    await bed.api.vault.lock()
    expect(await bed.restore(set)).toEqual([])
    // Each reading of this clock is a second later.
    for (let seconds = 0; seconds < 16 * 60; seconds += 1) bed.now()
    expect(await bed.api.backup.prepared()).toBeNull()
    await expect(bed.api.backup.switchToPrepared()).rejects.toMatchObject({ code: 'restore_missing' })
  })

  test('a vault set aside comes back by its own password, that of an admin', async () => {
    const login = await ownerLogin()
    await bed.restore(set)
    await bed.api.backup.switchToPrepared()
    const name = (await bed.api.backup.kept())[0]!.name
    const back = (secret: BackupSecret | null) => bed.api.backup.bringBack({ name, secret })
    await expect(back(null)).rejects.toMatchObject({ code: 'secret_needed' })
    await expect(back({ kind: 'password', password: 'bukan ini' })).rejects.toMatchObject({ code: 'wrong_password' })
    await expect(back(BY_EXAMINER)).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await back(PASSWORD)).toMatchObject({ state: 'locked' })
    await bed.api.vault.unlock({ login, password: TEST_PASSWORD })
    expect((await bed.api.audit.list({ action: 'backup.brought_back' })).entries).toHaveLength(1)
  })

  test('many passwords at once are no way round the delay', async () => {
    await bed.api.vault.lock()
    const { vaultId } = (await bed.sets())[0]!
    const place = { target: bed.target as never, vaultId, set: set as never }
    const tries = Array.from({ length: 8 }, async (_, index) => {
      const secret: BackupSecret = { kind: 'password', password: `salah ${index}` }
      for await (const _step of await bed.api.backup.verify({ ...place, secret }));
    })
    const codes = (await Promise.allSettled(tries)).map((one) => one.status === 'rejected' && one.reason.code)
    expect(codes).toContain('too_many_attempts')
  })
})
