import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { anAct, aPerson } from '#tests/support/builders.ts'
import { aCase } from './a-case.ts'
import { expect, type Fixtures, test } from './fixtures.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

const REASON = 'Akun pemenangan calon yang sudah ditetapkan; lihat B-1.'

/** A case with one act: a like for a candidate, recorded without the page. */
async function aCaseWithAnAct({ api }: Pick<Fixtures, 'api'>, status: 'candidate' | 'prospective' = 'candidate') {
  const caseId = await aCase({ api })
  const { subjects } = await api.cases.get({ id: caseId })
  const act = await api.classification.record({ caseId, facts: anAct(subjects[0]!.id, { status }) })
  return { caseId, act }
}

async function choose({ api }: Pick<Fixtures, 'api'>, id: string, readingKey = 'act.skb-d6#0') {
  const { catalogueDigest } = await api.classification.readings({ id: id as never })
  await api.classification.choose({ id: id as never, readingKey, catalogueDigest, reason: REASON })
}

const pick = async (page: Page, label: string, option: string) => {
  await page.getByRole('dialog').getByRole('combobox', { name: label, exact: true }).first().click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('an act is recorded, every reading shown, one chosen with a reason, and the allegation filled from it', async ({
  app,
  api,
}) => {
  const caseId = await aCase({ api })
  await shellOf(app).open(`/perkara/${caseId}/klasifikasi`)
  await app.getByRole('button', { name: 'Catat perbuatan' }).click()
  const dialog = app.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Simpan perbuatan' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Waktu perbuatan: tanggal' }).fill('10/10/2026')
  await dialog.getByRole('textbox', { name: 'Waktu perbuatan: tanggal' }).press('Tab')
  await dialog.getByLabel('Waktu perbuatan: jam').pressSequentially('19')
  await dialog.getByLabel('Waktu perbuatan: menit').pressSequentially('15')
  await pick(app, 'Perbuatan', 'Menyukai')
  await dialog.getByRole('textbox', { name: 'Uraian' }).fill('Menyukai unggahan akun pemenangan.')
  await pick(app, 'Statusnya pada tanggal perbuatan', 'Bakal calon')
  await dialog.getByRole('button', { name: 'Simpan perbuatan' }).click()
  const act = app.getByRole('article', { name: 'Menyukai' })
  await expect(act).toContainText('Belum diklasifikasi')

  await act.getByRole('button', { name: 'Lihat kemungkinan dan pilih' }).click()
  const readings = dialog.getByRole('radio')
  await expect(readings.first()).toHaveAccessibleName(/^Membuat posting, comment, share, like.*bakal calon/)
  await expect(dialog.getByText('Kode etik').first()).toBeVisible()
  await expect(dialog.getByText('Status tidak cocok').first()).toBeVisible()
  await expect(dialog.getByText('Periksa naskah resmi').first()).toBeVisible()
  const submit = dialog.getByRole('button', { name: 'Simpan pilihan' })
  await readings.first().check()
  await expect(submit).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Alasan memilih' }).fill('Saat itu belum ditetapkan sebagai calon.')
  await submit.click()
  await expect(act).toContainText('Saat itu belum ditetapkan sebagai calon.')
  await expect(act).toContainText('dipilih oleh Wening Prabasari')

  await act.getByRole('button', { name: 'Isi dugaan dari pilihan ini' }).click()
  await shellOf(app).confirm('Isi dugaan dari pilihan ini')
  await app.getByRole('tab', { name: 'Ikhtisar' }).click()
  await expect(app.getByRole('textbox', { name: /Ketentuan/ })).toHaveValue(
    /Pasal 11 huruf c Peraturan Pemerintah Nomor 42 Tahun 2004/,
  )
})

