import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { pdfBytes } from '#tests/support/sample-bytes.ts'
import { aCase, anItem } from './a-case.ts'
import { expect, type Fixtures, test } from './fixtures.ts'
import { evidenceOf } from './page-models/evidence.ts'

const resource = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>window.ran = true</script></svg>'

type File = Readonly<{ name: string; bytes: Uint8Array }>

async function opened({ app, api, core }: Pick<Fixtures, 'app' | 'api' | 'core'>, file: File) {
  const item = await anItem({ api, core }, await aCase({ api }), file)
  await evidenceOf(app).openItem(item.caseId ?? '', item.id)
  await expect(app.getByRole('heading', { level: 1 })).toContainText('B-1')
  return item
}

/** Plays from `at` seconds; true once the picture or sound runs on from there. */
const playsFrom = (page: Page, name: string, at: number) =>
  page.getByLabel(name, { exact: true }).evaluate(async (element, from) => {
    const media = element as HTMLMediaElement
    media.muted = true
    if (media.readyState === 0) await new Promise((resolve) => media.addEventListener('loadedmetadata', resolve))
    media.currentTime = from
    await media.play()
    return new Promise<boolean>((resolve) => {
      media.addEventListener('timeupdate', () => media.currentTime > from && resolve(true))
      media.addEventListener('error', () => resolve(false))
    })
  }, at)

test('a picture is shown, zoomed and brought back to fit', async ({ app, api, core }) => {
  await opened({ app, api, core }, { name: 'layar.png', bytes: resource('resources/sample/tangkapan-profil.png') })
  const picture = app.getByRole('img', { name: 'layar.png' })
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
  // Its size is known before it has been fitted.
  await expect(app.getByRole('button', { name: /tampilkan ukuran asli/ })).not.toHaveText('100 %')
  const fitting = (await picture.boundingBox())?.width ?? 0
  await app.getByRole('button', { name: 'Perbesar' }).click()
  await expect.poll(async () => (await picture.boundingBox())?.width).toBeCloseTo(fitting * 1.25, 0)
  await app.getByRole('application', { name: 'Gambar bukti, dapat diperbesar dan digeser' }).press('0')
  await expect.poll(async () => (await picture.boundingBox())?.width).toBeCloseTo(fitting, 0)
})

test('a PDF with a program in it is shown with a notice, and nothing runs', async ({ app, api, core }) => {
  const alerts: string[] = []
  app.on('dialog', (dialog) => {
    alerts.push(dialog.message())
    void dialog.dismiss()
  })
  const bytes = pdfBytes('/OpenAction<</S/JavaScript/JS(app.alert\\("jalan"\\); window.ran = true)>>')
  await opened({ app, api, core }, { name: 'aktif.pdf', bytes })
  await expect(app.getByRole('region', { name: 'aktif.pdf' })).toBeVisible()
  await expect(app.getByText('Halaman 1 dari 1')).toBeVisible()
  await expect(
    app.getByText('PDF ini memuat program atau tindakan otomatis. Saksama tidak menjalankannya.'),
  ).toBeVisible()
  expect(alerts).toEqual([])
  expect(await app.evaluate(() => 'ran' in window)).toBe(false)
})

test('a recording plays and seeks', async ({ app, api, core }) => {
  await opened({ app, api, core }, { name: 'rekaman.webm', bytes: resource('resources/sample/rekaman-contoh.webm') })
  expect(await playsFrom(app, 'rekaman.webm', 5)).toBe(true)
})

test('a video plays and seeks', async ({ app, api, core }) => {
  await opened({ app, api, core }, { name: 'gerak.webm', bytes: resource('tests/fixtures/recordings/gambar-uji.webm') })
  await expect(app.getByText('Video (video/webm)')).toBeVisible()
  expect(await playsFrom(app, 'gerak.webm', 1)).toBe(true)
})

test('an SVG is text, whatever it holds', async ({ app, api, core }) => {
  await opened({ app, api, core }, { name: 'gambar.svg', bytes: Buffer.from(SVG) })
  await expect(app.getByText(SVG, { exact: true })).toBeVisible()
  await expect(app.getByText('Berkas SVG dapat memuat program', { exact: false })).toBeVisible()
  expect(await app.evaluate(() => 'ran' in window)).toBe(false)
})

test('an unknown file stands as a card and can be taken out', async ({ app, api, core }) => {
  await opened({ app, api, core }, { name: 'aneh.bin', bytes: Buffer.from([0, 1, 2, 255, 254, 0, 7]) })
  await expect(app.getByText('Berkas ini tidak ditampilkan di dalam Saksama.')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Keluarkan berkas asli…' })).toBeEnabled()
})

test('a PNG that calls itself PDF is shown as the picture it is', async ({ app, api, core }) => {
  await opened({ app, api, core }, { name: 'surat.pdf', bytes: resource('resources/sample/lambang.png') })
  await expect(app.getByRole('img', { name: 'surat.pdf' })).toBeVisible()
  await expect(app.getByText('Akhiran nama berkas tidak sesuai dengan isinya.', { exact: false })).toBeVisible()
})
