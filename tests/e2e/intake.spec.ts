import { aPerson, aReport } from '#tests/support/builders.ts'
import { anOpenVault } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

const day = (text: string) => text as never

test('observations in a row by keyboard; what is known already is shown', async ({ app, api }) => {
  await anOpenVault({ api })
  const members = [{ name: 'Badu Pengamat', role: 'Ketua', office: '' }]
  await api.monitoring.saveTeam({ id: null, team: { name: 'Tim Contoh', decree: '', active: true, members } })
  await shellOf(app).open('/laporan/pemantauan')
  await app.getByRole('combobox', { name: 'Tim pemantau' }).click()
  await app.getByRole('option', { name: 'Tim Contoh' }).click()
  await app.getByLabel('Dilihat oleh').fill('Badu Pengamat')
  const account = app.getByLabel('Akun', { exact: true })
  await account.focus()
  for (const name of ['@satu.contoh', '@dua.contoh']) {
    await app.keyboard.type(name)
    await app.keyboard.press('Enter')
    await expect(account).toHaveValue('')
    await expect(account).toBeFocused()
  }
  await app.keyboard.type('facebook.com/SATU.contoh')
  await expect(app.getByText('Pernah dilaporkan')).toBeVisible()
  await expect(app.getByRole('alert').getByText('@satu.contoh')).toBeVisible()
  const { reports } = await api.reports.inbox({})
  expect(reports.map(({ origin }) => origin.seenBy)).toEqual(['Badu Pengamat', 'Badu Pengamat'])
  await account.fill('')
  await app.keyboard.press('Enter')
  await expect(app.getByText('Isi akun atau tautan.')).toBeVisible()
})

test('the inbox: merge, undo, close, open again, join a case', async ({ app, api }) => {
  await anOpenVault({ api })
  const first = await api.reports.register({ data: aReport(), reporter: null })
  const second = await api.reports.register({ data: aReport({ account: 'facebook.com/akun.contoh' }), reporter: null })
  await api.cases.open({ title: 'Perkara yang ada', subjects: [aPerson()] })
  await shellOf(app).open('/laporan')
  await expect(app.getByText('1 serupa')).toHaveCount(2)

  await app.getByRole('link', { name: second.number }).click()
  await app.getByRole('button', { name: `Gabung ke ${first.number}` }).click()
  await shellOf(app).confirm(`Gabung ke ${first.number}`)
  await app.getByRole('button', { name: 'Batalkan penggabungan' }).click()
  await shellOf(app).confirm('Batalkan penggabungan', 'Ternyata soal lain.')

  await app.getByRole('button', { name: 'Tidak ditindaklanjuti' }).click()
  await app.getByLabel('Alasan tidak ditindaklanjuti').fill('Gambar tidak terbaca.')
  await app.getByRole('dialog').getByRole('button', { name: 'Tidak ditindaklanjuti' }).click()
  await expect(app.getByText('Tidak cukup bukti: Gambar tidak terbaca.')).toBeVisible()
  await app.getByRole('button', { name: 'Buka kembali' }).click()
  await shellOf(app).confirm('Buka kembali', 'Ada bukti baru.')

  await app.getByRole('button', { name: 'Masukkan ke perkara yang ada' }).click()
  await app.getByRole('dialog').getByRole('combobox', { name: 'Perkara' }).click()
  await app.getByRole('option', { name: /Perkara yang ada/ }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Masukkan ke perkara yang ada' }).click()
  await expect(app.getByRole('heading', { level: 1 })).toContainText('Perkara yang ada')
})

test('the clocks of others warn until something is recorded', async ({ app, api }) => {
  await anOpenVault({ api })
  const origin = { ...aReport().origin, number: 'SBT-0001', day: day('2026-01-05'), ppkReceived: day('2026-01-06') }
  const { id } = await api.reports.register({ data: aReport({ source: 'bkn', origin }), reporter: null })
  await shellOf(app).open(`/laporan/${id}`)
  await expect(app.getByText(/BKN dapat memberi peringatan, lalu memblokir/)).toBeVisible()
  await app.getByRole('button', { name: 'Catat tindak lanjut' }).click()
  await app.getByLabel('Apa yang dilakukan').fill('Dipanggil untuk klarifikasi.')
  await app.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click()
  await expect(app.getByText('Peringatan BKN: sudah ditindaklanjuti')).toBeVisible()
})

for (const look of LOOKS)
  test(`intake looks right: ${look.look}`, async ({ app, api }, info) => {
    await app.setViewportSize(look.viewport)
    await anOpenVault({ api })
    const origin = { ...aReport().origin, number: 'SBT-0001', day: day('2026-01-05'), ppkReceived: day('2026-01-06') }
    await api.reports.register({ data: aReport(), reporter: null })
    const { id } = await api.reports.register({ data: aReport({ source: 'bkn', origin }), reporter: null })
    await app.reload()
    await dress(app, look)
    const screens = {
      'laporan-masuk': '/laporan',
      'laporan-telaah': `/laporan/${id}`,
      'temuan-beruntun': '/laporan/pemantauan',
      'tim-pemantau': '/laporan/tim',
    }
    for (const [name, path] of Object.entries(screens)) {
      await shellOf(app).open(path)
      await expect(app.getByRole('heading', { level: 1 })).toBeVisible()
      await checkScreen(app, info, { name, look })
    }
  })
