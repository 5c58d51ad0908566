import { beforeEach, describe, expect, test } from 'vitest'
import { ALL_RIGHTS } from '#shared/users/model.ts'
import { aReport, aReporter } from '#tests/support/builders.ts'
import { addUser, become, NEXT_PASSWORD, OWNER_LOGIN, passwordOf } from '#tests/support/users.ts'
import { createUsersBed } from '#tests/support/users-bed.ts'

const bed = createUsersBed()
const { named, vaultFile, lastEntry } = bed

describe('reporters', () => {
  const revealed = async () => {
    const [report] = await bed.made.api.reports.list({})
    return bed.made.api.reports.revealReporter({ id: report!.id, reason: 'Pemanggilan saksi pelapor' })
  }

  test('intake registers a reporter it cannot open; a keeper opens it', async () => {
    await addUser(bed.made, 'siti', ['intake'])
    await addUser(bed.made, 'ratna', ['reporter_keeper'])
    await become(bed.made, 'siti')
    await bed.made.api.reports.register({ data: aReport(), reporter: aReporter() })
    await expect(revealed()).rejects.toMatchObject({ code: 'not_permitted' })
    await become(bed.made, 'ratna')
    expect(await revealed()).toMatchObject({ name: aReporter().name })
  })

  test('an admin without the reporter key cannot make a keeper; a keeper can', async () => {
    await addUser(bed.made, 'budi', ['admin'])
    await addUser(bed.made, 'dyah', ['examiner'])
    await bed.made.api.reports.register({ data: aReport(), reporter: aReporter() })
    await become(bed.made, 'budi')
    const dyah = await named('dyah')
    const rights = [...dyah.rights, 'reporter_keeper' as const]
    const { id, name, position } = dyah
    const needed = expect.objectContaining({ code: 'reporter_key_needed' })
    await expect(bed.made.api.users.update({ id, name, position, rights })).rejects.toEqual(needed)
    await expect(addUser(bed.made, 'lain', ['reporter_keeper'])).rejects.toEqual(needed)
    await expect(bed.made.api.users.makeKeeper({ id })).rejects.toMatchObject({ code: 'not_permitted' })
    await become(bed.made, OWNER_LOGIN)
    expect(await bed.made.api.users.makeKeeper({ id })).toMatchObject({ rights: ['examiner', 'reporter_keeper'] })
    await become(bed.made, 'dyah')
    expect(await revealed()).toMatchObject({ name: aReporter().name })
  })

  test('who gave the right away cannot give it back to himself, though the key is still in memory', async () => {
    await addUser(bed.made, 'ratna', ['reporter_keeper'])
    const { id, name, position } = await named(OWNER_LOGIN)
    const rights = ALL_RIGHTS.filter((right) => right !== 'reporter_keeper')
    await bed.made.api.users.update({ id, name, position, rights })
    await expect(bed.made.api.users.update({ id, name, position, rights: [...ALL_RIGHTS] })).rejects.toMatchObject({
      code: 'reporter_key_needed',
    })
    expect(vaultFile().due).toEqual({ vaultKey: false, reporterKey: true })
  })

  test('a reset by an admin without the key takes the right, knowingly', async () => {
    await addUser(bed.made, 'budi', ['admin'])
    await addUser(bed.made, 'ratna', ['reporter_keeper', 'examiner'])
    await become(bed.made, 'budi')
    const { id } = await named('ratna')
    const reset = { id, password: NEXT_PASSWORD, passwordBy: 'admin' as const }
    await expect(bed.made.api.users.resetPassword(reset)).rejects.toMatchObject({ code: 'reporter_key_needed' })
    expect(await bed.made.api.users.resetPassword({ ...reset, knowingly: true })).toMatchObject({
      rights: ['examiner'],
    })
  })

  test('the last keeper goes only knowingly', async () => {
    await addUser(bed.made, 'budi', ['admin'])
    await become(bed.made, 'budi')
    const { id } = await named(OWNER_LOGIN)
    await expect(bed.made.api.users.disable({ id })).rejects.toMatchObject({ code: 'last_reporter_keeper' })
    expect(await bed.made.api.users.disable({ id, knowingly: true })).toMatchObject({ disabledAt: expect.any(String) })
    expect(vaultFile().due).toEqual({ vaultKey: true, reporterKey: true })
  })
})

