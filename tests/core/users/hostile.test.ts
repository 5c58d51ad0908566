import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareSlot, slotsInForce } from '#electron/core/users/rows.ts'
import { addUser, disableUser, resetPassword } from '#electron/core/users/service.ts'
import { writeSlot } from '#electron/core/users/slots.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import type { Right } from '#shared/users/model.ts'
import { createTestVault, TEST_PASSWORD, type TestVault, testPorts } from '#tests/support/test-vault.ts'
import { passwordOf } from '#tests/support/users.ts'

const OWNER = 'badu.contoh'
type Slot = { id: string; userId: string; loginName: string } & Record<string, unknown>
type File = { slots: Slot[] } & Record<string, unknown>

let fixture: TestVault
let ports: ReturnType<typeof testPorts>
beforeEach(async () => {
  fixture = await createTestVault()
  ports = testPorts(fixture.dataDir)
})
afterEach(() => fixture.end())

const add = (login: string, rights: readonly Right[]) =>
  fixture.vault.change((open, folder) =>
    addUser(
      { ports, open, folder },
      { name: `Petugas ${login}`, login, position: '', rights, password: passwordOf(login), passwordBy: 'self' },
    ),
  )
const disable = (id: string) =>
  fixture.vault.change((open, folder) => disableUser({ ports, open, folder }, { id, knowingly: false }))

const main = () => join(fixture.folder, 'vault.json')
const copy = () => `${main()}.bak`
const keep = (name: string) => {
  const path = join(fixture.dataDir, name)
  copyFileSync(main(), path)
  return path
}
const putBack = (path: string) => {
  copyFileSync(path, main())
  copyFileSync(path, copy())
}
const enter = (login: string, password = passwordOf(login)) =>
  fixture.vault.unlock(password, login).then(
    () => 'masuk',
    (error) => error.code,
  )

/** As somebody would who knows the format but no key: the checksum is right, the MAC cannot be. */
function forge(change: (file: File) => void) {
  const { checksum: _checksum, ...file } = JSON.parse(readFileSync(main(), 'utf8')) as File
  change(file)
  const checksum = createHash('sha256')
    .update(canonicalJson(file as never))
    .digest('hex')
  for (const path of [main(), copy()]) writeFileSync(path, JSON.stringify({ ...file, checksum }))
}

test('rights written into vault.json are no vault.json', async () => {
  await add('dyah', ['intake'])
  await fixture.vault.lock()
  forge(({ slots }) => Object.assign(slots[1]!, { rights: ['admin'] }))
  expect(await enter('dyah')).toBe('vault_damaged')
})

test.each<[string, (slots: Slot[]) => void, string[]]>([
  ['user ids swapped', ([a, b]) => ([a!.userId, b!.userId] = [b!.userId, a!.userId]), ['wrong_password']],
  ['slot ids swapped', ([a, b]) => ([a!.id, b!.id] = [b!.id, a!.id]), ['wrong_password']],
  [
    'login names swapped',
    ([a, b]) => ([a!.loginName, b!.loginName] = [b!.loginName, a!.loginName]),
    ['wrong_password'],
  ],
  ['both keys sealed for another', ([a, b]) => (b!.reporterKey = a!.reporterKey), ['vault_damaged']],
  ['the vault key of another', ([a, b]) => (b!.vaultKey = a!.vaultKey), ['vault_damaged']],
  ['the reporter key taken away', ([a]) => (a!.reporterKey = null), ['vault_damaged']],
  ['a slot left out', (slots) => slots.shift(), ['vault_damaged', 'wrong_password']],
])('%s: nobody gets in by it', async (_, change, codes) => {
  await add('dyah', ['examiner'])
  await fixture.vault.lock()
  forge(({ slots }) => void change(slots))
  for (const [login, password] of [
    ['dyah', passwordOf('dyah')],
    [OWNER, TEST_PASSWORD],
  ] as const)
    expect([...codes, 'vault_damaged']).toContain(await enter(login, password))
})

