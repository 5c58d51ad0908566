import { readFileSync } from 'node:fs'
import { anOffice, classifyLike, formTeam, fromFindingToCase, OFFICIAL, takeFromRegister } from './an-office.ts'
import { expect, test } from './fixtures.ts'
import { classificationOf } from './page-models/classification.ts'
import { decisionsOf } from './page-models/decisions.ts'
import { savedFiles } from './page-models/files.ts'
import { procedureOf } from './page-models/procedure.ts'
import { shellOf } from './page-models/shell.ts'

test('one discipline case, from a finding of the monitoring team to a decision upheld on objection', async ({
  app,
  api,
  dataDir,
}) => {
  test.setTimeout(180_000)
  app.setDefaultTimeout(20_000)
  const procedure = procedureOf(app)
  const decisions = decisionsOf(app)
  const classification = classificationOf(app)
  const tab = (name: string) => app.getByRole('tab', { name, exact: true }).click()

  await test.step('finding, telaah, case', async () => {
    await anOffice({ api })
    await app.reload()
    await fromFindingToCase(app)
    await tab('Bukti')
    await expect(app.getByRole('tabpanel').getByRole('link', { name: /B-1/ }).first()).toBeVisible()
  })

  await test.step('classification with its reason', async () => {
    await tab('Klasifikasi')
    await classifyLike(app)
    await classification.fillAllegation()
  })

  await test.step('the next step leads through telaah, clarification and team', async () => {
    await tab('Tahapan')
    await procedure.record('Catat langkah ini', { day: '13/1/2026' })
    await expect(procedure.next).toHaveText('Klarifikasi (permintaan keterangan)')
    await expect(app.getByRole('link', { name: 'Siapkan klarifikasi' })).toBeVisible()
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day: '15/1/2026' })
    await expect(procedure.next).toHaveText('Tim pemeriksa dibentuk')
    await app.getByRole('link', { name: 'Susun tim' }).click()
    await formTeam(app)
    await tab('Tahapan')
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day: '19/1/2026' })
  })

  await test.step('summons, examination, minutes, findings', async () => {
    await procedure.record('Catat langkah ini', { day: '20/1/2026', appointment: '29/1/2026' })
    await procedure.record('Panggilan I disampaikan', {
      day: '21/1/2026',
      delivery: 'Diserahkan langsung',
      proof: 'Tanda terima',
    })
    await expect(procedure.next).toHaveText('Pemeriksaan')
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day: '29/1/2026' })
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day: '29/1/2026' })
    await expect(procedure.next).toHaveText('Laporan hasil pemeriksaan (LHP)')
    await procedure.record('Catat langkah ini', { day: '5/2/2026' })
    await procedure.record('Catat langkah ini', { day: '9/2/2026' })
  })

  await test.step('the decision, from the catalogue, with what weighs', async () => {
    await expect(procedure.next).toHaveText('Keputusan')
    await app.getByRole('link', { name: 'Buka tab Keputusan' }).click()
    await decisions.begin()
    await takeFromRegister(app, OFFICIAL.name)
    await decisions.fill({
      ...{
        number: '800.1.6.2/000/2026',
        day: '3/3/2026',
        sanction: /^Penurunan jabatan setingkat/,
        official: OFFICIAL.name,
      },
      weighing: { aggravating: 'Akun terbuka bagi umum', mitigating: 'Belum pernah dihukum' },
      reason: 'Perbuatan terbukti dan diakui; dampaknya pada instansi.',
    })
    await decisions.save()
    await expect(app.getByText('Belum berlaku')).toBeVisible()
  })

  await test.step('delivery, the count of the effective date, objection and its outcome', async () => {
    await decisions.happened('Keputusan diterima', {
      day: '9/3/2026',
      manner: 'Diserahkan langsung',
      proof: 'Tanda terima',
    })
    await expect(app.getByText(/^Menurut hitungan hari kerja: /)).toBeVisible()
    await decisions.happened('Keberatan diajukan', { day: '12/3/2026', number: '001/K' })
    await expect(app.getByText('Upaya administratif berjalan')).toBeVisible()
    await decisions.happened('Keberatan diputus', { day: '30/3/2026', ruling: 'Memperkuat', number: '002/K' })
    await decisions.happened('Keputusan mulai berlaku', { day: '2/4/2026', reason: 'Sesudah keberatan diputus.' })
    await expect(app.getByText('Berlaku', { exact: true })).toBeVisible()
  })

  await test.step('Tahapan has it all, and sends back what belongs to the decision', async () => {
    await tab('Tahapan')
    await expect(procedure.happened.filter({ hasText: 'dari tab Keputusan' })).toHaveCount(5)
    await expect(procedure.next).toHaveText('Hukuman selesai dijalani')
    await procedure.open('Catat langkah lain…')
    await procedure.dialog.getByRole('combobox', { name: 'Langkah' }).click()
    await app.getByRole('option', { name: 'Keputusan dikirim', exact: true }).click()
    await expect(procedure.dialog.getByRole('status')).toContainText('disimpan pada tab Keputusan')
    await expect(procedure.submit).toBeDisabled()
    await procedure.dialog.getByRole('link', { name: 'Buka tab Keputusan' }).click()
  })

  await test.step("the record for I'DIS leaves, and the statistics count the case", async () => {
    await decisions.exportRecord('JSON')
    await expect(app.getByText(/^Disimpan: /)).toBeVisible()
    const [file = ''] = savedFiles(dataDir, '*.json')
    expect(readFileSync(file, 'utf8')).toContain('800.1.6.2/000/2026')
    await shellOf(app).go('Statistik')
    await app.getByRole('tab', { name: 'Keputusan' }).click()
    await expect(app.getByRole('row').filter({ hasText: 'Penurunan jabatan setingkat' })).toContainText('1')
    await expect(app.getByRole('row').filter({ hasText: 'Memperkuat' })).toContainText('1')
  })
})
