import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { allOf } from '#tests/support/streams.ts'

const PASSWORDS = { badu: 'kuda laut menari pagi', sari: 'perahu biru di dermaga' }

let bed: TestCore
beforeEach(async () => {
  bed = await createTestCore()
  const { users } = bed.api
  const common = { position: '', passwordBy: 'self' as const }
  await users.add({
    ...common,
    name: 'Badu Contoh',
    login: 'badu',
    rights: ['examiner', 'admin'],
    password: PASSWORDS.badu,
  })
  await users.add({
    ...common,
    name: 'Sari Contoh',
    login: 'sari',
    rights: ['reporter_keeper'],
    password: PASSWORDS.sari,
  })
})
afterEach(() => bed.dispose())

const ownerLogin = async () => (await bed.api.users.list()).find(({ name }) => name === bed.ownerName)!.login
const enter = (login: keyof typeof PASSWORDS) => bed.api.vault.unlock({ login, password: PASSWORDS[login] })
const rotate = async (reporterKey: boolean) => allOf(await bed.api.vault.rotateKeys({ reporterKey }))
const keyFile = () => join(bed.dataDir, 'brankas', 'vault.json')

describe('rotation with several users', () => {
  test('everybody comes in with the same password; only keepers have the reporter key', async () => {
    const owner = await ownerLogin()
    expect((await rotate(true)).at(-1)).toEqual({ stage: 'done', done: 1, total: 1 })
    for (const login of ['badu', 'sari'] as const) {
      await bed.api.vault.lock()
      expect((await enter(login)).user?.login).toBe(login)
    }
    await bed.api.vault.lock()
    await bed.api.vault.unlock({ login: owner, password: TEST_PASSWORD })
    const slots = JSON.parse(readFileSync(keyFile(), 'utf8')).slots as { reporterKey: string | null }[]
    expect(slots.map(({ reporterKey }) => reporterKey !== null).sort()).toEqual([false, true, true])
  })

  test('an admin without the reporter key rotates the rest, and keepers keep theirs', async () => {
    await bed.api.vault.lock()
    await enter('badu')
    expect((await bed.api.vault.keyStatus()).holdsReporterKey).toBe(false)
    await expect(rotate(true)).rejects.toMatchObject({ code: 'reporter_key_missing' })
    await rotate(false)
    await rotate(false)
    await bed.api.vault.lock()
    await enter('sari')
    expect((await bed.api.vault.status()).state).toBe('unlocked')
  })

  test.each([
    ['changed', () => bed.api.vault.changePassword({ current: TEST_PASSWORD, next: PASSWORDS.badu })],
    [
      'reset',
      async () => {
        const { user } = await bed.api.vault.status()
        await bed.api.users.resetPassword({ id: user!.id, password: PASSWORDS.badu, passwordBy: 'self' })
      },
    ],
  ] as const)('a session whose own password was %s goes on under the new keys', async (_how, change) => {
    const owner = await ownerLogin()
    await change()
    expect((await rotate(true)).at(-1)).toMatchObject({ stage: 'done' })
    expect((await bed.api.vault.status()).state).toBe('unlocked')
    await bed.api.vault.lock()
    await expect(bed.api.vault.unlock({ login: owner, password: TEST_PASSWORD })).rejects.toMatchObject({
      code: 'wrong_password',
    })
    await bed.api.vault.unlock({ login: owner, password: PASSWORDS.badu })
  })

  test('only admins rotate', async () => {
    await bed.api.vault.lock()
    await enter('sari')
    await expect(bed.api.vault.keyStatus()).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(rotate(false)).rejects.toMatchObject({ code: 'not_permitted' })
  })

  test('somebody removed: a rotation is due, and afterwards his old way in opens nothing', async () => {
    const copy = join(bed.dataDir, 'salinan.json')
    cpSync(keyFile(), copy)
    const { id } = (await bed.api.users.list()).find(({ login }) => login === 'sari')!
    await bed.api.users.disable({ id, knowingly: true })
    expect((await bed.api.vault.keyStatus()).due).toEqual({ vaultKey: true, reporterKey: true })
    await rotate(true)
    expect((await bed.api.vault.keyStatus()).due).toEqual({ vaultKey: false, reporterKey: false })
    await bed.api.vault.lock()
    await expect(enter('sari')).rejects.toMatchObject({ code: 'wrong_password' })
    for (const name of ['vault.json', 'vault.json.bak']) cpSync(copy, join(bed.dataDir, 'brankas', name))
    await expect(enter('sari')).rejects.toMatchObject({ code: 'vault_damaged' })
  })
})
