import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page, TestInfo } from '@playwright/test'
import { startWebServer } from '#electron/hosts/web/server.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { aCase, anItem, anOpenCase, CASE_PASSWORD } from './a-case.ts'
import { expect, openCore, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'
import { savedFiles } from './page-models/files.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

const rendererDir = fileURLToPath(new URL('../../out/renderer', import.meta.url))

/** Another computer with a vault of its own. */
async function another(browser: Browser, info: TestInfo) {
  const dataDir = info.outputPath('data-lain')
  mkdirSync(dataDir, { recursive: true })
  const core = openCore(dataDir)
  await core.api.vault.create({ password: CASE_PASSWORD, ownerName: 'Tirta Wasesa' })
  const server = await startWebServer({ core, rendererDir })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' })
  await context.addCookies([{ ...server.cookie, url: server.url, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  await page.goto(server.url)
  const close = async () => {
    await context.close()
    await server.close()
    await core.close()
  }
  return { page, api: core.api, close }
}

async function chooseBundle(page: Page, path: string) {
  await page.getByRole('link', { name: 'Terima perkara…' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Berkas bundel' }).click()
  await (await chooser).setFiles(path)
}

test(
  'a case is handed to another computer, and taken in there after a look at who sent it',
  { tag: '@terang' },
  async ({ app, api, core, dataDir, browser }, info) => {
    test.slow()
    const there = await another(browser, info)
    const { id: caseId, number } = await anOpenCase({ api })
    await anItem({ api, core }, caseId, { name: 'tangkapan.png', bytes: pngBytes(40, 30) })

    await shellOf(there.page).open('/pengaturan/penyerahan')
    const address = await there.page.getByText(/^age1/).innerText()

    await shellOf(app).open(`/perkara/${caseId}`)
    await app.getByRole('button', { name: 'Serahkan perkara…' }).click()
    const save = app.getByRole('button', { name: 'Simpan bundel…' })
    await expect(save).toBeDisabled()
    await app.getByLabel('Alamat penerima').fill('age1bukanalamat')
    await expect(app.getByText(/^Ada baris yang bukan alamat penerima/)).toBeVisible()
    await app.getByLabel('Alamat penerima').fill(address)
    await checkScreen(app, info, { name: 'serah-perkara', look: LOOKS[0] })
    await save.click()
    await expect(app.getByText(/^Perkara disimpan sebagai bundel/)).toBeVisible()
    const [path = ''] = savedFiles(dataDir, '*.saksama')

    await shellOf(there.page).open('/perkara')
    await chooseBundle(there.page, path)
    await expect(there.page.getByText('Pengirim ini belum dikenal.')).toBeVisible()
    await expect(there.page.getByText(number, { exact: true })).toBeVisible()
    for (const word of (await api.bundles.address()).words)
      await expect(there.page.getByText(word).first()).toBeVisible()
    await checkScreen(there.page, info, { name: 'terima-perkara', look: LOOKS[0] })
    const take = there.page.getByRole('button', { name: 'Terima perkara', exact: true })
    await expect(take).toBeDisabled()
    await there.page.getByRole('checkbox', { name: /^Dua belas kata itu sama/ }).check()
    await take.click()
    await expect(there.page.getByRole('heading', { name: 'Perkara contoh', level: 1 })).toBeVisible()
    await expect(there.page.getByRole('heading', { name: 'Diterima dari brankas lain' })).toBeVisible()
    await there.page.getByRole('tab', { name: 'Bukti' }).click()
    await expect(there.page.getByText('tangkapan.png').first()).toBeVisible()

    await shellOf(there.page).open('/perkara')
    await chooseBundle(there.page, path)
    await expect(there.page.getByText(/^Perkara ini sudah ada di brankas ini dengan nomor P-/)).toBeVisible()
    await expect(take).toBeDisabled()
    for (const look of LOOKS) {
      await there.page.setViewportSize(look.viewport)
      await shellOf(there.page).open('/pengaturan/penyerahan')
      await dress(there.page, look)
      await expect(there.page.getByText(/^age1/)).toBeVisible()
      await checkScreen(there.page, info, { name: 'pengaturan-penyerahan', look })
    }
    await there.close()
  },
)

test('a password opens it, a wrong one says so, and another file is refused in a sentence', async ({
  app,
  api,
  dataDir,
}, info) => {
  test.slow()
  const caseId = await aCase({ api })
  await shellOf(app).open(`/perkara/${caseId}`)
  await app.getByRole('button', { name: 'Serahkan perkara…' }).click()
  await app.getByRole('radio', { name: 'Siapa pun yang tahu kata sandinya' }).check()
  await app.getByLabel('Kata sandi bundel', { exact: true }).fill('jendela-basah-tiga-kerbau')
  await app.getByLabel('Ulangi kata sandi', { exact: true }).fill('jendela-basah-tiga-kerbau')
  await app.getByRole('button', { name: 'Simpan bundel…' }).click()
  await expect(app.getByText(/^Perkara disimpan sebagai bundel/)).toBeVisible({ timeout: 60_000 })
  const [path = ''] = savedFiles(dataDir, '*.saksama')

  await shellOf(app).open('/perkara')
  await chooseBundle(app, path)
  await app.getByLabel('Kata sandi dari pengirim', { exact: true }).fill('bukan kata sandinya')
  await app.getByRole('button', { name: 'Buka bundel' }).click()
  await expect(app.getByRole('alert')).toContainText('Kata sandi bundel ini salah', { timeout: 60_000 })
  await app.getByLabel('Kata sandi dari pengirim', { exact: true }).fill('jendela-basah-tiga-kerbau')
  await app.getByRole('button', { name: 'Buka bundel' }).click()
  await expect(app.getByText(/^Ditandatangani dengan kunci pengguna brankas ini/)).toBeVisible({ timeout: 60_000 })
  await checkScreen(app, info, { name: 'terima-sudah-ada', look: LOOKS[0] })

  await app.getByRole('button', { name: 'Kosongkan' }).click()
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Berkas bundel' }).click()
  await (await chooser).setFiles({ name: 'lain.saksama', mimeType: '', buffer: Buffer.from('bukan bundel') })
  await expect(app.getByRole('alert')).toContainText('Berkas ini bukan bundel perkara Saksama')
  await expect(doorOf(app).unlockTitle).toHaveCount(0)
})
