import { readFileSync } from 'node:fs'
import type { Api } from '#shared/contract.ts'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import { pdfBytes } from '#tests/support/sample-bytes.ts'
import { aCase } from './a-case.ts'
import { expect, type Fixtures, test } from './fixtures.ts'
import { evidenceOf } from './page-models/evidence.ts'
import { type FileInHand, filesInto } from './page-models/files.ts'

/** A vault with one case, its evidence shown. */
async function openEvidence({ app, api }: Pick<Fixtures, 'app' | 'api'>): Promise<ImportTarget & { kind: 'case' }> {
  const id = await aCase({ api })
  await evidenceOf(app).openList(id)
  await expect(app.getByRole('heading', { name: 'Belum ada bukti' })).toBeVisible()
  return { kind: 'case', id }
}

const picture = readFileSync(new URL('../../resources/sample/tangkapan-profil.png', import.meta.url))
const text = (name: string, words: string): FileInHand => ({ name, bytes: Buffer.from(words) })
const listed = async (api: Api, target: ImportTarget) =>
  (await api.evidence.list({ target })).map(({ number, originalName, origin, kind }) => ({
    number,
    originalName,
    origin,
    kind,
  }))

test('pasted, dropped and chosen files become numbered exhibits; the same bytes are noticed', async ({ app, api }) => {
  const target = await openEvidence({ app, api })
  await filesInto(app).pasteScreenshot(picture)
  await expect(app.getByText('Tersimpan sebagai B-1')).toBeVisible()
  await filesInto(app).drop(evidenceOf(app).zone, [
    text('satu.txt', 'satu'),
    text('dua.txt', 'dua'),
    text('salinan.txt', 'satu'),
  ])
  await expect(app.getByText('Berkas yang sama sudah ada sebagai B-2.')).toBeVisible()
  await filesInto(app).choose([{ name: 'surat.pdf', bytes: pdfBytes() }])
  await expect(app.getByText('5 dari 5 selesai')).toBeVisible()
  const items = await listed(api, target)
  expect(items[0]?.originalName).toMatch(/^Tempelan \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/)
  expect(items.slice(1)).toEqual([
    { number: 'B-2', originalName: 'satu.txt', origin: 'drop', kind: 'text' },
    { number: 'B-3', originalName: 'dua.txt', origin: 'drop', kind: 'text' },
    { number: 'B-4', originalName: 'salinan.txt', origin: 'drop', kind: 'text' },
    { number: 'B-5', originalName: 'surat.pdf', origin: 'dialog', kind: 'pdf' },
  ])
})

test('nothing in a hostile file runs; each says what it is', async ({ app, api }) => {
  await openEvidence({ app, api })
  const script = '<script>document.title = "jalan"</script>'
  await filesInto(app).choose([
    { name: 'skrip.pdf', bytes: pdfBytes('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>') },
    text('gambar.svg', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
    text('kosong.png', ''),
    text('catatan.txt', `dukung ya ${script}`),
  ])
  await expect(app.getByText('4 dari 4 selesai')).toBeVisible()
  for (const badge of ['PDF memuat program', 'SVG sebagai teks', 'Kosong'])
    await expect(app.getByText(badge, { exact: true })).toBeVisible()
  await app.getByRole('link', { name: /B-4/ }).click()
  await expect(app.getByText(`dukung ya ${script}`)).toBeVisible()
  await app.goBack()
  await app.getByRole('link', { name: /B-1/ }).click()
  await expect(app.getByText('Halaman 1 dari 1')).toBeVisible()
  await expect(app).toHaveTitle(/skrip\.pdf/)
})

test('an exhibit is checked, described, withdrawn with a reason and brought back', async ({ app, api }) => {
  const target = await openEvidence({ app, api })
  await filesInto(app).pasteScreenshot(picture)
  await app.getByRole('link', { name: /B-1/ }).click()
  await app.getByRole('button', { name: 'Periksa keutuhan' }).click()
  await expect(app.getByText('Isi utuh: sidik digital sama dengan saat diterima.')).toBeVisible()

  // While the panel grows the button below moves: pressed, it would be let go of elsewhere.
  await app.emulateMedia({ reducedMotion: 'reduce' })
  await app.getByRole('button', { name: 'Keterangan perolehan' }).click()
  await app.getByLabel('Akun').fill('@contoh.rekaan')
  await app.getByRole('button', { name: 'Simpan keterangan' }).click()
  await expect(app.getByText('Keterangan bukti disimpan.')).toBeVisible()

  await app.getByRole('button', { name: 'Tarik bukti' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Alasan' }).fill('Bukan milik perkara ini')
  await dialog.getByRole('button', { name: 'Tarik bukti' }).click()
  await expect(app.getByText('Bukti ini ditarik. Alasan: Bukan milik perkara ini')).toBeVisible()
  await app.getByRole('button', { name: 'Pulihkan bukti' }).click()
  await dialog.getByRole('textbox', { name: 'Alasan' }).fill('Ternyata milik perkara ini')
  await dialog.getByRole('button', { name: 'Pulihkan bukti' }).click()
  await expect(app.getByRole('button', { name: 'Tarik bukti' })).toBeVisible()

  const [item] = await api.evidence.list({ target })
  const { custody, evidence } = await api.evidence.get({ id: item!.id })
  expect(evidence.capture.account).toBe('@contoh.rekaan')
  expect(custody.map(({ action }) => action)).toEqual([
    'imported',
    'viewed',
    'verified',
    'described',
    'withdrawn',
    'restored',
  ])
})
