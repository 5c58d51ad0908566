import { aPerson, aReport, aReporter } from '#tests/support/builders.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { anOpenVault } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { filesInto } from './page-models/files.ts'
import { reportsOf } from './page-models/reports.ts'
import { shellOf } from './page-models/shell.ts'

const REPORTER = 'Larasati Pelapor Contoh'

test('a report is registered and gets attachments by dialog, drag-and-drop and Ctrl+V', async ({ app, api }) => {
  await anOpenVault({ api })
  const reports = reportsOf(app)
  const files = filesInto(app)
  await shellOf(app).open('/laporan')
  await app.getByRole('link', { name: 'Catat laporan' }).first().click()
  await reports.save()
  await expect(app.getByText('Tanggal dan jam diterima wajib diisi.')).toBeVisible()
  await expect(app.getByText('Uraian wajib diisi.')).toBeVisible()
  await reports.type({
    day: '12/10/2026',
    hour: '08',
    minute: '15',
    account: '@akun.contoh',
    narrative: 'Ajakan memilih.',
  })
  await reports.typeReporter({ name: REPORTER, phone: '0800-0000-1234' })
  await reports.save()
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(/^Laporan \S+/)
  await expect(app.getByText('12 Oktober 2026, 08.15 WIB')).toBeVisible()

  await files.choose([{ name: 'surat.txt', bytes: Buffer.from('Surat pengantar contoh') }])
  await expect(app.getByRole('button', { name: /^Tanpa nomor.*surat/ })).toBeVisible()
  await files.drop(app.getByRole('main'), [
    { name: 'satu.png', bytes: pngBytes(20, 10) },
    { name: 'dua.png', bytes: pngBytes(10, 20) },
  ])
  await expect(app.getByText('3 bukti')).toBeVisible()
  await files.pasteScreenshot(pngBytes(30, 30, [10, 90, 10]))
  await expect(app.getByText('4 bukti')).toBeVisible()
  await expect(app.getByText(/^Tempelan \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d/).first()).toBeVisible()
  const [report] = await api.reports.list({})
  const kept = await api.evidence.list({ target: { kind: 'report', id: report?.id ?? ('' as never) } })
  expect(kept.map(({ origin }) => origin)).toEqual(['dialog', 'drop', 'drop', 'paste'])
})

test('the reporter is hidden until a reason is written, and the opening stands in the audit log', async ({
  app,
  api,
}) => {
  await anOpenVault({ api })
  const { id } = await api.reports.register({ data: aReport(), reporter: aReporter() })
  const reports = reportsOf(app)
  const shell = shellOf(app)
  await shell.open(`/laporan/${id}`)
  await expect(app.getByText('Identitas pelapor tersegel.')).toBeVisible()
  await expect(app.getByText(REPORTER)).toHaveCount(0)
  await reports.reveal()
  const open = app.getByRole('dialog').getByRole('button', { name: 'Buka identitas pelapor' })
  await expect(open).toBeDisabled()
  await app.getByLabel('Alasan membuka').fill('abc')
  await expect(open).toBeDisabled()
  await shell.confirm('Buka identitas pelapor', 'Menghubungi pelapor untuk klarifikasi')
  await expect(app.getByText(REPORTER)).toBeVisible()
  await reports.hide()
  await expect(app.getByText(REPORTER)).toHaveCount(0)

  await shell.go('Jejak audit')
  const entry = app.getByRole('row').filter({ hasText: 'Identitas pelapor dibuka' })
  await expect(entry).toContainText('Menghubungi pelapor untuk klarifikasi')
  await expect(app.getByText('Larasati')).toHaveCount(0)
})

