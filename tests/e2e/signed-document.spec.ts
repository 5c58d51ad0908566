import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator } from '@playwright/test'
import { fillSample } from '#electron/core/sample/fill-sample.ts'
import { readSample } from '#electron/core/sample/material.ts'
import { opensslCades, pdfsig, qpdfCheck } from '#tests/support/outside-judges.ts'
import { flip } from '#tests/support/tampering.ts'
import { anOpenVault } from './a-case.ts'
import { expect, type Fixtures, test } from './fixtures.ts'
import { documentPage } from './page-models/document-page.ts'
import { savedFiles } from './page-models/files.ts'
import { shellOf } from './page-models/shell.ts'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const sampleFile = (name: string) => join(resources, 'sample', name)

/** A vault with the sample case up to its concluded hearing, and the page at that hearing. */
async function aConcludedHearing({ app, api, core }: Pick<Fixtures, 'app' | 'api' | 'core'>) {
  await anOpenVault({ api })
  let ids = 0
  const newId = () => (++ids).toString(16).padStart(32, 'a')
  async function* once(bytes: Uint8Array) {
    yield bytes
  }
  const importBytes = (ticket: string, bytes: Uint8Array) => core.importStream(ticket, once(bytes))
  const made = await fillSample({ api, importBytes, newId }, await readSample(resources))
  await shellOf(app).open(`/perkara/${made.caseId}/pemeriksaan/${made.interviewId}`)
  return made
}

/** True once something other than white stands on the page's picture. */
const isPainted = (sheet: Locator) =>
  sheet.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return data.some((value, i) => i % 4 !== 3 && value < 100)
  })

test('a draft is previewed as it will be, changed, frozen, signed by three and refused by one', async ({
  app,
  api,
  core,
  dataDir,
}) => {
  test.setTimeout(180_000)
  await aConcludedHearing({ app, api, core })
  const naskah = documentPage(app)
  await naskah.press('Buat berita acara')
  await expect(app).toHaveURL(/\/naskah\/[0-9a-f]{32}$/)
  await expect.poll(() => isPainted(naskah.sheet), { timeout: 60_000 }).toBe(true)
  await expect(naskah.sheet.getByText('BERITA ACARA', { exact: false }).first()).toBeVisible()
  const shape = () =>
    naskah.sheet.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.height / canvas.width)

  await app.getByLabel('Nomor naskah').fill('800.1.6.2/007/2026')
  await app.getByLabel('Saksi dan pendamping ikut menandatangani').check()
  await app.getByLabel('Kertas').selectOption('A4')
  await expect.poll(shape).toBeCloseTo(297 / 210, 2)
  await app.getByLabel('Kertas').selectOption('F4')
  await expect.poll(shape).toBeCloseTo(330 / 215, 2)
  await expect(naskah.sheet.getByText('Nomor: 800.1.6.2/007/2026')).toBeVisible()

  await naskah.finalize()
  await expect(app.getByLabel('Nomor naskah')).toHaveCount(0)
  await expect(naskah.verdict).toContainText('belum ditandatangani')

  await naskah.openSigning('Rangga Sasmaya')
  await naskah.chooseKeyFile(sampleFile('terperiksa.p12'), 'bukan-sandinya')
  await naskah.inDialog('Tanda tangani')
  await expect(naskah.dialog.getByRole('alert')).toContainText(/[Kk]ata sandi .*(salah|tidak cocok)/)
  await naskah.dialog.getByLabel('Kata sandi berkas').fill('contoh-2026')
  await naskah.inDialog('Periksa berkas')
  await expect(naskah.dialog.getByText('Pemegang', { exact: false })).toContainText('Rangga Sasmaya')
  await naskah.scribble()
  await naskah.signNow()
  await expect(naskah.signatures).toHaveCount(1)
  await expect(app.getByRole('alert').filter({ hasText: 'Belum menandatangani:' })).toContainText('Wening Prabasari')

  await naskah.openSigning('Wening Prabasari')
  await naskah.makeIdentity()
  await naskah.scribble()
  await naskah.signNow()
  await naskah.openSigning('Tirta Anggara')
  await naskah.makeIdentity(/RSA 3072/)
  await naskah.signNow()
  await expect(naskah.signatures).toHaveCount(3)

  await naskah.openRefusal('Gending Maheswari')
  await naskah.dialog.getByLabel('Alasan penolakan').fill('Merasa tidak hadir sampai akhir.')
  await expect(naskah.dialog.getByRole('button', { name: 'Catat penolakan' })).toBeDisabled()
  await naskah.dialog.getByLabel('Nama').fill('Saksi Rekaan')
  await naskah.inDialog('Catat penolakan')
  await expect(app.getByText('Menolak, dicatat')).toBeVisible()
  await expect(app.getByText('Merasa tidak hadir sampai akhir.', { exact: false })).toContainText('Saksi Rekaan')

  const first = naskah.signatures.first()
  for (const label of ['Isi', 'Penanda tangan', 'Sertifikat', 'Pencabutan'])
    await expect(first.getByRole('term').filter({ hasText: label }).first()).toBeVisible()
  await expect(first).toContainText('tidak diketahui karena pemeriksaan dilakukan secara luring')
  await expect(naskah.signatures.nth(1)).toContainText('tidak tersertifikasi menurut PP 71/2019')
  await expect(first).toContainText('Penerbit sertifikat tidak dikenal')

  await naskah.press('Simpan PDF…')
  await expect(app.getByText(/PDF disimpan di/)).toBeVisible()
  await naskah.press('Simpan sertifikat instansi…')
  await expect(app.getByText(/^Disimpan di/)).toBeVisible()
  const [pdf = ''] = savedFiles(dataDir, '*.pdf')
  expect(pdfsig(pdf).match(/Signature is Valid/g)).toHaveLength(3)
  expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors')
  const [agency = ''] = savedFiles(dataDir, '*.{crt,pem,cer}')
  for (const [i, ca] of [sampleFile('ca-luar.pem'), agency, agency].entries()) opensslCades(pdf, i, ca)

  await app.getByRole('link', { name: 'Atur sertifikat yang dipercaya' }).click()
  const bytes = readFileSync(pdf)
  await naskah.chooseToVerify('diubah.pdf', flip(bytes, 1000))
  await expect(naskah.verdict).toContainText('Isi dokumen berubah setelah ditandatangani.')
  await naskah.chooseToVerify('utuh.pdf', bytes)
  await expect(naskah.verdict).toContainText('Penerbit sertifikat tidak dikenal')
  await naskah.addRoot(sampleFile('ca-luar.pem'))
  await expect(naskah.verdict).toContainText('1 dari 4 penanda tangan belum menandatangani')
  await naskah.chooseToVerify('bukan.pdf', Buffer.from('bukan pdf'))
  await expect(app.getByText('Berkas ini bukan PDF yang dapat dibaca.', { exact: false })).toBeVisible()
})
