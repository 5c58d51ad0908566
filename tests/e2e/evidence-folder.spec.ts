import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aCase, CASE_PASSWORD } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'
import { evidenceOf } from './page-models/evidence.ts'
import { filesInto } from './page-models/files.ts'

const COUNT = 640
const folder = () =>
  Array.from({ length: COUNT }, (_, n) => ({
    name: `catatan ${String(n + 1).padStart(3, '0')}.txt`,
    bytes: Buffer.from(`isi catatan ${n + 1}`),
  }))

/** On a fast disk the whole folder is in before anybody can act: lets half of it through, the rest when told. */
async function holdUploads(app: Page) {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  let batches = 0
  await app.route('**/import-batch/*', async (route) => {
    batches += 1
    if (batches > COUNT / 32 / 2) await held
    // Cancelled meanwhile, it goes nowhere.
    await route.continue().catch(() => undefined)
  })
  return letGo
}

test('a folder is cancelled on the way: what is in stays, what remains goes on when asked', async ({ app, api }) => {
  test.slow()
  const caseId = await aCase({ api })
  const target = { kind: 'case' as const, id: caseId }
  const evidence = evidenceOf(app)
  await evidence.openList(caseId)
  const letGo = await holdUploads(app)
  await filesInto(app).drop(evidence.zone, folder())
  await expect.poll(async () => (await api.evidence.page({ target, offset: 0, limit: 1 })).total).toBeGreaterThan(0)
  await evidence.queue.getByRole('button', { name: 'Batalkan semua' }).click()
  letGo()
  const resume = evidence.queue.getByRole('button', { name: /^Lanjutkan yang tersisa/ })
  await expect(resume).toBeVisible()
  const { total } = await api.evidence.page({ target, offset: 0, limit: 1 })
  expect(total % 32).toBe(0)
  await resume.click()
  await expect(evidence.queue.getByText(`${COUNT} dari ${COUNT} selesai`)).toBeVisible({ timeout: 60_000 })
  const items = await api.evidence.list({ target })
  expect(items).toHaveLength(COUNT)
  expect(items.map(({ number }) => number)).toEqual(items.map((_, n) => `B-${n + 1}`))
  // Of a long list only what is near the window is drawn; the end of it is there all the same.
  expect(await evidence.cards.count()).toBeLessThan(150)
  await app.mouse.move(700, 600)
  await expect
    .poll(async () => {
      await app.mouse.wheel(0, 20_000)
      return app.getByText(`B-${COUNT}`, { exact: true }).count()
    })
    .toBe(1)
})

test('after a lock the same folder is given again: what is there is recognised, the rest comes in', async ({
  app,
  api,
}) => {
  test.slow()
  const caseId = await aCase({ api })
  const target = { kind: 'case' as const, id: caseId }
  const evidence = evidenceOf(app)
  await evidence.openList(caseId)
  const letGo = await holdUploads(app)
  await filesInto(app).drop(evidence.zone, folder())
  const stored = async () => (await api.evidence.page({ target, offset: 0, limit: 1 })).total
  await expect.poll(stored).toBeGreaterThan(0)
  await api.vault.lock()
  letGo()
  await doorOf(app).unlock(CASE_PASSWORD)
  await expect(app.getByText('Impor belum selesai')).toBeVisible()
  const before = await stored()
  expect(before).toBeLessThan(COUNT)
  await filesInto(app).drop(evidence.zone, folder())
  // Who does as told need not be told any longer.
  await expect(app.getByText(/^Brankas dikunci sebelum/)).toBeHidden()
  await expect(evidence.queue.getByText(`${COUNT} dari ${COUNT} selesai · ${before} sudah ada`)).toBeVisible({
    timeout: 60_000,
  })
  expect(await stored()).toBe(COUNT)
  await evidence.queue.getByRole('button', { name: 'Bersihkan daftar' }).click()
  await expect(app.getByText('Impor belum selesai')).toBeHidden()
})

const ON_DISK = 2_000

/** A folder on disk with folders in it, whose files are called after their place. */
function folderOnDisk(root: string): void {
  for (let n = 1; n <= ON_DISK; n += 1) {
    const inner = join(root, `map ${Math.ceil(n / 500)}`, 'dalam')
    mkdirSync(inner, { recursive: true })
    writeFileSync(join(inner, `${n}.txt`), `isi catatan ${n}`)
  }
  writeFileSync(join(root, 'Thumbs.db'), 'sisa sistem')
}

test('a folder on disk is chosen, told as a whole while it comes in, and searched', async ({ app, api }) => {
  test.setTimeout(240_000)
  const caseId = await aCase({ api })
  const target = { kind: 'case' as const, id: caseId }
  const evidence = evidenceOf(app)
  await evidence.openList(caseId)
  const root = test.info().outputPath('bahan')
  folderOnDisk(root)
  const choose = async () => {
    const chooser = app.waitForEvent('filechooser')
    await app.getByRole('button', { name: 'Tambah folder…' }).click()
    return chooser
  }
  await choose()
  await app.getByRole('button', { name: 'Batalkan', exact: true }).click()
  await expect(app.getByText('Menunggu daftar berkas…')).toBeHidden()
  await (await choose()).setFiles(root)
  await expect(evidence.queue.getByText('dari 2.000 selesai')).toBeVisible()
  // No row for each of those that fly past.
  await expect(evidence.queue.getByRole('progressbar')).toHaveCount(1)
  await expect(evidence.queue.getByText('2.000 dari 2.000 selesai')).toBeVisible({ timeout: 120_000 })
  const items = await api.evidence.list({ target })
  expect(items.map(({ number, title }) => `${number} ${title}`)).toEqual(items.map((_, n) => `B-${n + 1} ${n + 1}.txt`))
  await evidence.queue.getByRole('button', { name: 'Bersihkan daftar' }).click()
  await app.getByRole('textbox', { name: 'Cari nomor atau judul' }).fill('1999.txt')
  await expect(app.getByText('1 ditemukan', { exact: true })).toBeVisible()
  await expect(evidence.cards).toContainText('B-1999')
  // The same choice once more is told anew: nothing comes in twice.
  await (await choose()).setFiles(root)
  await expect(evidence.queue.getByText('2.000 dari 2.000 selesai · 2.000 sudah ada')).toBeVisible({ timeout: 120_000 })
})
