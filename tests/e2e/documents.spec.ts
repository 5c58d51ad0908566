import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { Api } from '#shared/contract.ts'
import { participantIdSchema } from '#shared/interviews/model.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { aPerson } from '#tests/support/builders.ts'
import { expect, test } from './fixtures.ts'

const sample = (name: string) => fileURLToPath(new URL(`../../resources/sample/${name}`, import.meta.url))
/** Of the sample's key files, see their README. */
const KEY_FILE_PASSWORD = 'contoh-2026'
const hexId = (digit: string) => participantIdSchema.parse(digit.repeat(32))

/** A case with one concluded examination of several pages, made through the contract. */
async function aHearing(api: Api) {
  await api.vault.create({ password: 'kata-sandi-uji-naskah', ownerName: 'Wening Prabasari' })
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

async function show(page: Page, path: string) {
  await page.goto(`${new URL(page.url()).origin}/#${path}`)
  // The vault was made behind the page's back.
  await page.reload()
}

const drawSignature = async (page: Page) => {
  const pad = page.getByRole('img', { name: /^Bantalan tanda tangan/ })
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 160, box.y + 30, { steps: 8 })
  await page.mouse.move(box.x + 260, box.y + 80, { steps: 8 })
  await page.mouse.up()
}

test('a draft shows its final PDF and keeps its place while it is edited', async ({ app, api }) => {
  const { caseId } = await aHearing(api)
  await show(app, `/perkara/${caseId}/naskah`)
  await app.getByRole('button', { name: 'Buat naskah' }).click()
  await app.getByRole('menuitem', { name: /^Berita Acara Pemeriksaan/ }).click()
  const pages = app.getByRole('region', { name: 'Pratinjau naskah' })
  await expect(pages.getByText('BERITA ACARA PEMERIKSAAN')).toBeAttached()
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

test('a document is finalised, signed two ways, refused once, and verified', async ({ app, api, dataDir }) => {
  const { caseId, interviewId } = await aHearing(api)
  const { id } = await api.documents.draft({ interviewId, kind: 'examination_minutes' })
  await show(app, `/perkara/${caseId}/naskah/${id}`)
  const dialog = app.getByRole('dialog')
  await app.getByRole('button', { name: 'Finalkan…' }).click()
  await dialog.getByRole('button', { name: 'Finalkan naskah' }).click()

  await test.step('with an identity made on the spot and a drawn signature', async () => {
    await app.getByRole('button', { name: /^Tanda tangani: .*Contoh Terperiksa/ }).click()
    await dialog.getByRole('button', { name: 'Buat identitas' }).click()
    await expect(dialog.getByRole('combobox', { name: 'Identitas' })).toHaveValue(/Contoh Terperiksa/)
    await drawSignature(app)
    await dialog.getByRole('button', { name: 'Tanda tangani' }).click()
    await expect(app.getByText('Ditandatangani', { exact: true })).toHaveCount(1)
    await expect(app.getByText(/2 dari 3 penanda tangan belum menandatangani/)).toBeVisible()
  })

  await test.step('with a key file, after a wrong password', async () => {
    await app.getByRole('button', { name: /^Tanda tangani: .*Contoh Pemeriksa/ }).click()
    await dialog.getByText('Berkas .p12 / .pfx').click()
    await dialog.locator('input[type=file]').setInputFiles(sample('saksi.p12'))
    await dialog.getByLabel('Kata sandi berkas').fill('keliru')
    await dialog.getByRole('button', { name: 'Periksa berkas' }).click()
    await expect(dialog.getByText('Kata sandi berkas .p12 salah.')).toBeVisible()
    await dialog.getByLabel('Kata sandi berkas').fill(KEY_FILE_PASSWORD)
    await dialog.getByRole('button', { name: 'Tanda tangani' }).click()
    await expect(app.getByText('Ditandatangani', { exact: true })).toHaveCount(2)
  })

  await test.step('and refused before a witness', async () => {
    await app.getByRole('button', { name: /^Catat penolakan: .*Contoh Saksi/ }).click()
    await dialog.getByLabel('Alasan penolakan').fill('Keberatan atas jawaban nomor 4.')
    await dialog.getByLabel('Nama').fill('Contoh Saksi Kedua')
    await dialog.getByRole('button', { name: 'Catat penolakan' }).click()
    await expect(app.getByText('Menolak, dicatat')).toBeVisible()
  })

  await app.getByRole('button', { name: 'Simpan PDF…' }).click()
  await expect(app.getByText(/^PDF disimpan di /)).toBeVisible()
  await verifyExported(app, join(dataDir, 'ekspor'))
})

/** What a stranger sees: an unknown issuer, then the same file once its issuer is trusted, then one changed byte. */
async function verifyExported(app: Page, folder: string) {
  const bytes = readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith('.pdf'))!))
  const check = (buffer: Buffer) =>
    app
      .locator('input[type=file][accept*=pdf]')
      .setInputFiles({ name: 'naskah.pdf', mimeType: 'application/pdf', buffer })
  await app.getByRole('link', { name: 'Verifikasi' }).click()
  await check(bytes)
  await expect(app.getByText('Jangan diandalkan')).toBeVisible()
  await app.locator('input[type=file][accept*=pem]').setInputFiles(sample('ca-luar.pem'))
  await expect(app.getByText('Belum lengkap')).toBeVisible()
  await expect(app.getByText('Tidak diketahui', { exact: true })).toHaveCount(2)

  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(2000) ^ 1, 2000)
  await check(changed)
  await expect(app.getByText('Jangan diandalkan')).toBeVisible()
}
