import { randomBytes } from 'node:crypto'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import { dayOf, dayParts } from '#shared/words/date-words.ts'
import { aPreparation } from '#tests/support/create-hearing.ts'
import { anOffice, classifyLike, formTeam, fromFindingToCase, OFFICIAL, takeFromRegister } from './an-office.ts'
import { expect, test } from './fixtures.ts'
import { decisionsOf } from './page-models/decisions.ts'
import { hearingPage } from './page-models/hearing-page.ts'
import { procedureOf } from './page-models/procedure.ts'
import { shellOf } from './page-models/shell.ts'

/** The day of that moment as an officer types it. */
function dayTyped(at: Instant): string {
  const { day, month, year } = dayParts(dayOf({ at, zone: 'WIB' }))
  return `${day}/${month}/${year}`
}

test('a dismissal after a hearing held here goes to BPASN, comes back lighter, and is served to its end', async ({
  app,
  api,
}) => {
  test.setTimeout(240_000)
  app.setDefaultTimeout(20_000)
  const now = toInstant(new Date())
  const procedure = procedureOf(app)
  const decisions = decisionsOf(app)
  const tab = (name: string) => app.getByRole('tab', { name, exact: true }).click()

  await test.step('finding, case, classification', async () => {
    await anOffice({ api })
    await app.reload()
    await fromFindingToCase(app)
    await tab('Klasifikasi')
    await classifyLike(app)
  })

  await test.step('telaah, clarification, team, summons', async () => {
    await tab('Tahapan')
    await procedure.record('Catat langkah ini', { day: '13/1/2026' })
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day: '15/1/2026' })
    await app.getByRole('link', { name: 'Susun tim' }).click()
    await formTeam(app)
    await tab('Tahapan')
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day: '19/1/2026' })
    await procedure.record('Catat langkah ini', { day: '20/1/2026', appointment: dayTyped(now) })
    await expect(procedure.next).toHaveText('Pemeriksaan')
  })

  const [summary] = await api.cases.list({})
  const found = await api.cases.get({ id: summary!.id })

  // All that follows is of the day of the hearing: nothing may be older, and midnight may have come.
  const day = await test.step('the hearing is held, and is the step by itself', async () => {
    const prepared = aPreparation(() => randomBytes(16).toString('hex'))
    const { id } = await api.interviews.prepare({
      ...{ caseId: found.id, subjectId: found.subjects[0]!.id, ...prepared },
      kind: 'examination',
      scheduled: { at: now, zone: 'WIB' },
    })
    const hearing = hearingPage(app)
    await shellOf(app).open(`/perkara/${found.id}/pemeriksaan/${id}`)
    await hearing.start()
    await expect(hearing.recording).toBeVisible()
    await hearing.ask(1, 'Apakah Saudara sehat?', 'Sehat.')
    await hearing.finish()
    await hearing.press('Bacakan kembali')
    await app.getByText('0 dari 1 sudah dibacakan').waitFor()
    await app.keyboard.press('Enter')
    await app.getByText('1 dari 1 sudah dibacakan').waitFor()
    await hearing.press('Akhiri pembacaan kembali')
    await hearing.press('Tutup pemeriksaan')
    await hearing.inDialog('Tutup pemeriksaan')
    await expect(app.getByText('Ditutup', { exact: true })).toBeVisible()
    await shellOf(app).open(`/perkara/${found.id}/tahapan`)
    await expect(procedure.happened.filter({ hasText: 'dari tab Pemeriksaan' })).toContainText('Pemeriksaan')
    const { startedAt } = await api.interviews.get({ id })
    return dayTyped(startedAt!)
  })

  await test.step('minutes, findings, report to whom it belongs', async () => {
    await procedure.record('Sudah dilakukan, catat tanggalnya', { day })
    await procedure.record('Catat langkah ini', { day })
    await procedure.record('Catat langkah ini', { day })
    await expect(procedure.next).toHaveText('Keputusan')
  })

  await test.step('dismissal, delivered, appealed to BPASN', async () => {
    await app.getByRole('link', { name: 'Buka tab Keputusan' }).click()
    await decisions.begin()
    await takeFromRegister(app, OFFICIAL.name)
    await decisions.fill({
      ...{ number: '800.1.6.2/003/2026', day, official: OFFICIAL.name },
      sanction: /^Pemberhentian dengan hormat tidak atas permintaan sendiri sebagai PNS/,
      reason: 'Perbuatan terbukti dan diulang sesudah ditegur.',
    })
    await decisions.save()
    await decisions.happened('Keputusan diterima', { day, manner: 'Diserahkan langsung', proof: 'Tanda terima' })
    await expect(app.getByText(/^Menurut hitungan hari kerja: |^Belum dapat dihitung/)).toBeVisible()
    await decisions.happened('Banding administratif diajukan', { day, number: '001/B' })
    await expect(app.getByText('Upaya administratif berjalan')).toBeVisible()
    await expect(app.getByText(/^Menurut putusan upaya administratif/)).toBeVisible()
    await decisions.happened('Tanggapan PPK atas banding', { day, number: '002/T' })
    await decisions.happened('Banding administratif diputus', {
      ...{ day, ruling: 'Memperingan', newSanction: /^Penurunan jabatan setingkat/, number: 'BPASN/003' },
    })
  })

  await test.step('what holds now takes effect and is served, early only with a reason', async () => {
    await expect(app.getByText(/^Penurunan jabatan setingkat lebih rendah/).first()).toBeVisible()
    await decisions.happened('Keputusan mulai berlaku', { day })
    await expect(app.getByText('Berlaku', { exact: true })).toBeVisible()
    await app.getByRole('button', { name: 'Catat: hukuman selesai dijalani' }).click()
    await decisions.typeDay('Tanggal', day)
    await decisions.dialog.getByRole('button', { name: 'Simpan', exact: true }).click()
    await expect(decisions.dialog.getByText(/Masa hukuman baru berakhir/)).toBeVisible()
    await decisions.dialog.getByRole('textbox', { name: /^Alasan/ }).fill('Pensiun sebelum masa hukuman berakhir.')
    await decisions.dialog.getByRole('button', { name: 'Simpan', exact: true }).click()
    await decisions.dialog.waitFor({ state: 'hidden' })
    await decisions.entry('Hukuman selesai dijalani').waitFor()
    await decisions.happened('Diunggah ke I’DIS', { day, number: 'contoh' })
  })

  await test.step('the way is complete, and no clock is left', async () => {
    await tab('Tahapan')
    await expect(app.getByText('Tidak ada langkah lagi')).toBeVisible()
    await tab('Tenggat')
    await expect(app.getByRole('article', { name: 'Keputusan BPASN atas banding' })).toContainText('Selesai')
    await expect(app.getByRole('article', { name: 'Keputusan mulai berlaku' })).toContainText(
      'upaya administratif diajukan',
    )
  })
})
