import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, openCore, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'
import { savedFiles } from './page-models/files.ts'
import { shellOf } from './page-models/shell.ts'

const PASSWORD = 'empat kata tanpa hubungan'
const OWNER = 'Wening Prabasari'
const vault = { password: PASSWORD, ownerName: OWNER }
const WRONG = /Kata sandi salah\s*Periksa Caps Lock dan ulangi\./

test('a vault is made only with a long password typed twice and the loss understood; the key is kept as PDF', async ({
  app,
  dataDir,
}) => {
  const door = doorOf(app)
  await app.getByRole('button', { name: 'Buat brankas baru' }).click()
  await door.fillCreate({ owner: OWNER, secret: 'pendek', again: 'pendak' })
  await expect(app.getByText('Masih kurang 6 karakter (paling sedikit 12).')).toBeVisible()
  await expect(app.getByText('Kedua kata sandi belum sama.')).toBeVisible()
  await expect(app.getByRole('progressbar', { name: /^Kekuatan kata sandi: (Sangat lemah|Lemah)$/ })).toBeVisible()
  await door.fillCreate({ owner: OWNER, secret: PASSWORD })
  await expect(app.getByRole('progressbar', { name: /^Kekuatan kata sandi: (Kuat|Sangat kuat)$/ })).toBeVisible()
  await expect(app.getByText('isi brankas tidak dapat dibuka oleh siapa pun', { exact: false })).toBeVisible()
  await expect(door.submitCreate).toBeDisabled()
  await door.acceptLoss()
  await door.submitCreate.click()

  const key = await door.recoveryKey()
  await door.saveKit()
  await expect(app.getByText(/^Lembar pemulihan disimpan: /)).toBeVisible()
  const [pdf = ''] = savedFiles(dataDir, '*.pdf')
  const printed = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
  expect(printed).toMatch(/AGE-SECRET-KEY-1\s/)
  expect(printed.replace(/\s/g, '')).toContain(key)

  await door.kitStored.check()
  await door.kitTail.fill('QQQQQQ')
  await expect(app.getByText('Belum sama dengan enam karakter terakhir kunci.')).toBeVisible()
  await expect(door.enter).toBeDisabled()
  await door.kitTail.fill(key.slice(-6).toLowerCase())
  await door.enter.click()
  await expect(shellOf(app).home).toBeVisible()
})

test('the vault is locked by button and by Ctrl+L; a wrong password is told, the right one opens', async ({
  app,
  api,
}) => {
  const door = doorOf(app)
  const shell = shellOf(app)
  await api.vault.create(vault)
  await app.reload()
  await shell.lock()
  await door.unlock('bukan kata sandinya')
  await expect(app.getByRole('alert')).toContainText(WRONG)
  await door.unlock(PASSWORD)
  await expect(shell.home).toBeVisible()
  await app.keyboard.press('Control+l')
  await expect(door.unlockTitle).toBeVisible()
  await expect(shell.home).toBeHidden()
})

test('the recovery key opens with a new password, and the old one no longer does', async ({ app, api }) => {
  const door = doorOf(app)
  const shell = shellOf(app)
  const { recoveryKey } = await api.vault.create(vault)
  await api.vault.lock()
  await app.reload()
  await door.recover(`${recoveryKey.slice(0, -1)}${recoveryKey.endsWith('Q') ? 'P' : 'Q'}`, 'sandi baru yang panjang')
  await expect(app.getByRole('alert')).toContainText('Kunci pemulihan tidak cocok dengan brankas ini.')
  await app.getByRole('button', { name: 'Kembali' }).click()
  await door.recover(recoveryKey.toLowerCase().replace(/(.{6})/g, '$1 '), 'sandi baru yang panjang')
  await expect(shell.home).toBeVisible()
  await shell.lock()
  await door.unlock(PASSWORD)
  await expect(app.getByRole('alert')).toContainText(WRONG)
  await door.unlock('sandi baru yang panjang')
  await expect(shell.home).toBeVisible()
})

