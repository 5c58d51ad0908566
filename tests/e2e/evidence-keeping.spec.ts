import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flipFile } from '#tests/support/flip-file.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { aCase, anItem } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { evidenceOf } from './page-models/evidence.ts'
import { savedFiles } from './page-models/files.ts'

const TEXT = Buffer.from('Isi asli yang tidak boleh berubah sedikit pun.')

test('an item is verified on demand; after one flipped bit the screen says what to do', async ({
  app,
  api,
  core,
  dataDir,
}) => {
  const item = await anItem({ api, core }, await aCase({ api }), { name: 'asli.txt', bytes: TEXT })
  const evidence = evidenceOf(app)
  await evidence.openItem(item.caseId ?? '', item.id)
  await expect(app.getByText('Belum diperiksa')).toBeVisible()
  await evidence.verify()
  await expect(app.getByText('Isi utuh: sidik digital sama dengan saat diterima.')).toBeVisible()
  await expect(app.getByText(item.sha256, { exact: true })).toBeVisible()

  flipOneBit(join(dataDir, 'brankas', 'blobs'))
  await evidence.verify()
  await expect(app.getByText(/^Isi TIDAK cocok dengan sidik digital/)).toContainText('pulihkan dari cadangan')
  await expect(app.getByText('TIDAK COCOK', { exact: true })).toBeVisible()
  await evidence.custody()
  await expect(app.getByText('Diperiksa, isi utuh')).toBeVisible()
  await expect(app.getByText('Diperiksa, isi TIDAK cocok')).toBeVisible()
  await evidence.exportOriginal()
  await expect(app.getByText('Berkas bukti di brankas rusak atau hilang.', { exact: false })).toBeVisible()
})

test('the original leaves the vault byte for byte', async ({ app, api, core, dataDir }) => {
  const bytes = pngBytes(64, 64)
  const item = await anItem({ api, core }, await aCase({ api }), { name: '../../Bukti "aneh" 👩‍⚖️.png', bytes })
  const evidence = evidenceOf(app)
  await evidence.openItem(item.caseId ?? '', item.id)
  await evidence.exportOriginal()
  await expect(app.getByText(/^Berkas asli disimpan di /)).toBeVisible()
  const [file = ''] = savedFiles(dataDir)
  expect(readFileSync(file).equals(bytes)).toBe(true)
  await evidence.custody()
  await expect(app.getByText('Salinan asli dikeluarkan')).toBeVisible()
})

/** In the words of the only sealed file there is, which end with a tag of 16 bytes. */
function flipOneBit(blobs: string) {
  const [file] = readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  if (!file) throw new Error('no blob')
  flipFile(join(file.parentPath, file.name), -30)
}
