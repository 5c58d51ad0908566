import { readFileSync } from 'node:fs'
import { aCase, anOpenCase } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { decisionsOf } from './page-models/decisions.ts'
import { savedFiles } from './page-models/files.ts'
import { procedureOf } from './page-models/procedure.ts'
import { shellOf } from './page-models/shell.ts'

test('a newcomer follows the next step through two no-shows to a decision without an examination', async ({
  app,
  api,
}) => {
  const caseId = await aCase({ api })
  const procedure = procedureOf(app)
  await shellOf(app).open(`/perkara/${caseId}`)
  await expect(app.getByRole('region', { name: 'Langkah berikutnya' })).toContainText('Telaah selesai, dilanjutkan')
  await procedure.record('Catat langkah ini', { day: '1/9/2026' })
  await expect(procedure.next).toHaveText('Klarifikasi (permintaan keterangan)')
  await app.getByRole('link', { name: 'Lihat semua tahapan' }).click()

  await procedure.open('Surat panggilan I')
  await expect(procedure.submit).toBeDisabled()
  await procedure.fill({ day: '2/9/2026', appointment: '1/9/2026' })
  await expect(procedure.dialog.getByRole('status')).toContainText('tidak mungkin sebelum tanggal surat panggilan')
  await expect(procedure.submit).toBeDisabled()
  await procedure.fill({ appointment: '14/9/2026' })
  await procedure.submit.click()
  await procedure.dialog.waitFor({ state: 'hidden' })
  await procedure.record('Panggilan I disampaikan', {
    day: '3/9/2026',
    delivery: 'Diserahkan langsung',
    proof: 'Tanda terima',
  })
  await procedure.record('Tidak hadir pada panggilan I', { day: '14/9/2026' })
  await expect(procedure.next).toHaveText('Surat panggilan II')
  await procedure.record('Catat langkah ini', { day: '15/9/2026', appointment: '24/9/2026' })
  await procedure.record('Tidak hadir pada panggilan II', { day: '24/9/2026' })

  await expect(procedure.next).toHaveText('Tanpa pemeriksaan (dua kali tidak hadir)')
  await expect(app.getByText('Bukti penyampaian belum tercatat untuk: surat panggilan II.')).toBeVisible()
  await procedure.record('Panggilan II disampaikan', {
    day: '16/9/2026',
    delivery: 'Dikirim (pos atau kurir)',
    proof: 'Resi 001',
  })
  await expect(app.getByText('Bukti penyampaian belum tercatat')).toHaveCount(0)
  await procedure.record('Catat langkah ini', { day: '25/9/2026' })
  await expect(procedure.next).toHaveText('Laporan hasil pemeriksaan (LHP)')
  await procedure.record('Catat langkah ini', { day: '28/9/2026' })
  await expect(procedure.happened).toHaveCount(9)
  await expect(procedure.next).toHaveText('Keputusan')
  await app.getByRole('link', { name: 'Buka tab Keputusan' }).click()
  const decisions = decisionsOf(app)
  await decisions.begin()
  await decisions.fill({
    ...{ number: '800.1.6.2/002/2026', day: '5/10/2026', official: 'Sekar Contohwati' },
    sanction: /^Penurunan jabatan setingkat/,
    reason: 'Dua kali tidak hadir; berdasarkan alat bukti yang ada.',
  })
  await expect(decisions.dialog.getByText('Pemeriksaan wajib sebelum hukuman')).toHaveCount(0)
  await decisions.save()
  await app.getByRole('tab', { name: 'Tahapan' }).click()
  await expect(procedure.happened.filter({ hasText: 'dari tab Keputusan' })).toHaveCount(1)
  expect((await api.cases.get({ id: caseId })).state).toBe('finished')

  await app.getByRole('tab', { name: 'Tenggat' }).click()
  const second = app.getByRole('article', { name: 'Pemeriksaan menurut panggilan II' })
  await expect(second).toContainText('Selesai')
  await second.getByRole('button', { name: /Lihat hitungan/ }).click()
  await expect(second.getByRole('listitem').filter({ hasText: 'Sabtu' }).first()).toBeVisible()
  await expect(second).toContainText('Contoh 10 lampiran Peraturan BKN 6/2022')
})

