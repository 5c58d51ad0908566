import type { Api } from '#shared/contract.ts'
import { participantIdSchema } from '#shared/interviews/model.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { aPerson } from '#tests/support/builders.ts'
import { anOpenVault } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { shellOf } from './page-models/shell.ts'

const hexId = (digit: string) => participantIdSchema.parse(digit.repeat(32))

/** A case with one concluded examination of several pages, made through the contract. */
async function aHearing(api: Api) {
  await anOpenVault({ api })
  const opened = await api.cases.open({ title: 'Perkara contoh', subjects: [aPerson({ name: 'Contoh Terperiksa' })] })
  const { id } = await api.interviews.prepare({
    caseId: opened.id,
    subjectId: opened.subjects[0]!.id,
    kind: 'examination',
    mode: 'in_person',
    place: 'Ruang Rapat Contoh',
    scheduled: { at: instantSchema.parse('2026-10-20T02:00:00.000Z'), zone: 'WIB' },
    authority: 'wewenang yang ada pada Saya',
    participants: [
      { id: hexId('1'), role: 'examiner', person: aPerson({ name: 'Contoh Pemeriksa' }) },
      { id: hexId('2'), role: 'witness', person: aPerson({ name: 'Contoh Saksi' }) },
    ],
    evidenceIds: [],
  })
  const opening = { identityConfirmed: true, identityDocument: 'KTP', healthy: true, willing: true, note: '' }
  await api.interviews.start({ id, ...opening })
  const asked = []
  for (let number = 1; number <= 14; number += 1) {
    const question = `Apakah keterangan nomor ${number} benar?`
    const exchange = await api.interviews.addExchange({ interviewId: id, question })
    const answer = number === 3 ? 'Ya \u{1F9FF}' : 'Ya, benar demikian. '.repeat(8)
    await api.interviews.saveExchange({ id: exchange.id, question, answer, baseVersion: exchange.version })
    asked.push(exchange.id)
  }
  await api.interviews.finish({ id })
  await api.interviews.beginReadBack({ id })
  for (const exchange of asked) await api.interviews.confirmExchange({ id: exchange })
  await api.interviews.concludeReadBack({ id, manner: 'read_aloud', statement: 'Dibacakan dan dibenarkan.' })
  await api.interviews.conclude({ id })
  return { caseId: opened.id, interviewId: id }
}

test('a draft shows its final PDF and keeps its place while it is edited', async ({ app, api }) => {
  const { caseId } = await aHearing(api)
  await shellOf(app).open(`/perkara/${caseId}/naskah`)
  await app.getByRole('button', { name: 'Buat naskah' }).click()
  await app.getByRole('menuitem', { name: /^Berita Acara Pemeriksaan/ }).click()
  const pages = app.getByRole('region', { name: 'Pratinjau naskah' })
  await expect(pages.getByText('BERITA ACARA PEMERIKSAAN')).toBeAttached({ timeout: 60_000 })
  await expect(app.getByText('Huruf berikut tidak ada pada fon')).toBeVisible()

  await pages.evaluate((scroller) => scroller.scrollTo(0, 600))
  await app.getByLabel('Nomor naskah').fill('800.1.6.2/007/2026')
  await expect(pages.getByText('800.1.6.2/007/2026').first()).toBeAttached()
  expect(await pages.evaluate((scroller) => scroller.scrollTop)).toBe(600)
  const [summary] = await api.documents.list({ caseId })
  expect(summary?.number).toBe('800.1.6.2/007/2026')

  await app.getByRole('button', { name: 'Buang rancangan…' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Buang rancangan' }).click()
  await expect(app.getByRole('heading', { name: 'Belum ada naskah' })).toBeVisible()
})
