import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { WHOLE, walkLog } from '#tests/support/streams.ts'
import { expect, test } from './fixtures.ts'
import { documentPage } from './page-models/document-page.ts'
import { hearingPage } from './page-models/hearing-page.ts'

const picture = readFileSync(fileURLToPath(new URL('../../resources/sample/tangkapan-unggahan.png', import.meta.url)))
const PASSWORD = 'perahu kertas melaju di hulu sungai'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function createVault(page: Page) {
  await press(page, 'Buat brankas baru')
  await page.getByLabel('Nama Anda').fill('Wening Prabasari')
  await page.getByRole('textbox', { name: 'Kata sandi', exact: true }).fill(PASSWORD)
  await page.getByRole('textbox', { name: 'Ulangi kata sandi', exact: true }).fill(PASSWORD)
  await page.getByLabel(/^Saya mengerti/).check()
  await press(page, 'Buat brankas')
  const key = await page.getByText(/^AGE-SECRET-KEY-1/).innerText()
  await press(page, 'Simpan PDF')
  await page.getByLabel('Ketik enam karakter terakhir kunci pemulihan').fill(key.replace(/\s/g, '').slice(-6))
  await page.getByLabel('Lembar pemulihan sudah saya simpan').check()
  await press(page, 'Selesai, masuk ke brankas')
}

async function registerReport(page: Page) {
  await page.getByRole('navigation', { name: 'Navigasi utama' }).getByRole('link', { name: 'Laporan' }).click()
  await page
    .getByRole('link', { name: 'Catat laporan' })
    .or(page.getByRole('button', { name: 'Catat laporan' }))
    .first()
    .click()
  const day = page.getByRole('textbox', { name: /^Diterima.*: tanggal$/ })
  await day.fill('12/10/2026')
  await day.press('Tab')
  await page.getByRole('spinbutton', { name: /^Diterima.*: jam$/ }).fill('08')
  await page.getByRole('spinbutton', { name: /^Diterima.*: menit$/ }).fill('15')
  await page.getByRole('textbox', { name: /^Uraian/ }).fill('Unggahan foto bersama bakal calon.')
  await press(page, 'Simpan laporan')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Laporan L-')
}

/** A real picture in the real clipboard. */
async function pasteScreenshot(page: Page) {
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })])
  }, picture.toString('base64'))
  await page.keyboard.press('Control+v')
}

async function makeCase(page: Page) {
  await press(page, 'Jadikan perkara')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^Judul perkara/ }).fill('Dugaan pelanggaran netralitas')
  await dialog.getByRole('textbox', { name: 'Nama tanpa gelar' }).fill('Rangga Sasmaya')
  await dialog.getByRole('textbox', { name: 'Jabatan' }).fill('Pengelola Data')
  await dialog.getByRole('button', { name: 'Jadikan perkara' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Dugaan pelanggaran netralitas')
}

async function annotate(page: Page) {
  await page.getByRole('tab', { name: 'Bukti' }).click()
  await page
    .getByRole('link', { name: /B-1/ })
    .or(page.getByRole('button', { name: /B-1/ }))
    .first()
    .click()
  await page
    .getByRole('link', { name: /[Aa]notasi/ })
    .or(page.getByRole('button', { name: /[Aa]notasi/ }))
    .first()
    .click()
  await page.getByRole('application').waitFor()
  for (const tool of ['b', 'r']) {
    await page.keyboard.press(tool)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+Shift+ArrowDown')
  }
  await expect(page.getByRole('main').getByText(/^Tersimpan \d/)).toBeVisible()
  await press(page, 'Ekspor gambar…')
  await press(page, 'Ekspor sebagai bukti turunan')
  await page.getByRole('link', { name: 'Buka hasil ekspor' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('B-1.1')
}

async function hear(page: Page) {
  const hearing = hearingPage(page)
  await page.getByRole('navigation', { name: 'Navigasi utama' }).getByRole('link', { name: 'Perkara' }).click()
  await page
    .getByRole('link', { name: /Dugaan pelanggaran netralitas|P-\d/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Pemeriksaan' }).click()
  await hearing.prepare('Ruang Rapat Contoh', ['Dyah Pemeriksa', 'Tirta Pemeriksa'])
  await hearing.press('Simpan')
  await hearing.start()
  await expect(hearing.recording).toBeVisible()
  await hearing.ask(1, 'Apakah Saudara mengunggah foto ini?', 'Ya, saya yang mengunggah.')
  await hearing.exchange(1).getByRole('button', { name: 'Tautkan bukti' }).click()
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /^B-1\.1/ })
    .click()
  await hearing.inDialog('Selesai')
  await hearing.ask(2, 'Kapan?', 'Sabtu malam.')
  await hearing.finish()
  await hearing.press('Bacakan kembali')
  await page.getByText('0 dari 2 sudah dibacakan').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('1 dari 2 sudah dibacakan').waitFor()
  await page.keyboard.press('Enter')
  await hearing.press('Akhiri pembacaan kembali')
  await hearing.press('Tutup pemeriksaan')
  await hearing.inDialog('Tutup pemeriksaan')
  await hearing.press('Buat berita acara')
}

test('from an empty folder to a berita acara signed by three and verified', async ({ app, api }) => {
  test.setTimeout(180_000)
  await test.step('a vault is made', () => createVault(app))
  await test.step('a report comes in with a screenshot', async () => {
    await registerReport(app)
    await pasteScreenshot(app)
    await expect(app.getByText('1 bukti', { exact: true })).toBeVisible()
  })
  await test.step('it becomes a case', () => makeCase(app))
  await test.step('the screenshot is marked, redacted and exported', () => annotate(app))
  await test.step('the person is heard', () => hear(app))

  const naskah = documentPage(app)
  await test.step('the minutes are frozen', async () => {
    await expect(naskah.sheet.getByText('BERITA ACARA', { exact: false }).first()).toBeVisible()
    await naskah.finalize()
  })
  await test.step('all sign', async () => {
    for (const name of ['Rangga Sasmaya', 'Dyah Pemeriksa', 'Tirta Pemeriksa']) {
      await naskah.openSigning(name)
      await naskah.makeIdentity()
      await naskah.scribble()
      await naskah.signNow()
    }
    await expect(naskah.verdict).toContainText('Isi utuh dan 3 tanda tangan dapat diterima.')
  })
  await test.step('and every step is in the chain', async () => {
    expect(await walkLog(api)).toMatchObject(WHOLE)
  })
})