test('an earlier sanction proposes a heavier kind; the choice before stays readable', async ({ app, api }) => {
  const { caseId, act } = await aCaseWithAnAct({ api })
  await choose({ api }, act.id, 'act.skb-e4#0')
  await choose({ api }, act.id)
  await shellOf(app).open(`/perkara/${caseId}/klasifikasi`)
  await app.getByRole('button', { name: 'Hukuman terdahulu' }).click()
  await app.getByRole('button', { name: 'Catat hukuman terdahulu' }).click()
  await app.getByRole('dialog').getByRole('combobox', { name: 'Jenis hukuman' }).fill('Teguran tertulis')
  await app.getByRole('option', { name: 'Teguran tertulis (Disiplin PNS, Ringan, PP 94/2021)' }).click()
  await app.getByRole('textbox', { name: 'Tanggal keputusan' }).fill('3/3/2025')
  await app.getByRole('textbox', { name: 'Tanggal keputusan' }).press('Tab')
  await app.getByRole('textbox', { name: 'Pasal yang dilanggar' }).fill('Pasal 5 huruf n angka 6 PP 94/2021')
  await app.getByRole('dialog').getByRole('button', { name: 'Catat hukuman terdahulu' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Tutup' }).click()
  await expect(
    app.getByText(/Pelanggaran sejenis terulang .* paling ringan: Penurunan jabatan setingkat/),
  ).toBeVisible()
  await app.getByRole('button', { name: '1 pilihan terdahulu' }).click()
  await expect(app.getByText('Kode etik', { exact: true })).toBeVisible()
})

test('a team is advised on, never blocked; the competent official is suggested with the text of the rule', async ({
  app,
  api,
}) => {
  const { caseId, act } = await aCaseWithAnAct({ api })
  await choose({ api }, act.id)
  await shellOf(app).open(`/perkara/${caseId}/tim`)
  await expect(app.getByText('Ancaman berat: tim pemeriksa wajib dibentuk.')).toBeVisible()
  await app.getByRole('button', { name: 'Tambah anggota' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByLabel('Nama tanpa gelar').fill('Gending Maheswari')
  await dialog.getByRole('checkbox', { name: /Terlibat dalam pelanggaran/ }).check()
  await dialog.getByRole('button', { name: 'Simpan anggota' }).click()
  await expect(
    app.getByText(/Gending Maheswari terlibat dalam pelanggaran\. Catat atasan yang lebih tinggi/),
  ).toBeVisible()
  await expect(app.getByText('PPK kabupaten/kota menghukum Administrator ke bawah')).toBeVisible()
  await app.getByRole('combobox', { name: 'Tingkat ancaman' }).click()
  await app.getByRole('option', { name: 'Sedang' }).click()
  await expect(app.getByText(/Kewenangan bertumpang tindih/)).toBeVisible()
})

test('the office corrects a rule with a reason, sees the history and undoes it; a contradiction is refused in words', async ({
  app,
  api,
}) => {
  await aCase({ api })
  await shellOf(app).open('/pengaturan/aturan')
  await app.getByRole('textbox', { name: 'Cari judul, pasal, atau isi' }).fill('norm.pp94-5n6')
  await app.getByRole('button', { name: /^Kegiatan yang mengarah/ }).click()
  await app.getByRole('button', { name: 'Perbaiki' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Sumber (dari mana dibaca)' }).fill('')
  await dialog.getByRole('textbox', { name: 'Alasan perubahan' }).fill('Naskah resmi telah dibaca.')
  await dialog.getByRole('button', { name: 'Simpan versi baru' }).click()
  await expect(app.getByText(/sumbernya kosong/)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Sumber (dari mana dibaca)' }).fill('Lembaran Negara Tahun 2021')
  await pick(app, 'Keyakinan', 'Naskah resmi terbaca')
  await dialog.getByRole('button', { name: 'Simpan versi baru' }).click()
  await expect(app.getByText('Katalog versi 1')).toBeVisible()
  await dialog.getByRole('button', { name: 'Tutup' }).first().click()
  await expect(app.getByText('Diperbaiki instansi')).toBeVisible()
  await app.getByRole('button', { name: 'Riwayat' }).click()
  await expect(dialog.getByText('Lembaran Negara Tahun 2021')).toBeVisible()
  await dialog.getByRole('button', { name: 'Batalkan perubahan versi 1' }).click()
  const asking = app.getByRole('dialog', { name: 'Batalkan perubahan versi 1' })
  await asking.getByRole('textbox').fill('Keliru membaca.')
  await asking.getByRole('button', { name: 'Batalkan', exact: true }).click()
  await expect(dialog.getByText('Perubahan dibatalkan', { exact: true })).toBeVisible()
})

test('a rule pack is previewed before it is taken; an altered one is refused in words', async ({
  app,
  api,
  dataDir,
}, info) => {
  await aCase({ api })
  const { entries } = await api.rules.catalogue({})
  const entry = entries.find(({ id }) => id === 'interval.summons')!
  await api.rules.put({ entry: { ...entry, note: 'Naskah resmi dibaca.' }, reason: 'Naskah resmi dibaca.' })
  const { savedAs } = await api.rules.exportPack()
  expect(savedAs).toContain(dataDir)
  await api.rules.undo({ version: 1, reason: 'Untuk uji coba.' })
  const text = readFileSync(savedAs ?? '', 'utf8')

  await shellOf(app).open('/pengaturan/aturan')
  await app.getByRole('button', { name: 'Impor paket' }).click()
  const dialog = app.getByRole('dialog')
  const choose = async (content: string) => {
    const chooser = app.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Pilih berkas paket' }).click()
    await (await chooser).setFiles({ name: 'paket.json', mimeType: 'application/json', buffer: Buffer.from(content) })
  }
  await choose(text.replace('Naskah resmi dibaca.', 'Naskah lain dibaca.'))
  await expect(dialog.getByRole('alert')).toContainText('berubah sesudah ditandatangani')
  await choose(text)
  await expect(dialog.getByText(/^Penanda tangan sudah dikenal/)).toBeVisible()
  await expect(dialog.getByRole('cell', { name: 'Naskah resmi dibaca.' })).toBeVisible()
  await checkScreen(app, info, { name: 'aturan-paket', look: LOOKS[0] })
  await dialog.getByRole('textbox', { name: 'Alasan menerima' }).fill('Dari instansi sendiri.')
  await dialog.getByRole('button', { name: 'Terima paket' }).click()
  await expect(app.getByText('Katalog versi 3')).toBeVisible()
  await app.getByRole('button', { name: 'Riwayat' }).click()
  await expect(dialog.getByText('Paket diterima')).toBeVisible()
  await checkScreen(app, info, { name: 'aturan-riwayat', look: LOOKS[0] })
})

for (const look of LOOKS) {
  test.describe(look.look, () => {
    test.use({ viewport: look.viewport, deviceScaleFactor: look.deviceScaleFactor })
    test(`the pages are readable and fit (${look.look})`, async ({ app, api }, info) => {
      test.setTimeout(180_000)
      const { caseId, act } = await aCaseWithAnAct({ api })
      await api.cases.addSubject({
        id: caseId,
        person: aPerson({ name: 'Laras Contoh', nip: '', employment: 'pppk', position: 'Guru Ahli Pertama' }),
        asOf: '2026-10-20' as never,
      })
      await dress(app, look)
      const shell = shellOf(app)
      await shell.open(`/perkara/${caseId}/klasifikasi`)
      await app.getByRole('button', { name: 'Lihat kemungkinan dan pilih' }).click()
      await expect(app.getByRole('radio').first()).toBeVisible()
      await checkScreen(app, info, { name: 'klasifikasi-pilih', look })
      await choose({ api }, act.id, 'act.skb-e4#0')
      await choose({ api }, act.id)
      await shell.open(`/perkara/${caseId}/klasifikasi`)
      await expect(app.getByText(REASON)).toBeVisible()
      await checkScreen(app, info, { name: 'klasifikasi', look })
      await app.getByRole('button', { name: 'Ubah data: Menyukai' }).click()
      await checkScreen(app, info, { name: 'klasifikasi-data', look })
      await shell.open(`/perkara/${caseId}/tim`)
      await expect(app.getByText('Pejabat yang berwenang menghukum', { exact: true })).toBeVisible()
      await checkScreen(app, info, { name: 'tim', look })
      await shell.open('/pengaturan/aturan')
      await expect(app.getByText('Katalog bawaan')).toBeVisible()
      await checkScreen(app, info, { name: 'aturan', look })
      await app.getByRole('button', { name: 'Tambah aturan' }).click()
      await checkScreen(app, info, { name: 'aturan-isian', look })
    })
  })
}
