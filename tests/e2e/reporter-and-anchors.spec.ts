import { writeFileSync } from 'node:fs'
import type { Page, TestInfo } from '@playwright/test'
import { anchorQrText, anchorWords, readAnchor } from '#shared/audit/anchor-text.ts'
import { aReport, aReporter } from '#tests/support/builders.ts'
import { findInFolder } from '#tests/support/leak-scan.ts'
import { aCase, anItem, putBack } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { auditOf } from './page-models/audit.ts'
import { savedFiles } from './page-models/files.ts'
import { reportsOf } from './page-models/reports.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

const REASON = 'Meminta keterangan tambahan.'
const REPORTER = aReporter({ name: 'Qwintari Zxalembang', phone: '0812-0000-7731', handle: '@zxq.pengintai' })

async function look(app: Page, info: TestInfo, name: string) {
  for (const one of LOOKS.slice(0, 2)) {
    await dress(app, one)
    await checkScreen(app, info, { name, look: one })
  }
}

test('a reporter is opened with a reason, hides again, and a disclosure stays under seal', async ({
  app,
  api,
}, info) => {
  await aCase({ api })
  const { id } = await api.reports.register({ data: aReport(), reporter: REPORTER })
  const reports = reportsOf(app)
  await app.clock.install()
  await shellOf(app).open(`/laporan/${id}`)
  await expect(app.getByText('Identitas pelapor tersegel.')).toBeVisible()
  await reports.reveal()
  const dialog = app.getByRole('dialog')
  const go = dialog.getByRole('button', { name: 'Buka identitas pelapor' })
  await dialog.getByRole('textbox').fill('singkat')
  await expect(go).toBeDisabled()
  await dialog.getByRole('textbox').fill(`Menelepon ${REPORTER.name}.`)
  await go.click()
  await expect(dialog.getByText(/^Belum disimpan: isian alasan memuat data pelapor/)).toBeVisible()
  await dialog.getByRole('textbox').fill(REASON)
  const now = () => app.evaluate(() => Date.now())
  const before = await now()
  await go.click()
  await expect(app.getByText(REPORTER.name)).toBeVisible()
  const after = await now()

  // It goes by itself, and it does not wait on another page. It was opened between the two; the clock stands meanwhile.
  await app.clock.pauseAt(before + 59_000)
  await expect(app.getByText(REPORTER.name)).toBeVisible()
  await app.clock.pauseAt(after + 60_000)
  await expect(app.getByText(REPORTER.name)).toHaveCount(0)
  await app.clock.resume()
  await reports.reveal()
  await shellOf(app).confirm('Buka identitas pelapor', REASON)
  await expect(app.getByText(REPORTER.name)).toBeVisible()
  await shellOf(app).go('Laporan')
  await expect(app.getByText(REPORTER.name)).toHaveCount(0)
  await app.goBack()
  await expect(app.getByText('Identitas pelapor tersegel.')).toBeVisible()
  await expect(app.getByText(REPORTER.name)).toHaveCount(0)

  await app.getByRole('button', { name: 'Catat pengungkapan' }).click()
  const form = app.getByRole('dialog')
  await form.getByLabel('Diungkapkan kepada').fill('Ombudsman Zwqarna')
  await form.getByLabel('Dasar hukum atau perintah').fill('Surat perintah nomor 000')
  await form.getByLabel('Alasan pengungkapan').fill('Perlindungan pelapor')
  await form.getByLabel('Akibat bagi pelapor dan perlindungannya').fill('Dipindahkan sementara')
  await form.getByLabel('Disetujui oleh').fill('Kepala Contoh')
  await form.getByRole('button', { name: 'Catat pengungkapan' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  const when = form.getByRole('group', { name: 'Waktu pengungkapan' })
  await when.getByLabel('Waktu pengungkapan: tanggal').fill('20/10/2026')
  await when.getByLabel('Waktu pengungkapan: jam').fill('09')
  await when.getByLabel('Waktu pengungkapan: menit').fill('30')
  await form.getByRole('button', { name: 'Catat pengungkapan' }).click()
  await expect(app.getByText('Pengungkapan 1', { exact: true })).toBeVisible()
  await expect(app.getByText('Ombudsman Zwqarna')).toHaveCount(0)
  await app.getByRole('button', { name: 'Buka Pengungkapan 1' }).click()
  await shellOf(app).confirm('Buka', REASON)
  await expect(app.getByText('Ombudsman Zwqarna')).toBeVisible()
  await app.screenshot({ path: info.outputPath('terbuka.png') })
  await app.getByRole('button', { name: 'Tutup catatan' }).click()
  await look(app, info, 'laporan-pelapor')
})

test('an output with a reporter in it is stopped in words, and a keeper lets it through once', async ({
  app,
  api,
  core,
  dataDir,
}, info) => {
  const id = await aCase({ api })
  await api.reports.register({ data: aReport(), reporter: REPORTER })
  const letter = { name: 'surat.txt', bytes: Buffer.from(`Disampaikan oleh ${REPORTER.name}.`) }
  const item = await anItem({ api, core }, id, letter)
  await shellOf(app).open(`/perkara/${id}/bukti/${item.id}`)
  const save = app.getByRole('button', { name: 'Keluarkan berkas asli…' })
  await save.click()
  await expect(app.getByText(/ada data pelapor pada isi berkas/)).toBeVisible()

  await shellOf(app).open('/laporan')
  await expect(app.getByText('Ditemukan pada: isi berkas')).toBeVisible()
  await look(app, info, 'laporan-dihentikan')
  await app.getByRole('button', { name: 'Izinkan sekali' }).click()
  await shellOf(app).confirm('Izinkan sekali', 'Diminta penyidik dengan surat resmi.')
  await expect(app.getByText('Diizinkan sekali, berlaku satu jam')).toBeVisible()
  await shellOf(app).open(`/perkara/${id}/bukti/${item.id}`)
  await save.click()
  await expect.poll(() => savedFiles(dataDir)).toHaveLength(1)
})

test('nothing of a reporter is left in the profile of the browser', async ({ server, playwright }, info) => {
  const profile = info.outputPath('profil')
  const context = await playwright.chromium.launchPersistentContext(profile, { args: ['--no-sandbox'] })
  await context.addCookies([{ ...server.cookie, url: server.url, httpOnly: true, sameSite: 'Strict' }])
  const app = await context.newPage()
  await app.goto(server.url)
  await app.getByRole('button', { name: 'Coba dengan contoh' }).click()
  await expect(app.getByText(/^Kata sandi brankas contoh: /)).toBeVisible({ timeout: 60_000 })
  await shellOf(app).open('/laporan/baru')
  await reportsOf(app).typeReporter({ name: REPORTER.name, phone: REPORTER.phone })
  await app.getByLabel('Akun pelapor').fill(REPORTER.handle)
  await expect(app.getByText(/^Tersimpan/).first()).toBeVisible()
  await reportsOf(app).type({
    day: '20/10/2026',
    hour: '09',
    minute: '30',
    account: '@akun.contoh',
    narrative: 'Unggahan contoh.',
  })
  await reportsOf(app).save()
  await expect(app.getByRole('heading', { name: /^Laporan L-/ })).toBeVisible()
  await reportsOf(app).reveal()
  await shellOf(app).confirm('Buka identitas pelapor', REASON)
  await expect(app.getByText(REPORTER.name)).toBeVisible()
  await shellOf(app).lock()
  await context.close()
  expect(findInFolder(profile, [REPORTER.name, REPORTER.phone, REPORTER.handle])).toEqual([])
})

test('a head from paper is typed or scanned, and told in words', async ({ app, api }, info) => {
  await aCase({ api })
  const head = await api.audit.head()
  const { vaultId } = await api.audit.anchors().then(({ qrText }) => ({ vaultId: qrText.split(':')[2] ?? '' }))
  for (let times = 0; times < 3; times += 1) await api.drafts.put({ key: 'case:uji', json: `${times}` })
  await shellOf(app).open('/jejak')
  const panel = app.getByRole('region', { name: 'Periksa kepala dari kertas' })
  const number = panel.getByLabel('Nomor entri')
  const text = panel.getByLabel('Kata atau sidik')
  const words = anchorWords(head)

  await number.fill(String(head.seq))
  await text.fill(words.slice(0, 3).join(' ').toUpperCase())
  await expect(panel.getByText('3 dari 12 kata dikenali.')).toBeVisible()
  await text.fill(`${words[0]}q ${words.slice(1).join(' ')}`)
  await expect(panel.getByText(`Maksudnya “${words[0]}”?`)).toBeVisible()
  // Twice the same word, or what the check byte cannot tell apart, may stand at any place, but not at every one.
  const swapped = words
    .slice(1)
    .map((word, at) => [...words.slice(0, at), word, words[at], ...words.slice(at + 2)].join(' '))
    .find((typed) => {
      const reading = readAnchor(head.seq, typed)
      return reading.kind === 'words' && reading.state === 'mismatch'
    })
  await text.fill(swapped ?? '')
  await expect(panel.getByText(/^Ada kata yang salah atau tertukar/)).toBeVisible()
  await text.fill(words.map((word) => word.slice(0, 4)).join(' '))
  await expect(panel.getByText('Lengkap. Tekan Periksa.')).toBeVisible()
  await panel.getByRole('button', { name: 'Periksa', exact: true }).click()
  await expect(panel.getByText('Cocok: kepala itu bagian dari jejak audit ini')).toBeVisible()
  await number.fill(String(head.seq + 900))
  await text.fill(head.hash.slice(0, 16))
  await panel.getByRole('button', { name: 'Periksa', exact: true }).click()
  await expect(panel.getByText('Lebih baru: brankas ini belum sampai ke sana')).toBeVisible()

  // A photograph of a page: the QR code that the page itself shows, small and askew on grey.
  const qr = app.getByRole('img', { name: 'Kode QR kepala jejak audit' })
  const scanned = info.outputPath('foto.png')
  writeFileSync(scanned, await qr.screenshot())
  await panel.locator('input[type=file]').setInputFiles(scanned)
  await expect(panel.getByText('Cocok: kepala itu bagian dari jejak audit ini')).toBeVisible()
  await panel.getByRole('button', { name: 'Baca gambar QR' }).scrollIntoViewIfNeeded()
  const other = anchorQrText(
    head,
    vaultId.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
  )
  await text.fill(other)
  await panel.getByRole('button', { name: 'Periksa', exact: true }).click()
  await expect(panel.getByText('Kode itu dari brankas lain')).toBeVisible()
  await look(app, info, 'jejak-jangkar')
})

test('a rollback stays over every page until an admin accounts for it', async ({ dataDir, app, api }, info) => {
  await aCase({ api })
  await putBack({ api, dataDir }, async () => {
    for (let times = 0; times < 3; times += 1) await api.reports.register({ data: aReport(), reporter: null })
  })

  await shellOf(app).open('/perkara')
  const banner = app.getByRole('alert').filter({ hasText: 'Brankas ini bukan keadaan terakhir yang diketahui' })
  await expect(banner).toContainText(/Sedikitnya \d+ catatan/)
  await shellOf(app).go('Laporan')
  await expect(banner).toBeVisible()
  await banner.getByRole('link', { name: 'Lihat penjelasan dan langkahnya' }).click()
  const panel = app.getByRole('region', { name: 'Pengembalian brankas' })
  await expect(panel).toContainText('Seluruh folder brankas lama.')
  await expect(panel).toContainText('Jangan hapus apa pun')
  await look(app, info, 'jejak-pengembalian')
  await banner.getByRole('button', { name: 'Terangkan penyebabnya' }).click()
  await shellOf(app).confirm('Terangkan penyebabnya', 'Dipulihkan dari USB setelah diska rusak.')
  await expect(banner).toHaveCount(0)
  await expect(panel).toContainText('Dipulihkan dari USB setelah diska rusak.')
  await expect(panel.getByText('Sudah diterangkan')).toBeVisible()
  await auditOf(app).verify()
  await expect(app.getByText(/^Rantai utuh/)).toBeVisible()
})

test('the log is exported with its proof', async ({ app, api, dataDir }) => {
  await aCase({ api })
  await shellOf(app).open('/jejak')
  await app.getByRole('button', { name: 'Ekspor jejak audit' }).click()
  await expect(app.getByText(/^Jejak audit tersimpan: /)).toBeVisible()
  expect(savedFiles(dataDir)[0]).toMatch(/\/Jejak audit sampai entri \d+\.jsonl$/)
})