describe('no keeper left', () => {
  beforeEach(async () => {
    await bed.made.api.reports.register({ data: aReport(), reporter: aReporter() })
    await addUser(bed.made, 'budi', ['admin'])
    await addUser(bed.made, 'dyah', ['examiner'])
    await become(bed.made, 'budi')
    await bed.made.api.users.disable({ id: (await named(OWNER_LOGIN)).id, knowingly: true })
  })
  const makeKeeper = async (login: string) => {
    const { id, name, position, rights } = await named(login)
    return bed.made.api.users.update({ id, name, position, rights: [...rights, 'reporter_keeper'] })
  }
  const reset = { password: NEXT_PASSWORD, passwordBy: 'self' as const }

  test('an admin with his password alone cannot make one', async () => {
    await expect(makeKeeper('budi')).rejects.toMatchObject({ code: 'reporter_key_needed' })
    const { id } = await named(OWNER_LOGIN)
    await expect(bed.made.api.users.resetPassword({ id, ...reset })).rejects.toMatchObject({
      code: 'reporter_key_needed',
    })
  })

  test('an admin who came in with the printed key makes one, who opens reporters; a second needs a keeper', async () => {
    await bed.made.api.vault.lock()
    const recoveryKey = bed.recoveryKey()
    await bed.made.api.vault.unlockWithRecovery({ login: 'budi', recoveryKey, newPassword: NEXT_PASSWORD })
    await makeKeeper('dyah')
    await expect(makeKeeper('budi')).rejects.toMatchObject({ code: 'reporter_key_needed' })
    await become(bed.made, 'dyah')
    const [report] = await bed.made.api.reports.list({})
    const told = await bed.made.api.reports.revealReporter({ id: report!.id, reason: 'Pemanggilan saksi pelapor' })
    expect(told).toMatchObject({ name: aReporter().name })
  })

  test('or lets the keeper who left come back as one', async () => {
    await bed.made.api.vault.lock()
    const recoveryKey = bed.recoveryKey()
    await bed.made.api.vault.unlockWithRecovery({ login: 'budi', recoveryKey, newPassword: NEXT_PASSWORD })
    const { id } = await named(OWNER_LOGIN)
    expect((await bed.made.api.users.resetPassword({ id, ...reset })).rights).toContain('reporter_keeper')
  })
})

describe('leaving', () => {
  test('nobody disables himself, and the last admin stays admin', async () => {
    const { id, name, position } = await named(OWNER_LOGIN)
    await expect(bed.made.api.users.disable({ id, knowingly: true })).rejects.toMatchObject({ code: 'own_account' })
    await expect(
      bed.made.api.users.update({ id, name, position, rights: ['examiner', 'reporter_keeper'] }),
    ).rejects.toMatchObject({ code: 'last_admin' })
    await addUser(bed.made, 'budi', ['admin'])
    await bed.made.api.users.disable({ id: (await named('budi')).id })
    await expect(
      bed.made.api.users.update({ id, name, position, rights: ['examiner', 'reporter_keeper'] }),
    ).rejects.toMatchObject({ code: 'last_admin' })
  })

  test('a disabled user is out, is still named, and is let in again by a new password', async () => {
    await addUser(bed.made, 'dyah', ['examiner'])
    await addUser(bed.made, 'jati', ['examiner'])
    const { id } = await named('dyah')
    await bed.made.api.users.disable({ id })
    expect(vaultFile().slots).toHaveLength(2)
    await bed.made.api.vault.lock()
    await expect(bed.made.api.vault.unlock({ login: 'dyah', password: passwordOf('dyah') })).rejects.toMatchObject({
      code: 'wrong_password',
    })
    await become(bed.made, OWNER_LOGIN)
    await expect(
      bed.made.api.users.update({ id, name: 'Dyah', position: '', rights: ['intake'] }),
    ).rejects.toMatchObject({
      code: 'user_disabled',
    })
    const back = await bed.made.api.users.resetPassword({ id, password: NEXT_PASSWORD, passwordBy: 'self' })
    expect(back).toMatchObject({ disabledAt: null, rights: ['examiner'] })
    expect((await lastEntry()).action).toBe('user.enabled')
    await bed.made.api.vault.lock()
    await bed.made.api.vault.unlock({ login: 'dyah', password: NEXT_PASSWORD })
  })

  test('sixty-four at most', async () => {
    for (let n = 1; n < 64; n += 1) await addUser(bed.made, `u${n}`, ['intake'])
    await expect(addUser(bed.made, 'u64', ['intake'])).rejects.toMatchObject({ code: 'too_many_users' })
    await become(bed.made, 'u63')
  }, 60_000)
})
