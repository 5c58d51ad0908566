import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { shellOf } from './page-models/shell.ts'

test('a newcomer tries the sample, cannot mistake it for his own, and leaves nothing behind', async ({
  app,
  dataDir,
}) => {
  await app.getByRole('button', { name: 'Coba dengan contoh' }).click()
  const banner = app.getByRole('note').filter({ hasText: 'Semua orang dan peristiwa di sini rekaan.' })
  await expect(banner).toBeVisible({ timeout: 60_000 })
  await expect(app.getByText(/^Kata sandi brankas contoh: /)).toBeVisible()
  await shellOf(app).go('Perkara')
  await app.getByRole('table').getByRole('link').first().click()
  await expect(app.getByRole('tab', { name: 'Pemeriksaan' })).toBeVisible()
  await expect(banner).toBeVisible()

  await app.getByRole('button', { name: 'Keluar dari contoh' }).click()
  await app.getByRole('menuitem', { name: 'Keluar dan hapus isi contoh' }).click()
  await expect(app.getByText('Brankas Anda sendiri tidak berubah.', { exact: false })).toBeVisible()
  await shellOf(app).confirm('Keluar dan hapus isi contoh')
  await expect(app.getByRole('heading', { name: 'Selamat datang di Saksama' })).toBeVisible()
  await expect.poll(() => existsSync(join(dataDir, 'contoh'))).toBe(false)
})

test('the sample is left and kept, and is as it was when opened again', async ({ app, api }) => {
  const open = app.getByRole('button', { name: 'Coba dengan contoh' })
  await open.click()
  await expect(shellOf(app).home).toBeVisible({ timeout: 60_000 })
  const [found] = await api.cases.list({})
  await api.cases.rename({ id: found?.id ?? ('' as never), title: 'Judul yang saya ubah' })
  await app.getByRole('button', { name: 'Keluar dari contoh' }).click()
  await app.getByRole('menuitem', { name: 'Keluar, simpan isi contoh' }).click()
  await open.click()
  await expect(shellOf(app).home).toBeVisible({ timeout: 60_000 })
  await shellOf(app).go('Perkara')
  await expect(app.getByRole('link', { name: 'Judul yang saya ubah' })).toBeVisible()
})