test('the slot of a disabled user, put back with the whole older vault.json, opens nothing', async () => {
  const { id } = await add('dyah', ['examiner'])
  const old = keep('lama.json')
  await disable(id)
  await fixture.vault.lock()
  putBack(old)
  expect(await enter('dyah')).toBe('user_disabled')
  expect(await enter(OWNER, TEST_PASSWORD)).toBe('masuk')
})

test('an older vault.json beside its newer copy is refused and does not overwrite it', async () => {
  await add('dyah', ['examiner'])
  const old = keep('lama.json')
  await fixture.vault.lock()
  await fixture.vault.unlock(passwordOf('dyah'), 'dyah')
  await fixture.vault.changePassword(passwordOf('dyah'), 'layar terkembang di teluk utara')
  await fixture.vault.lock()
  const newest = readFileSync(copy(), 'utf8')
  copyFileSync(old, main())
  expect(await enter('dyah')).toBe('slot_outdated')
  expect(readFileSync(copy(), 'utf8')).toBe(newest)
  copyFileSync(copy(), main())
  expect(await enter('dyah', 'layar terkembang di teluk utara')).toBe('masuk')
})

test('the same for a password that an admin reset', async () => {
  const { id } = await add('dyah', ['examiner'])
  const old = keep('lama.json')
  await fixture.vault.change((open, folder) =>
    resetPassword(
      { ports, open, folder },
      { id, password: 'layar terkembang di teluk utara', passwordBy: 'admin', knowingly: false },
    ),
  )
  await fixture.vault.lock()
  putBack(old)
  expect(await enter('dyah')).toBe('slot_outdated')
})

test('killed before the new slot was written: the old password still opens', async () => {
  const { id } = await add('dyah', ['examiner'])
  await fixture.vault.change(async (open) => {
    open.session.commit({ action: 'user.slot_prepared', subject: id }, (db) => prepareSlot(db, id, 'f'.repeat(32)))
    return { open, result: null }
  })
  await fixture.vault.lock()
  expect(await enter('dyah')).toBe('masuk')
  expect(slotsInForce(fixture.vault.requireSession().db, id)).toHaveLength(1)
})

test('killed after the new slot was written: the new password opens, and then only the new one', async () => {
  await add('dyah', ['examiner'])
  const old = keep('lama.json')
  await fixture.vault.lock()
  await fixture.vault.unlock(passwordOf('dyah'), 'dyah')
  const inForce = slotsInForce(fixture.vault.requireSession().db, fixture.vault.requireSession().user.id)
  await fixture.vault.changePassword(passwordOf('dyah'), 'layar terkembang di teluk utara')
  const { id } = fixture.vault.requireSession().user
  const [settled = ''] = slotsInForce(fixture.vault.requireSession().db, id)
  // As the database was between the two: the old slot in force, the new one announced.
  await fixture.vault.change(async (open) => {
    open.session.commit({ action: 'user.slot_prepared', subject: id }, (db) => {
      db.prepare('UPDATE users SET slot_id = ?, next_slot_id = ? WHERE id = ?').run(inForce[0], settled, id)
    })
    return { open, result: null }
  })
  await fixture.vault.lock()
  expect(await enter('dyah', 'layar terkembang di teluk utara')).toBe('masuk')
  await fixture.vault.lock()
  putBack(old)
  expect(await enter('dyah')).toBe('slot_outdated')
})

test('a slot whose user was never recorded opens nothing and goes with the next change', async () => {
  const { id } = await add('dyah', ['examiner'])
  await fixture.vault.change(async (open, folder) => {
    const slot = open.file.slots.find((one) => String(one.userId) === id)!
    const nobody = { ...slot, id: 'e'.repeat(32) as never, userId: 'd'.repeat(32) as never }
    return { open: await writeSlot(folder, open, { userId: nobody.userId, slot: nobody }), result: null }
  })
  expect((JSON.parse(readFileSync(main(), 'utf8')) as File).slots).toHaveLength(3)
  await add('jati', ['intake'])
  const left = (JSON.parse(readFileSync(main(), 'utf8')) as File).slots.map(({ userId }) => userId)
  expect(left).toHaveLength(3)
  expect(left).not.toContain('d'.repeat(32))
})
