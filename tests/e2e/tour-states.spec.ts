import { randomBytes } from 'node:crypto'
import type { Page, TestInfo } from '@playwright/test'
import type { Api } from '#shared/contract.ts'
import type { Preparation } from '#shared/interviews/model.ts'
import { aPreparation } from '#tests/support/create-hearing.ts'
import { expect, type Fixtures, test } from './fixtures.ts'
import { documentPage } from './page-models/document-page.ts'
import { doorOf } from './page-models/door.ts'
import { filesInto } from './page-models/files.ts'
import { hearingPage } from './page-models/hearing-page.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS, type Look } from './screen-check.ts'

const SECRET = 'perahu kertas melaju di hulu sungai'

/** A camera for one test: the state now on screen, under a name. */
const cameraOf = (page: Page, info: TestInfo, look: Look) => (name: string) => checkScreen(page, info, { name, look })

async function openSample({ app, api }: Pick<Fixtures, 'app' | 'api'>, look: Look) {
  await app.getByRole('button', { name: 'Coba dengan contoh' }).click()
  await expect(app.getByText(/^Kata sandi brankas contoh: /)).toBeVisible({ timeout: 60_000 })
  await dress(app, look)
  const [found] = await api.cases.list({})
  if (!found) throw new Error('The sample is empty.')
  return found.id
}

async function fillReport(page: Page): Promise<void> {
  await page.getByLabel('Akun atau nama tampilan').fill('Rangga Sasmaya (@rangga.sasmaya.contoh)')
  const day = page.getByRole('textbox', { name: /^Diterima.*: tanggal$/ })
  await day.fill('12/10/2026')
  await day.press('Tab')
  await page.getByRole('spinbutton', { name: /^Diterima.*: jam$/ }).fill('08')
  await page.getByRole('spinbutton', { name: /^Diterima.*: menit$/ }).fill('15')
  await page
    .getByRole('textbox', { name: /^Uraian/ })
    .fill('Unggahan foto bersama bakal calon bupati pada akun seorang ASN.')
  await page.getByLabel('Catat identitas pelapor (disegel)').check()
  await page.getByLabel('Nama pelapor').fill('Warga Rekaan')
}

async function prepareHearing(api: Api, caseId: string): Promise<string> {
  const { subjects } = await api.cases.get({ id: caseId as never })
  const { evidenceIds, participants, ...rest }: Preparation = aPreparation(() => randomBytes(16).toString('hex'))
  const evidence = await api.evidence.list({ target: { kind: 'case', id: caseId as never } })
  const shown = evidence.filter(({ kind }) => kind === 'image').map(({ id }) => id)
  const { id } = await api.interviews.prepare({
    ...rest,
    participants,
    evidenceIds: [...evidenceIds, ...shown],
    caseId: caseId as never,
    subjectId: subjects[0]!.id,
  })
  return id
}

