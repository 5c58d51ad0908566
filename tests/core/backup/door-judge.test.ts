import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BackupSecret } from '#shared/backup/model.ts'
import type { User } from '#shared/users/model.ts'
import { type BackupBed, createBackupBed, PASSWORD } from '#tests/support/backup-bed.ts'
import { addUser, become, NEXT_PASSWORD, OWNER_LOGIN, passwordOf } from '#tests/support/users.ts'

const by = (password: string): BackupSecret => ({ kind: 'password', password })
/** Was an admin when the backup was made. */
const CITRA = by(passwordOf('citra'))

let bed: BackupBed
let set: string
let citra: User
beforeEach(async () => {
  bed = await createBackupBed()
  citra = await addUser(bed, 'citra', ['admin'])
  await bed.addEvidence(1)
  set = (await bed.backUp()).outcome.set
})
afterEach(() => bed.end())

const vaultFile = (name: string) => join(bed.dataDir, 'brankas', name)
const attempt = (secret: BackupSecret, present: BackupSecret | null = null) =>
  bed.restore(set, secret, present).then(
    () => 'disiapkan',
    (error) => error.code,
  )
const demote = () =>
  bed.api.users.update({ id: citra.id, name: citra.name, position: citra.position, rights: ['examiner'] })

test('an admin who was dismissed since does not replace the vault by an old backup', async () => {
  copyFileSync(vaultFile('vault.json'), join(bed.dataDir, 'lama.json'))
  await bed.api.users.disable({ id: citra.id })
  await bed.api.vault.lock()
  expect(await attempt(CITRA)).toBe('present_secret_needed')
  expect(await attempt(CITRA, CITRA)).toBe('wrong_password')
  expect(existsSync(join(bed.dataDir, 'brankas.pulih'))).toBe(false)
  // An older key file is authentic and lets the slot in; the database has the last word.
  for (const name of ['vault.json', 'vault.json.bak']) copyFileSync(join(bed.dataDir, 'lama.json'), vaultFile(name))
  expect(await attempt(CITRA)).toBe('not_permitted')
  expect(await attempt(CITRA, PASSWORD)).toBe('disiapkan')
})

test('nor one who has lost the right, neither by a backup nor by a snapshot', async () => {
  await bed.restore(set)
  await bed.api.backup.switchToPrepared()
  await become(bed, OWNER_LOGIN)
  await demote()
  await bed.api.vault.lock()
  expect(await attempt(CITRA)).toBe('not_permitted')
  const name = (await bed.api.backup.kept())[0]!.name
  await expect(bed.api.backup.bringBack({ name, secret: CITRA })).rejects.toMatchObject({ code: 'not_permitted' })
  expect(await bed.api.backup.bringBack({ name, secret: CITRA, present: PASSWORD })).toMatchObject({ state: 'locked' })
})

test('an admin whose password changed since gives both', async () => {
  await become(bed, 'citra')
  await bed.api.vault.changePassword({ current: passwordOf('citra'), next: NEXT_PASSWORD })
  await bed.api.vault.lock()
  expect(await attempt(CITRA)).toBe('present_secret_needed')
  expect(await attempt(CITRA, by(NEXT_PASSWORD))).toBe('disiapkan')
  expect(await attempt(by(NEXT_PASSWORD))).toBe('wrong_password')
})

test('where the database is damaged, the backup tells who is an admin, to whoever still has a slot', async () => {
  const budi = await addUser(bed, 'budi', ['examiner'])
  set = (await bed.backUp()).outcome.set
  await bed.api.users.disable({ id: citra.id })
  await bed.api.vault.lock()
  writeFileSync(vaultFile('case.db'), Buffer.alloc(5000, 0xa5))
  expect(await attempt(CITRA)).toBe('present_secret_needed')
  expect(budi.rights).toEqual(['examiner'])
  expect(await attempt(by(passwordOf('budi')))).toBe('not_permitted')
  expect(await attempt(CITRA, PASSWORD)).toBe('disiapkan')
})

test('where the key file is damaged, an admin of the backup restores it, and nobody else', async () => {
  await addUser(bed, 'budi', ['examiner'])
  set = (await bed.backUp()).outcome.set
  await bed.api.vault.lock()
  for (const name of ['vault.json', 'vault.json.bak']) writeFileSync(vaultFile(name), 'rusak')
  expect(await attempt(by(passwordOf('budi')))).toBe('not_permitted')
  expect(await attempt(CITRA)).toBe('disiapkan')
})

test('tries at the present vault are counted; the right password of the backup does not wipe them out', async () => {
  await bed.api.vault.lock()
  const codes: string[] = []
  for (let n = 0; n < 8; n += 1) codes.push(await attempt(CITRA, by(`salah ${n}`)))
  expect(codes.slice(0, 3)).toEqual(['wrong_password', 'wrong_password', 'wrong_password'])
  expect(codes).toContain('too_many_attempts')
})
