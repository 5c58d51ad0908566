import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'
import { shellOf } from './page-models/shell.ts'

const OWNER = { name: 'Wening Prabasari', login: 'wening.prabasari', password: 'empat kata tanpa hubungan' }
const LEADER = { name: 'Ratna Andaikata', login: 'ratna', password: 'perahu kertas melaju di hulu sungai' }
const NEXT = 'layar terkembang di teluk utara'
const vault = { password: OWNER.password, ownerName: OWNER.name }

const unlockAs = async (app: Page, login: string, password: string) => {
  await app.getByRole('combobox', { name: 'Nama masuk' }).fill(login)
  await doorOf(app).unlock(password)
}

test('a second user is added, comes in by name, sees what may be seen, and is disabled', async ({ app, api }) => {
  const door = doorOf(app)
  const shell = shellOf(app)
  await api.vault.create(vault)
  await api.cases.open({
    title: 'Perkara contoh',
    subjects: [
      {
        name: 'Rangga Sasmaya',
        titleBefore: '',
        titleAfter: '',
        nip: '',
        employment: 'pns',
        rank: '',
        position: '',
        office: '',
      },
    ],
  })
  await app.reload()
  await shell.open('/pengaturan/pengguna')
  await app.getByRole('button', { name: 'Tambah pengguna' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Nama', exact: true }).fill(LEADER.name)
  await dialog.getByRole('textbox', { name: 'Nama masuk' }).fill(LEADER.login)
  await dialog.getByLabel('Jabatan').fill('Kepala Badan')
  await dialog.getByRole('checkbox', { name: 'Pemeriksa' }).uncheck()
  await dialog.getByRole('checkbox', { name: 'Pimpinan' }).check()
  await dialog.getByRole('radio', { name: /Saya; ia diminta/ }).check()
  await dialog.getByLabel('Kata sandi awal').fill('passwordpassword')
  await expect(dialog.getByText('Terlalu mudah ditebak.', { exact: false })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Tambahkan' })).toBeDisabled()
  await dialog.getByLabel('Kata sandi awal').fill(LEADER.password)
  await dialog.getByLabel('Ulangi kata sandi').fill(LEADER.password)
  await dialog.getByRole('button', { name: 'Tambahkan' }).click()
  await expect(app.getByText(`Anda sendiri mengetik “${OWNER.login}”`, { exact: false })).toBeVisible()
  const row = app.getByRole('row', { name: /Ratna Andaikata/ })
  await expect(row).toContainText('Pimpinan')
  await expect(row).toContainText('Kata sandi dari admin')

  await shell.lock()
  await unlockAs(app, LEADER.login, OWNER.password)
  await expect(app.getByRole('alert')).toContainText('Kata sandi salah')
  await unlockAs(app, LEADER.login, LEADER.password)
  await expect(app.getByText('Kata sandi Anda ditentukan oleh admin')).toBeVisible()
  await app.getByRole('button', { name: `Anda masuk sebagai ${LEADER.name}` }).click()
  await expect(app.getByRole('menu')).toContainText('Pimpinan')
  await app.keyboard.press('Escape')

  await shell.open('/perkara')
  await expect(app.getByRole('link', { name: /Perkara contoh|P-\d{4}-001/ }).first()).toBeVisible()
  await expect(app.getByRole('link', { name: 'Perkara baru' })).toBeHidden()
  await shell.open('/laporan/baru')
  await expect(app.getByText('Hak Anda tidak mencakup halaman ini')).toBeVisible()
  await shell.open('/pengaturan/instansi')
  await expect(app.getByText('Hanya dapat dibaca. Yang dapat mengubahnya: admin.').first()).toBeVisible()
  await shell.open('/pengaturan/pengguna')
  await expect(app.getByRole('row', { name: /Wening Prabasari/ })).toBeVisible()
  await expect(app.getByRole('button', { name: 'Tambah pengguna' })).toBeHidden()
  await shell.open('/pengaturan/keamanan')
  await app.getByLabel('Kata sandi lama').fill(LEADER.password)
  await app.getByLabel('Kata sandi baru').fill(NEXT)
  await app.getByLabel('Ulangi kata sandi').fill(NEXT)
  await app.getByRole('button', { name: 'Ganti kata sandi' }).last().click()
  await expect(app.getByText('Kata sandi sudah diganti.')).toBeVisible()
  await expect(app.getByText('Kata sandi Anda ditentukan oleh admin')).toBeHidden()

  await shell.lock()
  await expect(app.getByRole('combobox', { name: 'Nama masuk' })).toHaveValue(LEADER.login)
  await unlockAs(app, OWNER.login, OWNER.password)
  await expect(app.getByRole('button', { name: `Anda masuk sebagai ${OWNER.name}` })).toBeVisible()
  await shell.open('/pengaturan/pengguna')
  await app.getByRole('button', { name: `Tindakan untuk ${LEADER.name}` }).click()
  await app.getByRole('menuitem', { name: 'Nonaktifkan' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Nonaktifkan' }).click()
  await expect(app.getByRole('row', { name: /Ratna Andaikata/ })).toContainText('Nonaktif')
  await expect(app.getByRole('link', { name: 'Ke penggantian kunci' })).toBeVisible()

  await shell.lock()
  // One user is left: nobody is asked for a name any more.
  await expect(app.getByRole('combobox', { name: 'Nama masuk' })).toBeHidden()
  await door.unlock(NEXT)
  await expect(app.getByRole('alert').filter({ hasText: 'Kata sandi salah' })).toBeVisible()
  await door.unlock(OWNER.password)
  await expect(app.getByRole('row', { name: /Wening Prabasari/ })).toBeVisible()
})

test('three wrong passwords in a row make everybody wait, and the seconds are counted', async ({ app, api }) => {
  await api.vault.create(vault)
  await api.vault.lock()
  await app.reload()
  const failOnce = async (n: number) => {
    await doorOf(app).unlock(`bukan kata sandinya ${n}`)
    await expect(app.getByRole('alert')).toContainText('Kata sandi salah')
    await expect(app.getByRole('button', { name: 'Buka', exact: true })).not.toHaveAttribute('data-loading', 'true')
  }
  await failOnce(1)
  await failOnce(2)
  // Two seconds, which may be over before the third failure has been told: watched from before it.
  const counted = app.waitForFunction(() =>
    /Tunggu \d+ detik/.test(document.querySelector('[role=timer]')?.textContent ?? ''),
  )
  await failOnce(3)
  await counted
  await app.getByLabel('Kata sandi', { exact: true }).fill(OWNER.password)
  await expect(app.getByRole('timer')).toBeHidden()
  await app.getByRole('button', { name: 'Buka', exact: true }).click()
  await expect(shellOf(app).home).toBeVisible()
})