for (const look of LOOKS) {
  test.describe(look.look, () => {
    test.use({ viewport: look.viewport, deviceScaleFactor: look.deviceScaleFactor })
    test.setTimeout(240_000)

    test(`the door and the first report (${look.look})`, async ({ app }, info) => {
      const picture = cameraOf(app, info, look)
      const door = doorOf(app)
      await dress(app, look)
      await picture('mulai')
      await app.getByRole('button', { name: 'Buat brankas baru' }).click()
      await door.fillCreate({ owner: 'Petugas Contoh', secret: SECRET })
      await door.acceptLoss()
      await picture('brankas-baru')
      await door.submitCreate.click()
      const key = await door.recoveryKey()
      await picture('kunci-pemulihan')
      await door.saveKit()
      await door.kitTail.fill(key.slice(-6))
      await door.kitStored.check()
      await door.enter.click()
      await expect(shellOf(app).home).toBeVisible()
      await shellOf(app).open('/')
      await picture('beranda-awal')
      await shellOf(app).open('/laporan/baru')
      await fillReport(app)
      await app.getByLabel('Nama pelapor').scrollIntoViewIfNeeded()
      await picture('laporan-baru')
      await app.getByRole('button', { name: 'Simpan laporan' }).click()
      await expect(app.getByRole('heading', { level: 1 })).toContainText('Laporan L-')
      await app.getByRole('button', { name: 'Jadikan perkara' }).click()
      await app
        .getByRole('dialog')
        .getByRole('textbox', { name: /^Judul perkara/ })
        .fill('Dugaan pelanggaran netralitas')
      await app.getByRole('dialog').getByRole('textbox', { name: 'Nama tanpa gelar' }).fill('Rangga Sasmaya')
      await app.getByRole('dialog').getByRole('textbox', { name: 'Jabatan' }).fill('Pengelola Data')
      await picture('jadikan-perkara')
      await app.getByRole('dialog').getByRole('button', { name: 'Batal' }).click()
      await shellOf(app).lock()
      await expect(door.unlockTitle).toBeVisible()
      await picture('masuk')
      await app.getByRole('button', { name: 'Lupa kata sandi?' }).click()
      await picture('pemulihan')
    })

    test(`evidence on its way, its export, and what opens over a screen (${look.look})`, async ({ app, api }, info) => {
      const picture = cameraOf(app, info, look)
      const caseId = await openSample({ app, api }, look)
      await shellOf(app).open(`/perkara/${caseId}/bukti`)
      const same = { mimeType: 'text/plain', bytes: Buffer.from('catatan pemantauan') }
      await app
        .getByText(/^\d+ bukti$/)
        .first()
        .waitFor()
      await filesInto(app).choose([
        { ...same, name: 'catatan-pemantauan.txt' },
        { ...same, name: 'salinan-catatan.txt' },
        { ...same, name: 'kosong.png', bytes: Buffer.alloc(0) },
      ])
      await expect(app.getByText('3 dari 3 selesai')).toBeVisible()
      await picture('impor')
      await app
        .getByRole('link', { name: /^B-1 / })
        .or(app.getByRole('link', { name: /B-1(?!\.)/ }))
        .first()
        .click()
      await app
        .getByRole('link', { name: 'Anotasi' })
        .or(app.getByRole('button', { name: 'Anotasi' }))
        .first()
        .click()
      await app.getByRole('application').waitFor()
      await app.getByRole('button', { name: 'Ekspor gambar…' }).click()
      await expect(app.getByRole('dialog')).toBeVisible()
      await picture('ekspor-gambar')
      await shellOf(app).open(`/perkara/${caseId}`)
      await app.getByRole('button', { name: /^Tampilan: / }).click()
      await expect(app.getByRole('menuitem', { name: 'Gelap' })).toBeVisible()
      await picture('tampilan')
      await app.keyboard.press('Escape')
      await app.getByRole('textbox', { name: /^Tanggal perbuatan/ }).click()
      await expect(app.getByRole('table')).toBeVisible()
      await picture('kalender')
      await shellOf(app).open('/')
      await shellOf(app).home.waitFor()
      await app.keyboard.press('Control+k')
      await app
        .getByRole('dialog')
        .getByRole('combobox')
        .or(app.getByRole('dialog').getByRole('textbox'))
        .first()
        .fill('rangga')
      await picture('cari')
      await app.keyboard.press('Escape')
      await shellOf(app).open('/jejak')
      await app.getByRole('button', { name: 'Periksa rantai' }).click()
      await expect(app.getByText(/^Rantai utuh: /)).toBeVisible()
      await picture('jejak-utuh')
      await shellOf(app).open('/pengaturan')
      for (const [tab, name] of [
        ['Naskah', 'pengaturan-naskah'],
        ['Keamanan', 'pengaturan-keamanan'],
        ['Tentang', 'pengaturan-tentang'],
      ] as const) {
        await app.getByRole('tab', { name: tab, exact: true }).click()
        await picture(name)
      }
    })

    test(`a hearing on its way (${look.look})`, async ({ app, api }, info) => {
      const picture = cameraOf(app, info, look)
      const caseId = await openSample({ app, api }, look)
      const id = await prepareHearing(api, caseId)
      const hearing = hearingPage(app)
      await shellOf(app).open(`/perkara/${caseId}/pemeriksaan`)
      await app.getByRole('button', { name: 'Siapkan pemeriksaan' }).click()
      await picture('siapkan-pemeriksaan')
      await shellOf(app).open(`/perkara/${caseId}/pemeriksaan/${id}`)
      await app.getByRole('heading', { level: 1 }).waitFor()
      await picture('pemeriksaan-siap')
      await hearing.press('Mulai pemeriksaan')
      await app.getByLabel('Identitas terperiksa cocok').check()
      await app.getByLabel('Diperiksa dari').fill('kartu pegawai')
      await app.getByLabel('Terperiksa menyatakan sehat').check()
      await app.getByLabel('Bersedia', { exact: true }).check()
      await picture('mulai-pemeriksaan')
      await hearing.inDialog('Mulai pemeriksaan')
      await expect(hearing.recording).toBeVisible()
      await hearing.ask(1, 'Apakah Saudara dalam keadaan sehat dan bersedia diperiksa?', 'Ya, saya sehat dan bersedia.')
      await hearing.ask(2, 'Kapan unggahan itu Saudara buat?', 'Sabtu malam, sepulang acara keluarga.')
      await expect(hearing.exchange(2).getByText(/^Tersimpan/)).toBeVisible()
      await picture('tanya-jawab')
      await hearing.finish()
      await hearing.press('Bacakan kembali')
      await app.getByText('0 dari 2 sudah dibacakan').waitFor()
      await app.keyboard.press('Enter')
      await app.getByText('1 dari 2 sudah dibacakan').waitFor()
      await hearing.press('Perbaiki')
      await app.getByLabel('Jawaban yang benar').fill('Sabtu malam, 10 Oktober 2026, sepulang acara keluarga.')
      await app.getByLabel('Alasan perbaikan').fill('melengkapi tanggal')
      await picture('bacakan-kembali')
      await hearing.press('Simpan perbaikan')
      await expect(app.getByText('2 dari 2 sudah dibacakan')).toBeVisible()
      await picture('bacakan-kembali-selesai')
    })

    test(`signatures and what they say (${look.look})`, async ({ app, api }, info) => {
      const picture = cameraOf(app, info, look)
      const caseId = await openSample({ app, api }, look)
      const [interview] = await api.interviews.list({ caseId })
      const { id } = await api.documents.draft({ interviewId: interview!.id, kind: 'clarification_minutes' })
      await shellOf(app).open(`/perkara/${caseId}/naskah/${id}`)
      const naskah = documentPage(app)
      await expect(naskah.sheet).toBeVisible({ timeout: 60_000 })
      await naskah.press('Finalkan…')
      await picture('finalkan')
      await naskah.inDialog('Finalkan naskah')
      await expect(app.getByRole('heading', { name: 'Tanda tangan', exact: true })).toBeVisible()
      await naskah.openSigning('Wening Prabasari')
      await naskah.makeIdentity()
      await naskah.scribble()
      await picture('tanda-tangan')
      await naskah.signNow()
      await expect(naskah.signatures).toHaveCount(1)
      await shellOf(app).open(`/perkara/${caseId}/naskah/${id}`)
      await expect(naskah.signatures).toHaveCount(1)
      await naskah.sheet.waitFor()
      await picture('naskah-final')
      await naskah.verdict.scrollIntoViewIfNeeded()
      await naskah.signatures.first().scrollIntoViewIfNeeded()
      await picture('empat-pernyataan')
      await naskah.openRefusal('Rangga Sasmaya')
      await naskah.dialog.getByLabel('Alasan penolakan').fill('Tidak sependapat dengan isi berita acara.')
      await naskah.dialog.getByLabel('Nama').fill('Saksi Rekaan')
      await picture('penolakan')
    })
  })
}
