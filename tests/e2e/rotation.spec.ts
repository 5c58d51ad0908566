import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

const PASSWORD = 'empat kata tanpa hubungan'

test('an admin changes the keys of the vault; the same password opens it, the old key file does not', async ({
  app,
  api,
  dataDir,
}, info) => {
  await api.vault.create({ password: PASSWORD, ownerName: 'Wening Prabasari' })
  const keyFile = join(dataDir, 'brankas', 'vault.json')
  const before = JSON.parse(readFileSync(keyFile, 'utf8'))
  await shellOf(app).open('/pengaturan/kunci')
  await expect(app.getByText('Belum pernah diganti')).toBeVisible()
  await expect(app.getByText('tetap membuka salinan lama folder brankas', { exact: false })).toBeVisible()
  for (const look of LOOKS) {
    await dress(app, look)
    await checkScreen(app, info, { name: 'kunci-brankas', look })
  }
  await app.getByRole('checkbox', { name: 'Ganti juga kunci rahasia pelapor' }).check()
  await app.getByRole('button', { name: 'Ganti kunci sekarang' }).click()
  const dialog = app.getByRole('dialog')
  await expect(dialog.getByText('brankas tetap terbuka dengan kata sandi yang sama', { exact: false })).toBeVisible()
  await dialog.getByRole('button', { name: 'Ganti kunci sekarang' }).click()
  await expect(app.getByText('Kunci brankas sudah diganti.', { exact: false })).toBeVisible()
  await expect(app.getByText('Kunci ke-2')).toBeVisible()
  await expect(app.getByText('Belum pernah diganti')).toBeHidden()

  const after = JSON.parse(readFileSync(keyFile, 'utf8'))
  expect(after).toMatchObject({ epoch: 2, pending: null })
  expect(after.slots[0].vaultKey).not.toBe(before.slots[0].vaultKey)
  await api.vault.lock()
  await expect(doorOf(app).unlockTitle).toBeVisible()
  await api.vault.unlock({ password: PASSWORD, login: null })
  expect((await api.vault.keyStatus()).epoch).toBe(2)
})
