import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { HARD_NAMES } from '#tests/support/builders.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { aCase, anItem, CASE_PASSWORD } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'
import { evidenceOf } from './page-models/evidence.ts'
import { filesInto } from './page-models/files.ts'

const LONG = { name: 'panjang.bin', megabytes: 200 }
const filesIn = (...folder: string[]) =>
  readdirSync(join(...folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

/** Uploads no faster than that from now on; on a fast machine the long file would be in before anybody can act. */
async function limitUploads(app: Page) {
  const network = await app.context().newCDPSession(app)
  await network.send('Network.enable')
  return (uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1 },
      uploadThroughput,
    })
}
const SLOW = 20 << 20
const UNLIMITED = -1

test('the same bytes twice are kept twice and noticed', async ({ app, api, core }) => {
  const caseId = await aCase({ api })
  await anItem({ api, core }, caseId, { name: 'pertama.png', bytes: pngBytes() })
  const evidence = evidenceOf(app)
  await evidence.openList(caseId)
  await filesInto(app).drop(evidence.zone, [{ name: 'kedua.png', bytes: pngBytes() }])
  await expect(evidence.queue.getByText('Berkas yang sama sudah ada sebagai B-1.')).toBeVisible()
  await evidence.cards.filter({ hasText: 'kedua' }).click()
  await expect(app.getByText('Berkas yang persis sama juga tersimpan sebagai:')).toBeVisible()
  await app.getByRole('link', { name: 'B-1 pertama.png' }).click()
  await expect(app.getByRole('heading', { level: 1, name: 'B-1 pertama.png' })).toBeVisible()
})

test('a running import is cancelled and leaves nothing; trying again brings the file in', async ({
  app,
  api,
  dataDir,
}) => {
  const caseId = await aCase({ api })
  const evidence = evidenceOf(app)
  await evidence.openList(caseId)
  const limit = await limitUploads(app)
  await limit(SLOW)
  await filesInto(app).dropLong(evidence.zone, LONG)
  await expect(evidence.progress(LONG.name)).toBeVisible()
  await evidence.cancel(LONG.name)
  await expect(evidence.queue.getByText('Dibatalkan')).toBeVisible()
  await expect.poll(() => filesIn(dataDir, 'brankas', 'staging')).toEqual([])
  expect(filesIn(dataDir, 'brankas', 'blobs')).toEqual([])
  expect(await api.evidence.list({ target: { kind: 'case', id: caseId } })).toEqual([])
  await expect(evidence.cards).toHaveCount(0)
  await limit(UNLIMITED)
  await evidence.retry(LONG.name)
  await expect(evidence.queue.getByText('Tersimpan sebagai B-1')).toBeVisible({ timeout: 60_000 })
})

test('locking during an import loses nothing that was acknowledged, and says what happened to the rest', async ({
  app,
  api,
  dataDir,
}) => {
  const caseId = await aCase({ api })
  const evidence = evidenceOf(app)
  await evidence.openList(caseId)
  await filesInto(app).drop(evidence.zone, [{ name: 'pendek.txt', bytes: Buffer.from('pendek') }])
  await expect(evidence.queue.getByText('Tersimpan sebagai B-1')).toBeVisible()
  const limit = await limitUploads(app)
  await limit(SLOW)
  await filesInto(app).dropLong(evidence.zone, LONG)
  await expect(evidence.progress(LONG.name)).toBeVisible()
  await app.keyboard.press('Control+l')
  await expect(app.getByText('Brankas dikunci sebelum 1 berkas selesai dimasukkan.', { exact: false })).toBeVisible()
  await doorOf(app).unlock(CASE_PASSWORD)
  await expect(evidence.cards).toHaveCount(1)
  await expect(evidence.cards).toContainText('pendek')
  expect(filesIn(dataDir, 'brankas', 'staging')).toEqual([])
  const [kept] = await api.evidence.list({ target: { kind: 'case', id: caseId } })
  expect(kept?.title).toBe('pendek.txt')
})

test('names that have broken programs before are kept as they are', async ({ app, api }) => {
  const caseId = await aCase({ api })
  const evidence = evidenceOf(app)
  await evidence.openList(caseId)
  const names = HARD_NAMES.map((name) => `${name.replaceAll('/', '∕')}.txt`)
  await filesInto(app).drop(
    evidence.zone,
    names.map((name, index) => ({ name, bytes: Buffer.from(`isi ${index}`) })),
  )
  await expect(app.getByText(`${names.length} bukti`)).toBeVisible()
  const kept = await api.evidence.list({ target: { kind: 'case', id: caseId } })
  expect(kept.map(({ originalName }) => originalName).sort()).toEqual([...names].sort())
  await expect(evidence.cards.filter({ hasText: "Robert'); DROP TABLE cases;--" })).toBeVisible()
  await expect(evidence.cards.filter({ hasText: '<script>' })).toBeVisible()
})

test('one bad file of a batch gets its sentence, the others come in', async ({ app, api }) => {
  const caseId = await aCase({ api })
  const evidence = evidenceOf(app)
  await evidence.openList(caseId)
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Tambah berkas…' }).click()
  // Chromium reads a chosen file when it is sent: one that changes in between cannot be read to the end.
  const [good, bad, empty] = ['baik.txt', 'hilang.txt', 'kosong.txt'].map((name) => test.info().outputPath(name))
  writeFileSync(good ?? '', 'isi baik')
  writeFileSync(bad ?? '', 'isi yang akan hilang')
  writeFileSync(empty ?? '', '')
  await app.route('**/import*/*', async (route) => {
    rmSync(bad ?? '', { force: true })
    await route.continue()
  })
  await (await chooser).setFiles([good ?? '', bad ?? '', empty ?? ''])
  const sentence = evidence.queue.getByRole('alert')
  await expect(sentence).toContainText('Berkas berubah atau hilang selagi dibaca.')
  await expect(evidence.cards).toHaveCount(2)
  await expect(evidence.cards.filter({ hasText: 'kosong' })).toContainText('Kosong')
})