test('an idle vault locks itself; the form comes back with what was typed', async ({ app, api }) => {
  await api.vault.create(vault)
  const { logo: _, ...settings } = await api.settings.get()
  await api.settings.update({ ...settings, idleMinutes: 1 })
  await app.clock.install()
  await shellOf(app).open('/laporan/baru')
  const narrative = app.getByLabel('Uraian')
  await narrative.fill('Belum selesai ditulis')
  await app.clock.fastForward('00:40')
  await expect(app.getByText(/Brankas dikunci dalam \d+ detik\. Ketikan Anda disimpan/)).toBeVisible()
  await app.clock.fastForward('00:30')
  await expect(doorOf(app).unlockTitle).toBeVisible()
  await expect(app.getByText('Belum selesai ditulis')).toBeHidden()
  await doorOf(app).unlock(PASSWORD)
  await expect(narrative).toHaveValue('Belum selesai ditulis')
})

test('a locked screen locks the vault at once', async ({ app, api, server, context }) => {
  await api.vault.create(vault)
  const browser = await context.newCDPSession(app)
  const { browserContextId = '' } = (await browser.send('Target.getTargetInfo')).targetInfo
  const { origin } = new URL(server.url)
  await browser.send('Browser.grantPermissions', { origin, browserContextId, permissions: ['idleDetection'] })
  await browser.send('Emulation.setIdleOverride', { isUserActive: true, isScreenUnlocked: true })
  await shellOf(app).open('/laporan')
  await app.reload()
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible()
  await browser.send('Emulation.setIdleOverride', { isUserActive: true, isScreenUnlocked: false })
  await expect(doorOf(app).unlockTitle).toBeVisible()
})

test('a damaged vault is not called a wrong password', async ({ app, api, dataDir }) => {
  await api.vault.create(vault)
  await api.vault.lock()
  for (const name of ['vault.json', 'vault.json.bak']) {
    const path = join(dataDir, 'brankas', name)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"epoch": 1', '"epoch": 2'))
  }
  await app.reload()
  await doorOf(app).unlock(PASSWORD)
  const alert = app.getByRole('alert')
  await expect(alert).toContainText('Brankas rusak atau tidak lengkap')
  await expect(alert).toContainText('Kata sandi Anda belum tentu salah. Jangan hapus apa pun')
})

test('a vault from a newer program is refused and not one byte of it changes', async ({ app, api, dataDir }) => {
  await api.vault.create(vault)
  await api.vault.lock()
  const folder = join(dataDir, 'brankas')
  for (const name of ['vault.json', 'vault.json.bak']) {
    const path = join(folder, name)
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"version": \d+/, '"version": 99'))
  }
  const before = contentOf(folder)
  await app.reload()
  await doorOf(app).unlock(PASSWORD)
  await expect(app.getByRole('alert')).toContainText('Brankas ini dibuat oleh Saksama yang lebih baru.')
  expect(contentOf(folder)).toEqual(before)
})

test('a vault that another Saksama holds is busy, and opens when that one lets go', async ({ app, api, dataDir }) => {
  await api.vault.create(vault)
  await api.vault.lock()
  const other = openCore(dataDir)
  await other.api.vault.unlock({ password: PASSWORD })
  await app.reload()
  await doorOf(app).unlock(PASSWORD)
  await expect(app.getByRole('alert')).toContainText('Brankas sedang dibuka oleh Saksama yang lain.')
  await other.close()
  await doorOf(app).unlock(PASSWORD)
  await expect(shellOf(app).home).toBeVisible()
})

test('the password is changed in the settings', async ({ app, api }) => {
  await api.vault.create(vault)
  await shellOf(app).open('/pengaturan')
  await app.getByRole('tab', { name: 'Keamanan' }).click()
  const change = async (current: string) => {
    await app.getByLabel('Kata sandi lama', { exact: true }).fill(current)
    await app.getByLabel('Kata sandi baru', { exact: true }).fill('sandi pengganti panjang')
    await app.getByLabel('Ulangi kata sandi', { exact: true }).fill('sandi pengganti panjang')
    await app.getByRole('button', { name: 'Ganti kata sandi' }).click()
  }
  await change('salah sama sekali')
  await expect(app.getByText('Kata sandi lama salah.')).toBeVisible()
  await change(PASSWORD)
  await expect(app.getByText('Kata sandi sudah diganti.')).toBeVisible()
  await shellOf(app).lock()
  await doorOf(app).unlock('sandi pengganti panjang')
  await expect(app.getByRole('heading', { name: 'Pengaturan', level: 1 })).toBeVisible()
})

const contentOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name)).toString('base64')])
    .sort()
