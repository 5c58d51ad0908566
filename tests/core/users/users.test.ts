import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ALL_RIGHTS } from '#shared/users/model.ts'
import { createTestCore, TEST_PASSWORD, testPorts } from '#tests/support/create-test-core.ts'
import { WHOLE, walkLog } from '#tests/support/streams.ts'
import { addUser, become, NEXT_PASSWORD, OWNER_LOGIN, passwordOf } from '#tests/support/users.ts'
import { createUsersBed } from '#tests/support/users-bed.ts'

const bed = createUsersBed()
const { users, named, vaultFile, lastEntry } = bed

describe('who is who', () => {
  test('the creator has every right and a login name made of the name', async () => {
    expect(await users()).toEqual([
      expect.objectContaining({ name: bed.made.ownerName, login: OWNER_LOGIN, rights: ALL_RIGHTS, disabledAt: null }),
    ])
    expect(await bed.made.api.vault.status()).toMatchObject({ user: { login: OWNER_LOGIN, rights: ALL_RIGHTS } })
  })

  test('one user unlocks without a name; several give one, in any case', async () => {
    await bed.made.api.vault.lock()
    expect(await bed.made.api.vault.status()).toMatchObject({ login: { needed: false, known: [] } })
    await bed.made.api.vault.unlock({ password: TEST_PASSWORD })
    await addUser(bed.made, 'dyah', ['examiner'])
    await bed.made.api.vault.lock()
    expect((await bed.made.api.vault.status()).login.needed).toBe(true)
    await expect(bed.made.api.vault.unlock({ password: TEST_PASSWORD })).rejects.toMatchObject({ code: 'login_needed' })
    await bed.made.api.vault.unlock({ login: ' DYAH ', password: passwordOf('dyah') })
    expect((await bed.made.api.vault.status()).user).toMatchObject({ name: 'Petugas dyah', rights: ['examiner'] })
    await become(bed.made, OWNER_LOGIN)
    await bed.made.api.vault.lock()
    expect((await bed.made.api.vault.status()).login.known).toEqual([OWNER_LOGIN, 'dyah'])
  })

  test('each attempt costs one key derivation, a name nobody has costs one too', async () => {
    let derived = 0
    const { deriveKey } = testPorts(bed.made.dataDir)
    await addUser(bed.made, 'dyah', ['examiner'])
    await addUser(bed.made, 'jati', ['intake'])
    await bed.made.api.vault.lock()
    const again = await createTestCore({
      dataDir: bed.made.dataDir,
      create: false,
      ports: {
        deriveKey: (...all) => {
          derived += 1
          return deriveKey(...all)
        },
      },
    })
    const cost = async (login: string, password: string) => {
      derived = 0
      const code = await again.api.vault.unlock({ login, password }).then(
        () => null,
        (error) => error.code,
      )
      return [derived, code]
    }
    expect(await cost('jati', passwordOf('jati'))).toEqual([1, null])
    await again.api.vault.lock()
    expect(await cost('jati', passwordOf('dyah'))).toEqual([1, 'wrong_password'])
    expect(await cost('siapa', passwordOf('dyah'))).toEqual([1, 'wrong_password'])
    await again.core.close()
  })

  test('vault.json names nobody', async () => {
    // With signs that no key is written with: four letters alone may stand in one by chance.
    const login = 'dyah.kinanti-contoh'
    await addUser(bed.made, login, ['examiner'])
    const text = readFileSync(join(bed.made.dataDir, 'brankas', 'vault.json'), 'utf8').toLowerCase()
    for (const name of [login, OWNER_LOGIN, 'wening prabasari', 'petugas ']) expect(text).not.toContain(name)
  })

  test('the last unlock is known; entries carry name and id, older ones still verify', async () => {
    await addUser(bed.made, 'dyah', ['examiner', 'admin'])
    await become(bed.made, 'dyah')
    const dyah = await named('dyah')
    expect(dyah.lastUnlockAt).not.toBeNull()
    expect(await lastEntry()).toMatchObject({ actor: 'Petugas dyah', actorId: dyah.id, action: 'vault.unlocked' })
    expect(await walkLog(bed.made.api)).toMatchObject(WHOLE)
  })
})

