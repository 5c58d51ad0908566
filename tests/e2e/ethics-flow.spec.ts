import { aPerson } from '#tests/support/builders.ts'
import { anOpenVault } from './a-case.ts'
import { expect, type Fixtures, test } from './fixtures.ts'
import { classificationOf } from './page-models/classification.ts'
import { decisionsOf } from './page-models/decisions.ts'
import { procedureOf } from './page-models/procedure.ts'
import { shellOf } from './page-models/shell.ts'

const OFFICIAL = 'Sekar Contohwati'

/** A case of one civil servant who liked a post of somebody not yet a candidate. */
async function aCaseBeforeTheElection({ api }: Pick<Fixtures, 'api'>) {
  await anOpenVault({ api })
  const subjects = [aPerson()]
  const { id } = await api.cases.open({ title: 'Dugaan dukungan kepada bakal calon', subjects })
  return id
}

test('one kode etik case: Majelis, its recommendation, and a moral sanction declared in the open', async ({
  app,
  api,
}) => {
  test.setTimeout(120_000)
  app.setDefaultTimeout(20_000)
  const caseId = await aCaseBeforeTheElection({ api })
  const procedure = procedureOf(app)
  const decisions = decisionsOf(app)
  const classification = classificationOf(app)
  const tab = (name: string) => app.getByRole('tab', { name, exact: true }).click()

  await test.step('the reading before candidates are named is kode etik', async () => {
    await shellOf(app).open(`/perkara/${caseId}`)
    await app.getByRole('link', { name: 'Pilih klasifikasi' }).click()
    await classification.recordAct({
      ...{ day: '10/1/2026', hour: '19', minute: '15', deed: 'Menyukai', status: 'Bakal calon' },
      description: 'Menyukai unggahan akun bakal calon.',
      statusBasis: 'Belum ada penetapan calon',
    })
    await classification.choose(/pemenangan bakal calon,/, 'Saat itu belum ditetapkan sebagai calon.')
    await classification.fillAllegation()
  })

  await test.step('Majelis instead of a team', async () => {
    await tab('Tahapan')
    await expect(app.getByText(/Jalur: Kode etik ·/)).toBeVisible()
    await procedure.record('Catat langkah ini', { day: '13/1/2026' })
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day: '15/1/2026' })
    await expect(procedure.next).toHaveText('Majelis Kode Etik dibentuk')
    await procedure.record('Catat langkah ini', { day: '19/1/2026' })
    await procedure.record('Catat langkah ini', { day: '20/1/2026', appointment: '29/1/2026' })
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day: '29/1/2026' })
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day: '29/1/2026' })
    await expect(procedure.next).toHaveText('Rekomendasi Majelis Kode Etik')
    await procedure.record('Catat langkah ini', { day: '5/2/2026' })
  })

  await test.step('the moral sanction, its delivery and its end', async () => {
    await expect(procedure.next).toHaveText('Keputusan')
    await app.getByRole('link', { name: 'Buka tab Keputusan' }).click()
    await decisions.begin()
    await decisions.fill({
      ...{ number: '800.1.6.2/001/2026', day: '3/3/2026', official: OFFICIAL },
      sanction: /^Sanksi moral berupa pernyataan secara terbuka/,
      reason: 'Menurut rekomendasi Majelis Kode Etik.',
    })
    await decisions.save()
    await decisions.happened('Keputusan diterima', { day: '5/3/2026', manner: 'Diserahkan langsung' })
    await tab('Tahapan')
    await expect(procedure.next).toHaveText('Hukuman selesai dijalani')
    await app.getByRole('link', { name: 'Buka tab Keputusan' }).click()
    await expect(app.getByText('Sudah disampaikan')).toBeVisible()
    await decisions.happened('Hukuman selesai dijalani', { day: '9/3/2026', proof: 'Dibacakan pada apel' })
    await tab('Tahapan')
    await expect(procedure.happened.filter({ hasText: 'Hukuman selesai dijalani' })).toHaveCount(1)
  })

  await test.step('the statistics count the sanction', async () => {
    await shellOf(app).go('Statistik')
    await app.getByRole('tab', { name: 'Keputusan' }).click()
    await expect(app.getByRole('row').filter({ hasText: 'pernyataan secara terbuka' })).toContainText('1')
  })
})