test('a report becomes a case of two subjects; a doubtful NIP is warned about, not refused', async ({ app, api }) => {
  await anOpenVault({ api })
  const { id } = await api.reports.register({ data: aReport(), reporter: null })
  const reports = reportsOf(app)
  await shellOf(app).open(`/laporan/${id}`)
  await filesInto(app).choose([{ name: 'tangkapan.png', bytes: pngBytes() }])
  await expect(app.getByText('1 bukti')).toBeVisible()
  await reports.startCase()
  await reports.caseTitle('Dugaan pelanggaran netralitas contoh')
  await reports.typeSubject(1, { name: 'Rangga Sasmaya', nip: '199002302015031000' })
  await expect(reports.subject(1).getByRole('status')).toContainText('⚠')
  await expect(reports.subject(1).getByLabel('NIP')).toHaveValue('19900230 201503 1 000')
  await reports.addSubject()
  await reports.typeSubject(2, { name: "Dewi O'Contoh 👩‍⚖️", nip: '' })
  await reports.makeCase()

  await expect(app.getByRole('heading', { level: 1, name: 'Dugaan pelanggaran netralitas contoh' })).toBeVisible()
  await expect(app.getByText('NIP 19900230 201503 1 000')).toBeVisible()
  // Among the persons concerned, and beside the next step of each.
  await expect(app.getByText("Dewi O'Contoh 👩‍⚖️", { exact: true })).toHaveCount(2)
  await app.getByRole('tab', { name: 'Bukti' }).click()
  await expect(app.getByRole('link', { name: /B-1.*tangkapan/ })).toBeVisible()
})

test('cases are found by text and by state', async ({ app, api }) => {
  await anOpenVault({ api })
  await api.cases.open({ title: 'Perkara sawah', subjects: [aPerson({ name: 'Arum Contoh' })] })
  const closed = await api.cases.open({ title: 'Perkara laut', subjects: [aPerson({ name: 'Bagas Contoh' })] })
  await api.cases.moveTo({ id: closed.id, state: 'closed', reason: 'Tidak cukup bukti' })
  await shellOf(app).open('/perkara')
  const [sawah, laut] = ['Perkara sawah', 'Perkara laut'].map((name) => app.getByRole('link', { name }))
  await expect(app.getByText('2 perkara')).toBeVisible()
  const search = app.getByRole('textbox', { name: 'Cari nomor, judul, atau nama terlapor' })
  await search.fill('bagas')
  await expect(sawah!).toBeHidden()
  await expect(laut!).toBeVisible()
  await search.fill('tidak ada yang begini')
  await expect(app.getByText('Tidak ada perkara yang cocok')).toBeVisible()
  await search.clear()
  await app.getByRole('combobox', { name: 'Keadaan' }).click()
  await app.getByRole('option', { name: 'Telaah' }).click()
  await expect(laut!).toBeHidden()
  await sawah!.click()
  await expect(app.getByRole('heading', { level: 1, name: 'Perkara sawah' })).toBeVisible()
})

test('a half-typed report survives a reload', async ({ app, api }) => {
  await anOpenVault({ api })
  const reports = reportsOf(app)
  await shellOf(app).open('/laporan/baru')
  await reports.type({ day: '12/10/2026', hour: '08', minute: '15', account: '@akun', narrative: 'Belum selesai' })
  await reports.typeReporter({ name: REPORTER, phone: '' })
  await expect(app.getByRole('main').getByText(/^Tersimpan \d\d\.\d\d\.\d\d$/)).toBeVisible()
  await expect.poll(async () => (await api.drafts.get({ key: 'report:new' }))?.json ?? '').toContain(REPORTER)
  await app.reload()
  await expect(reports.narrative).toHaveValue('Belum selesai')
  await expect(reports.account).toHaveValue('@akun')
  await expect(app.getByLabel('Nama pelapor')).toHaveValue(REPORTER)
  await expect(app.getByLabel('Diterima pada: tanggal')).toHaveValue('12 Oktober 2026')
})

test('a report that is not followed up says why', async ({ app, api }) => {
  await anOpenVault({ api })
  const { id } = await api.reports.register({ data: aReport(), reporter: null })
  await shellOf(app).open(`/laporan/${id}`)
  await reportsOf(app).dismiss()
  await app.getByLabel('Alasan tidak ditindaklanjuti').fill('Bukan ASN')
  await app.keyboard.press('Escape')
  await expect(app.getByLabel('Alasan tidak ditindaklanjuti')).toHaveValue('Bukan ASN')
  await shellOf(app).confirm('Tidak ditindaklanjuti')
  await expect(app.getByRole('alert', { name: 'Alasan tidak ditindaklanjuti' })).toContainText('Bukan ASN')
  await expect(app.getByRole('button', { name: 'Jadikan perkara' })).toHaveCount(0)
})
