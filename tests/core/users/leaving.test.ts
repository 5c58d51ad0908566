import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ALL_RIGHTS } from '#shared/users/model.ts'
import { aReport, aReporter } from '#tests/support/builders.ts'
import type { TestCore } from '#tests/support/create-test-core.ts'
import { makeTemplate, type Template, vaultFileOf } from '#tests/support/template-vault.ts'
import { addUser, become, OWNER_LOGIN, passwordOf } from '#tests/support/users.ts'

let template: Template
beforeAll(async () => {
  template = await makeTemplate()
})
afterAll(() => template.remove())

let made: TestCore
beforeEach(async () => {
  made = await template.open()
})
afterEach(() => made.dispose())

const users = async () => made.api.users.list()
const named = async (login: string) => (await users()).find((user) => user.login === login)!
const vaultFile = () => vaultFileOf(made)
const lastEntry = async () => (await made.api.audit.list({})).entries[0]!
const NEXT = 'layar terkembang di teluk utara'

describe('reporters', () => {
  const revealed = async () => {
    const [report] = await made.api.reports.list({})
    return made.api.reports.revealReporter({ id: report!.id, reason: 'Pemanggilan saksi pelapor' })
  }

  test('intake registers a reporter it cannot open; a keeper opens it', async () => {
    await addUser(made, 'siti', ['intake'])
    await addUser(made, 'ratna', ['reporter_keeper'])
    await become(made, 'siti')
    await made.api.reports.register({ data: aReport(), reporter: aReporter() })
    await expect(revealed()).rejects.toMatchObject({ code: 'not_permitted' })
    await become(made, 'ratna')
    expect(await revealed()).toMatchObject({ name: aReporter().name })
  })

  test('an admin without the reporter key cannot make a keeper; a keeper can', async () => {
    await addUser(made, 'budi', ['admin'])
    await addUser(made, 'dyah', ['examiner'])
    await made.api.reports.register({ data: aReport(), reporter: aReporter() })
    await become(made, 'budi')
    const dyah = await named('dyah')
    const rights = [...dyah.rights, 'reporter_keeper' as const]
    const { id, name, position } = dyah
    const needed = expect.objectContaining({ code: 'reporter_key_needed' })
    await expect(made.api.users.update({ id, name, position, rights })).rejects.toEqual(needed)
    await expect(addUser(made, 'lain', ['reporter_keeper'])).rejects.toEqual(needed)
    await expect(made.api.users.makeKeeper({ id })).rejects.toMatchObject({ code: 'not_permitted' })
    await become(made, OWNER_LOGIN)
    expect(await made.api.users.makeKeeper({ id })).toMatchObject({ rights: ['examiner', 'reporter_keeper'] })
    await become(made, 'dyah')
    expect(await revealed()).toMatchObject({ name: aReporter().name })
  })

  test('who gave the right away cannot give it back to himself, though the key is still in memory', async () => {
    await addUser(made, 'ratna', ['reporter_keeper'])
    const { id, name, position } = await named(OWNER_LOGIN)
    const rights = ALL_RIGHTS.filter((right) => right !== 'reporter_keeper')
    await made.api.users.update({ id, name, position, rights })
    await expect(made.api.users.update({ id, name, position, rights: [...ALL_RIGHTS] })).rejects.toMatchObject({
      code: 'reporter_key_needed',
    })
    expect(vaultFile().due).toEqual({ vaultKey: false, reporterKey: true })
  })

  test('a reset by an admin without the key takes the right, knowingly', async () => {
    await addUser(made, 'budi', ['admin'])
    await addUser(made, 'ratna', ['reporter_keeper', 'examiner'])
    await become(made, 'budi')
    const { id } = await named('ratna')
    const reset = { id, password: NEXT, passwordBy: 'admin' as const }
    await expect(made.api.users.resetPassword(reset)).rejects.toMatchObject({ code: 'reporter_key_needed' })
    expect(await made.api.users.resetPassword({ ...reset, knowingly: true })).toMatchObject({ rights: ['examiner'] })
  })

  test('the last keeper goes only knowingly', async () => {
    await addUser(made, 'budi', ['admin'])
    await become(made, 'budi')
    const { id } = await named(OWNER_LOGIN)
    await expect(made.api.users.disable({ id })).rejects.toMatchObject({ code: 'last_reporter_keeper' })
    expect(await made.api.users.disable({ id, knowingly: true })).toMatchObject({ disabledAt: expect.any(String) })
    expect(vaultFile().due).toEqual({ vaultKey: true, reporterKey: true })
  })
})

describe('leaving', () => {
  test('nobody disables himself, and the last admin stays admin', async () => {
    const { id, name, position } = await named(OWNER_LOGIN)
    await expect(made.api.users.disable({ id, knowingly: true })).rejects.toMatchObject({ code: 'own_account' })
    await expect(
      made.api.users.update({ id, name, position, rights: ['examiner', 'reporter_keeper'] }),
    ).rejects.toMatchObject({ code: 'last_admin' })
    await addUser(made, 'budi', ['admin'])
    await made.api.users.disable({ id: (await named('budi')).id })
    await expect(
      made.api.users.update({ id, name, position, rights: ['examiner', 'reporter_keeper'] }),
    ).rejects.toMatchObject({ code: 'last_admin' })
  })

  test('a disabled user is out, is still named, and is let in again by a new password', async () => {
    await addUser(made, 'dyah', ['examiner'])
    await addUser(made, 'jati', ['examiner'])
    const { id } = await named('dyah')
    await made.api.users.disable({ id })
    expect(vaultFile().slots).toHaveLength(2)
    await made.api.vault.lock()
    await expect(made.api.vault.unlock({ login: 'dyah', password: passwordOf('dyah') })).rejects.toMatchObject({
      code: 'wrong_password',
    })
    await become(made, OWNER_LOGIN)
    await expect(made.api.users.update({ id, name: 'Dyah', position: '', rights: ['intake'] })).rejects.toMatchObject({
      code: 'user_disabled',
    })
    const back = await made.api.users.resetPassword({ id, password: NEXT, passwordBy: 'self' })
    expect(back).toMatchObject({ disabledAt: null, rights: ['examiner'] })
    expect((await lastEntry()).action).toBe('user.enabled')
    await made.api.vault.lock()
    await made.api.vault.unlock({ login: 'dyah', password: NEXT })
  })

  test('sixty-four at most', async () => {
    for (let n = 1; n < 64; n += 1) await addUser(made, `u${n}`, ['intake'])
    await expect(addUser(made, 'u64', ['intake'])).rejects.toMatchObject({ code: 'too_many_users' })
    await become(made, 'u63')
  }, 60_000)
})
