import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allOf } from '#tests/support/streams.ts'
import { expect, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

const PASSWORD = 'empat kata tanpa hubungan'

test('a database that does not open is replaced at the door by a copy the vault made of it', async ({
  app,
  api,
  dataDir,
}, info) => {
  await api.vault.create({ password: PASSWORD, ownerName: 'Wening Prabasari' })
  await allOf(await api.vault.rotateKeys({ reporterKey: false }))
  await api.vault.lock()
  const database = join(dataDir, 'brankas', 'case.db')
  truncateSync(database, 0)
  writeFileSync(database, Buffer.alloc(20_000, 7))
  const door = doorOf(app)
  await app.reload()
  await door.unlock(PASSWORD)
  await expect(app.getByRole('alert')).toContainText('Jangan hapus apa pun')
  for (const look of LOOKS) {
    await dress(app, look)
    await door.unlock(PASSWORD)
    await expect(app.getByRole('alert')).toContainText('rusak')
    await checkScreen(app, info, { name: 'brankas-rusak', look })
  }
  await app.getByRole('button', { name: 'Pulihkan dari cadangan atau potret' }).click()
  await expect(app.getByRole('heading', { name: 'Potret basis data' })).toBeVisible()
  await checkScreen(app, info, { name: 'potret-di-pintu', look: LOOKS[0] })
  await app.getByRole('button', { name: 'Pulihkan', exact: true }).last().click()
  const dialog = app.getByRole('dialog')
  const password = dialog.getByLabel('Kata sandi admin brankas sekarang')
  await password.fill('bukan kata sandinya')
  await dialog.getByRole('button', { name: 'Pulihkan potret ini' }).click()
  await expect(dialog.getByRole('alert')).toContainText('bukan milik brankas yang sekarang')
  await checkScreen(app, info, { name: 'pulihkan-potret', look: LOOKS[0] })
  await password.fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Pulihkan potret ini' }).click()
  await expect(door.unlockTitle).toBeVisible()
  await door.unlock(PASSWORD)
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(door.unlockTitle).toBeHidden()
  expect((await api.audit.list({ action: 'backup.snapshot_restored' })).entries).toHaveLength(1)
})
