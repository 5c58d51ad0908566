import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { pdfsig } from '#tests/support/outside-judges.ts'
import { WHOLE, walkLog } from '#tests/support/streams.ts'
import { expect, test } from './fixtures.ts'
import { documentPage } from './page-models/document-page.ts'
import { doorOf } from './page-models/door.ts'
import { evidenceOf } from './page-models/evidence.ts'
import { filesInto, savedFiles } from './page-models/files.ts'
import { hearingPage } from './page-models/hearing-page.ts'
import { reportsOf } from './page-models/reports.ts'
import { shellOf } from './page-models/shell.ts'

const picture = readFileSync(fileURLToPath(new URL('../../resources/sample/tangkapan-unggahan.png', import.meta.url)))
const TITLE = 'Dugaan pelanggaran netralitas'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function createVault(page: Page) {
  const door = doorOf(page)
  await press(page, 'Buat brankas baru')
  await door.fillCreate({ owner: 'Wening Prabasari', secret: 'perahu kertas melaju di hulu sungai' })
  await door.acceptLoss()
  await door.submitCreate.click()
  const key = await door.recoveryKey()
  await door.saveKit()
  await door.kitTail.fill(key.slice(-6))
  await door.kitStored.check()
  await door.enter.click()
}

async function registerReport(page: Page) {
  const reports = reportsOf(page)
  await shellOf(page).go('Laporan')
  await page.getByRole('link', { name: 'Catat laporan' }).first().click()
  await reports.type({
    ...{ day: '12/10/2026', hour: '08', minute: '15', account: '@akun.contoh' },
    narrative: 'Unggahan foto bersama bakal calon.',
  })
  await reports.save()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Laporan L-')
}

async function makeCase(page: Page) {
  const reports = reportsOf(page)
  await reports.startCase()
  await reports.caseTitle(TITLE)
  await reports.typeSubject(1, { name: 'Rangga Sasmaya', nip: '' })
  await page.getByRole('dialog').getByLabel('Jabatan').fill('Pengelola Data')
  await reports.makeCase()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE)
}

async function annotate(page: Page) {
  await page.getByRole('tab', { name: 'Bukti' }).click()
  await evidenceOf(page).cards.filter({ hasText: 'B-1' }).click()
  await page.getByRole('link', { name: 'Anotasi', exact: true }).click()
  // Only the editor has this button, and the keys are its own by the time it has fitted the picture.
  await expect(page.getByRole('button', { name: 'Ukuran sebenarnya (1)' })).not.toHaveText('100 %')
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
  await shellOf(page).go('Perkara')
  await page.getByRole('link', { name: TITLE }).first().click()
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

test('from an empty folder to a berita acara signed by three and verified', async ({ app, api, dataDir }) => {
  test.setTimeout(180_000)
  await test.step('a vault is made', () => createVault(app))
  await test.step('a report comes in with a screenshot', async () => {
    await registerReport(app)
    await filesInto(app).pasteScreenshot(picture)
    await expect(app.getByText('1 bukti', { exact: true })).toBeVisible()
  })
  await test.step('it becomes a case', () => makeCase(app))
  await test.step('the screenshot is marked, redacted and exported', () => annotate(app))
  await test.step('the person is heard', () => hear(app))

  const naskah = documentPage(app)
  await test.step('the minutes are frozen', async () => {
    await expect(naskah.sheet.getByText('BERITA ACARA', { exact: false }).first()).toBeVisible({ timeout: 60_000 })
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
  await test.step('a stranger finds three valid signatures in the saved file', async () => {
    await naskah.press('Simpan PDF…')
    await expect(app.getByText(/^PDF disimpan di /)).toBeVisible()
    const [pdf = ''] = savedFiles(dataDir, 'Berita*.pdf')
    expect(pdfsig(pdf).match(/Signature is Valid/g)).toHaveLength(3)
  })
  await test.step('and every step is in the chain', async () => {
    expect(await walkLog(api)).toMatchObject(WHOLE)
  })
})
