import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { aCase, anItem, CASE_PASSWORD } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { backupOf } from './page-models/backup-page.ts'
import { doorOf } from './page-models/door.ts'
import { shellOf } from './page-models/shell.ts'

test('a backup to a folder; its damage is named; the vault goes back and forth', async ({
  app,
  api,
  core,
  dataDir,
}, info) => {
  const medium = info.outputPath('media')
  mkdirSync(medium)
  const caseId = await aCase({ api })
  await anItem({ api, core }, caseId, { name: 'satu.png', bytes: pngBytes(8, 8) })
  await anItem({ api, core }, caseId, { name: 'dua.png', bytes: pngBytes(9, 9) })
  const page = backupOf(app)
  await shellOf(app).open('/pengaturan/cadangan')
  await expect(app.getByText('Brankas ini belum pernah dicadangkan.')).toBeVisible()
  await page.chooseFolder(medium)
  await page.backUp()
  await expect(page.finished).toBeVisible()
  await expect(page.sets.getByText('Lengkap')).toBeVisible()

  await page.verify()
  await expect(app.getByText('Semua berkas utuh. Cadangan ini dapat dipulihkan.')).toBeVisible()
  await app.getByRole('dialog').getByRole('button', { name: 'Tutup', exact: true }).click()

  const shelves = join(medium, readdirSync(medium)[0] ?? '', 'isi')
  const [shelf = ''] = readdirSync(shelves)
  const [id = ''] = readdirSync(join(shelves, shelf))
  const whole = readFileSync(join(shelves, shelf, id))
  writeFileSync(join(shelves, shelf, id), Buffer.concat([whole.subarray(0, 200), Buffer.alloc(whole.length - 200)]))
  await page.verify()
  await expect(app.getByRole('alert')).toContainText(`isi/${shelf}/${id} – isinya berubah`)
  await app.getByRole('dialog').getByRole('button', { name: 'Tutup', exact: true }).click()
  await app.getByRole('checkbox', { name: 'Baca ulang semua berkas' }).check()
  await page.backUp()
  await expect(page.sets.getByText('Lengkap')).toHaveCount(2)
  expect(readFileSync(join(shelves, shelf, id)).equals(whole)).toBe(true)

  await anItem({ api, core }, caseId, { name: 'sesudah.png', bytes: pngBytes(10, 10) })
  await page.restore()
  await page.password.fill('bukan kata sandinya')
  await page.prepare()
  await expect(app.getByRole('alert')).toContainText('Kata sandi salah untuk cadangan ini. Cadangannya sendiri utuh')
  await page.password.fill(CASE_PASSWORD)
  await page.prepare()
  await expect(app.getByText('Salinan sudah siap dan utuh')).toBeVisible()
  await expect(app.getByRole('row', { name: /^Bukti 3 2$/ })).toBeVisible()
  await expect(app.getByText(/^Cadangan ini lebih lama daripada brankas sekarang\./)).toBeVisible()
  await page.understand()
  await page.switch()
  await expect(doorOf(app).unlockTitle).toBeVisible()
  await doorOf(app).unlock(CASE_PASSWORD)
  await expect(app.getByRole('heading', { name: 'Pengaturan', level: 1 })).toBeVisible()
  expect(await api.evidence.list({ target: { kind: 'case', id: caseId } })).toHaveLength(2)

  await shellOf(app).open('/pengaturan/cadangan')
  await app.getByRole('button', { name: 'Kembalikan', exact: true }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Kembalikan', exact: true }).click()
  await expect(doorOf(app).unlockTitle).toBeVisible()
  await doorOf(app).unlock(CASE_PASSWORD)
  await expect(app.getByRole('heading', { name: 'Pengaturan', level: 1 })).toBeVisible()
  expect(await api.evidence.list({ target: { kind: 'case', id: caseId } })).toHaveLength(3)
  expect(readdirSync(dataDir).filter((name) => name.startsWith('brankas.sebelum-'))).toHaveLength(1)
})

test('a vault that is gone comes back before the door', async ({ app, api, core, dataDir }, info) => {
  const medium = info.outputPath('media')
  mkdirSync(medium)
  const caseId = await aCase({ api })
  await anItem({ api, core }, caseId, { name: 'satu.png', bytes: pngBytes(8, 8) })
  const target = await api.backup.chooseTarget({ typed: medium })
  await api.backup.start({ target: target!.id, thorough: false })
  for await (const state of await api.backup.watch()) if (state.state === 'done') break
  await api.vault.lock()
  rmSync(join(dataDir, 'brankas'), { recursive: true })
  await app.reload()
  const page = backupOf(app)
  await app.getByRole('button', { name: 'Pulihkan dari cadangan' }).click()
  await page.restore()
  await page.password.fill(CASE_PASSWORD)
  await page.prepare()
  await expect(app.getByText('Salinan sudah siap dan utuh')).toBeVisible()
  await expect(app.getByText(/^Brankas sekarang terkunci, rusak, atau tidak ada/)).toBeVisible()
  await page.understand()
  await page.switch()
  await expect(doorOf(app).unlockTitle).toBeVisible()
  await doorOf(app).unlock(CASE_PASSWORD)
  await expect(shellOf(app).home).toBeVisible()
  expect(await api.evidence.list({ target: { kind: 'case', id: caseId } })).toHaveLength(1)
})

test('before the door, a backup under another password asks for an admin of the vault that stands there', async ({
  app,
  api,
}, info) => {
  const medium = info.outputPath('media')
  mkdirSync(medium)
  await aCase({ api })
  const target = await api.backup.chooseTarget({ typed: medium })
  await api.backup.start({ target: target!.id, thorough: false })
  for await (const state of await api.backup.watch()) if (state.state === 'done') break
  const next = 'layar terkembang di teluk utara'
  await api.vault.changePassword({ current: CASE_PASSWORD, next })
  await api.vault.lock()
  await app.reload()
  const page = backupOf(app)
  await app.getByRole('button', { name: 'Pulihkan dari cadangan' }).click()
  await page.restore()
  await page.password.fill(CASE_PASSWORD)
  await page.prepare()
  await expect(app.getByRole('alert')).toContainText('Di komputer ini sudah ada brankas yang utuh')
  await page.presentPassword.fill(next)
  await page.prepare()
  await expect(app.getByText('Salinan sudah siap dan utuh')).toBeVisible()
})

test('a damaged item turns red with a plan, and comes back from a backup', async ({
  app,
  api,
  core,
  dataDir,
}, info) => {
  const medium = info.outputPath('media')
  mkdirSync(medium)
  const caseId = await aCase({ api })
  const item = await anItem({ api, core }, caseId, { name: 'satu.png', bytes: pngBytes(8, 8) })
  const target = await api.backup.chooseTarget({ typed: medium })
  await api.backup.start({ target: target!.id, thorough: false })
  for await (const state of await api.backup.watch()) if (state.state === 'done') break
  const blobs = join(dataDir, 'brankas', 'blobs')
  const [shelf = ''] = readdirSync(blobs)
  const [id = ''] = readdirSync(join(blobs, shelf))
  writeFileSync(join(blobs, shelf, id), Buffer.alloc(400, 1))

  await shellOf(app).open('/pengaturan/keutuhan')
  await app.getByRole('button', { name: 'Periksa semua sekarang' }).click()
  // A notification is an alert, too.
  const alert = app.getByRole('alert').filter({ hasText: '1 berkas tidak seperti saat disimpan' })
  await expect(alert).toBeVisible()
  await expect(alert).toContainText('Jangan hapus, ganti nama, atau pindahkan apa pun')
  await expect(app.getByRole('link', { name: /satu\.png/ })).toBeVisible()
  await shellOf(app).go('Beranda')
  await expect(alert).toBeVisible()
  await app.getByRole('link', { name: 'Buka Keutuhan' }).click()
  await app.getByRole('button', { name: 'Kembalikan dari cadangan' }).click()
  await expect(app.getByText('Berkas dikembalikan dari cadangan dan cocok dengan sidiknya.')).toBeVisible()
  await expect(alert).toBeHidden()
  await expect(app.getByText('Berkas rusak yang sudah diganti')).toBeVisible()
  const { evidence, custody } = await api.evidence.get({ id: item.id })
  expect(evidence.verifiedOk).toBe(true)
  expect(custody.map(({ action }) => action)).toEqual(['imported', 'mismatch', 'repaired'])
})