describe('adding', () => {
  test('names and login names differ, also to the eye', async () => {
    const facts = { position: '', rights: ['intake' as const], password: passwordOf('x'), passwordBy: 'self' as const }
    await expect(
      bed.made.api.users.add({ ...facts, name: bed.made.ownerName.toUpperCase(), login: 'lain' }),
    ).rejects.toMatchObject({ code: 'name_taken' })
    await expect(bed.made.api.users.add({ ...facts, name: 'Lain', login: OWNER_LOGIN })).rejects.toMatchObject({
      code: 'login_taken',
    })
    expect(vaultFile().slots).toHaveLength(1)
  })

  test.each([
    ['a joiner', (name: string) => `${name}\u200b`, 'name_taken'],
    ['a point', (name: string) => `${name}.`, 'name_taken'],
    ['an accent', (name: string) => name.replace('e', 'é'), 'name_taken'],
    ['a gap', (name: string) => name.replace(' ', '\u00a0 '), 'name_taken'],
    ['a Cyrillic letter', (name: string) => name.replace('a', 'а'), 'name_unreadable'],
    ['nothing that can be seen', () => '\u200b\u2060', 'name_unreadable'],
    ['a letter drawn as nothing', () => '\u3164', 'name_unreadable'],
  ])('a name that differs by %s is nobody else', async (_what, disguise, code) => {
    await addUser(bed.made, 'dyah', ['intake'])
    const dyah = await named('dyah')
    const name = disguise(bed.made.ownerName)
    const { id, position, rights } = dyah
    await expect(bed.made.api.users.update({ id, name, position, rights })).rejects.toMatchObject({ code })
    const facts = { position, rights, login: 'lain', password: passwordOf('x'), passwordBy: 'self' as const }
    await expect(bed.made.api.users.add({ ...facts, name })).rejects.toMatchObject({ code })
    await bed.made.api.users.update({ id, name: "Dyah Ma'ruf-Contoh, S.H.", position, rights })
  })

  test('a weak password is refused wherever a new one is given', async () => {
    const password = 'passwordpassword'
    const weak = expect.objectContaining({ code: 'password_weak' })
    await expect(
      bed.made.api.users.add({
        name: 'Dyah',
        login: 'dyah',
        position: '',
        rights: ['intake'],
        password,
        passwordBy: 'self',
      }),
    ).rejects.toEqual(weak)
    await expect(bed.made.api.vault.changePassword({ current: TEST_PASSWORD, next: password })).rejects.toEqual(weak)
    await addUser(bed.made, 'dyah', ['intake'])
    const { id } = await named('dyah')
    await expect(bed.made.api.users.resetPassword({ id, password, passwordBy: 'self' })).rejects.toEqual(weak)
    await expect(
      bed.made.api.users.resetPassword({ id, password: 'Petugas dyah', passwordBy: 'self' }),
    ).rejects.toEqual(weak)
    await bed.made.api.vault.lock()
    await expect(
      bed.made.api.vault.unlockWithRecovery({ recoveryKey: bed.recoveryKey(), newPassword: password }),
    ).rejects.toEqual(weak)
    const other = await createTestCore({ create: false })
    await expect(other.api.vault.create({ password, ownerName: 'Jati' })).rejects.toEqual(weak)
    await other.dispose()
  })

  test('a password an admin chose asks to be changed, once', async () => {
    await bed.made.api.users.add({
      name: 'Dyah Contoh',
      login: 'dyah',
      position: '',
      rights: ['examiner'],
      password: passwordOf('dyah'),
      passwordBy: 'admin',
    })
    const status = await become(bed.made, 'dyah')
    expect(status.user?.passwordByAdmin).toBe(true)
    await bed.made.api.vault.changePassword({ current: passwordOf('dyah'), next: NEXT_PASSWORD })
    expect((await bed.made.api.vault.status()).user?.passwordByAdmin).toBe(false)
    await bed.made.api.vault.lock()
    await bed.made.api.vault.unlock({ login: 'dyah', password: NEXT_PASSWORD })
    await become(bed.made, OWNER_LOGIN)
  })

  test('only keepers get the reporter key', async () => {
    await addUser(bed.made, 'dyah', ['examiner'])
    await addUser(bed.made, 'ratna', ['reporter_keeper'])
    expect(vaultFile().slots.map((slot: { reporterKey: unknown }) => slot.reporterKey !== null)).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('passwords', () => {
  test('a reset: the old one is refused, checkpoints of the new signing key verify', async () => {
    await addUser(bed.made, 'dyah', ['examiner'])
    const { id } = await named('dyah')
    await bed.made.api.users.resetPassword({ id, password: NEXT_PASSWORD, passwordBy: 'admin' })
    await bed.made.api.vault.lock()
    await expect(bed.made.api.vault.unlock({ login: 'dyah', password: passwordOf('dyah') })).rejects.toMatchObject({
      code: 'wrong_password',
    })
    await bed.made.api.vault.unlock({ login: 'dyah', password: NEXT_PASSWORD })
    await become(bed.made, OWNER_LOGIN)
    expect(await walkLog(bed.made.api)).toMatchObject(WHOLE)
  })

  test('recovery lets in the user that was chosen, with his own rights', async () => {
    await addUser(bed.made, 'dyah', ['examiner'])
    await bed.made.api.vault.lock()
    const recover = { recoveryKey: bed.recoveryKey(), newPassword: NEXT_PASSWORD }
    await expect(bed.made.api.vault.unlockWithRecovery(recover)).rejects.toMatchObject({ code: 'login_needed' })
    await expect(bed.made.api.vault.unlockWithRecovery({ ...recover, login: 'siapa' })).rejects.toMatchObject({
      code: 'login_unknown',
    })
    const status = await bed.made.api.vault.unlockWithRecovery({ ...recover, login: 'dyah' })
    expect(status.user).toMatchObject({ login: 'dyah', rights: ['examiner'] })
    const slots: { reporterKey: unknown }[] = vaultFile().slots
    expect(slots.filter((slot) => slot.reporterKey === null)).toHaveLength(1)
    await become(bed.made, OWNER_LOGIN)
    await bed.made.api.vault.lock()
    await bed.made.api.vault.unlock({ login: 'dyah', password: NEXT_PASSWORD })
  })

  test('wrong ones in a row are slowed down, in words; the right one waits as well', async () => {
    await bed.made.api.vault.lock()
    let time = Date.parse('2026-11-20T02:00:00.000Z')
    const still = await createTestCore({
      dataDir: bed.made.dataDir,
      create: false,
      ports: { now: () => new Date(time) },
    })
    const attempt = (password: string) =>
      still.api.vault.unlock({ password }).then(
        () => 'masuk',
        (error) => `${error.code}: ${error.message}`,
      )
    for (let n = 0; n < 3; n += 1) expect(await attempt('salah')).toMatch(/^wrong_password/)
    expect(await attempt(TEST_PASSWORD)).toMatch(/^too_many_attempts: .*Tunggu 2 detik/)
    expect((await still.api.vault.status()).waitSeconds).toBe(2)
    time += 2000
    expect(await attempt(TEST_PASSWORD)).toBe('masuk')
    for (let n = 0; n < 3; n += 1)
      await expect(still.api.vault.changePassword({ current: 'salah', next: NEXT_PASSWORD })).rejects.toMatchObject({
        code: 'wrong_password',
      })
    await expect(still.api.vault.changePassword({ current: TEST_PASSWORD, next: NEXT_PASSWORD })).rejects.toMatchObject(
      {
        code: 'too_many_attempts',
      },
    )
    await still.core.close()
  })
})