test('what the rules advise against wants a reason; a mistake is taken back and stays visible', async ({
  app,
  api,
}) => {
  const caseId = await aCase({ api })
  const procedure = procedureOf(app)
  await shellOf(app).open(`/perkara/${caseId}/tahapan`)
  await procedure.open('Catat langkah lain…')
  await procedure.dialog.getByRole('combobox', { name: 'Langkah' }).click()
  await app.getByRole('option', { name: 'Pemeriksaan', exact: true }).click()
  await procedure.fill({ day: '5/10/2026' })
  await expect(procedure.dialog.getByRole('status')).toContainText('surat panggilan belum tercatat')
  await expect(procedure.submit).toBeDisabled()
  await procedure.fill({ reason: 'Terperiksa datang sendiri' })
  await app.keyboard.press('Escape')
  await expect(procedure.dialog.getByLabel('Alasan')).toHaveValue('Terperiksa datang sendiri')
  await procedure.submit.click()
  await procedure.dialog.waitFor({ state: 'hidden' })
  await expect(procedure.happened.first()).toContainText('Alasan: Terperiksa datang sendiri')
  await app.getByRole('button', { name: 'Tarik langkah "Pemeriksaan"' }).click()
  await shellOf(app).confirm('Tarik', 'Salah perkara')
  await expect(app.getByText('Salah perkara')).toBeVisible()
  await shellOf(app).go('Jejak audit')
  await expect(app.getByRole('row').filter({ hasText: 'Langkah perkara ditarik' })).toContainText('Salah perkara')
})

test('a deadline is explained, replaced with a reason and taken into a calendar; the start page reminds', async ({
  app,
  api,
  dataDir,
}) => {
  const { id: caseId, number, subjects } = await anOpenCase({ api })
  const details = { number: '', appointment: null, delivery: null, proof: '', note: '' }
  const step = { caseId, subjectId: subjects[0]!.id, details, reason: 'dari arsip' }
  await api.procedure.record({ ...step, kind: 'decision_made', day: '2026-03-10' as never })
  await shellOf(app).open(`/perkara/${caseId}/tenggat`)
  const delivery = app.getByRole('article', { name: 'Penyampaian keputusan' })
  await expect(delivery).toContainText('07 April 2026')
  await delivery.getByRole('button', { name: /Lihat hitungan/ }).click()
  await expect(delivery.getByText('Hari Suci Nyepi Tahun Baru Saka 1948 (belum dikonfirmasi)')).toBeVisible()
  await delivery.getByRole('button', { name: 'Ganti tanggal' }).click()
  await app.getByLabel('Tanggal yang dipakai').fill('9/4/2026')
  await app.getByRole('dialog').getByLabel('Alasan').fill('Libur daerah dua hari')
  await app.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click()
  await expect(delivery).toContainText('09 April 2026')
  await expect(delivery).toContainText('Libur daerah dua hari')
  await expect(delivery).toContainText('Menurut hitungan: 07 April 2026')
  await app.getByRole('button', { name: 'Ekspor kalender (.ics)' }).click()
  await expect(app.getByText(/^Kalender tersimpan di /)).toBeVisible()
  const [file = ''] = savedFiles(dataDir, '*.ics')
  expect(readFileSync(file, 'utf8')).toContain('DTSTART;VALUE=DATE:20260409')
  await shellOf(app).go('Beranda')
  await expect(app.getByRole('region', { name: 'Tenggat' })).toContainText(`${number} · Penyampaian keputusan`)
})

test('the working calendar gets a new year; what was confirmed and why is kept', async ({ app, api }) => {
  await aCase({ api })
  await shellOf(app).open('/pengaturan/kalender')
  await expect(app.getByText(/hari belum dikonfirmasi$/)).toBeVisible()
  await expect(app.getByRole('row').filter({ hasText: 'Contoh 22: diterima 14 Februari 2022' })).toContainText(
    '09 Maret 2022 (tidak sesuai)',
  )
  await app.getByRole('button', { name: 'Tambah tahun' }).click()
  await app.getByLabel('Sumber (SKB)').fill('SKB Tiga Menteri contoh 2027')
  await app.getByRole('button', { name: 'Tambah hari' }).click()
  await expect(app.getByText('Lengkapi tanggal dan nama setiap hari')).toBeVisible()
  await app.getByRole('textbox', { name: 'Tanggal: tanpa tanggal' }).fill('17/8/2027')
  await app.getByRole('textbox', { name: 'Nama' }).fill('Hari Kemerdekaan')
  await app.getByLabel('Alasan perubahan').fill('SKB terbit')
  await app.getByRole('button', { name: 'Simpan versi baru' }).click()
  await expect(app.getByText('diubah instansi, versi 1')).toBeVisible()
  await expect(app.getByRole('row').filter({ hasText: 'Hari Kemerdekaan' })).toContainText('Selasa, 17 Agustus 2027')
  await app.getByRole('button', { name: 'Riwayat' }).click()
  await expect(app.getByRole('dialog')).toContainText('SKB terbit')
})
