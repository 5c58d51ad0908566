import { aReport } from '#tests/support/builders.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { aCase, anItem, anOpenVault, CASE_PASSWORD } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'
import { shellOf } from './page-models/shell.ts'

const REASON = 'Terunggah dua kali oleh petugas piket'

test('a reason half typed is there again after a lock, and gone once it was dropped on purpose', async ({
  app,
  api,
  core,
}) => {
  const caseId = await aCase({ api })
  const item = await anItem({ api, core }, caseId, { name: 'tangkapan.png', bytes: pngBytes(40, 30) })
  await shellOf(app).open(`/perkara/${caseId}/bukti/${item.id}`)
  const ask = () => app.getByRole('button', { name: 'Tarik bukti' }).click()
  const reason = app.getByRole('dialog').getByLabel('Alasan')
  await ask()
  await reason.fill(REASON)
  await app.keyboard.press('Control+l')
  await doorOf(app).unlock(CASE_PASSWORD)
  await ask()
  await expect(reason).toHaveValue(REASON)
  await app.getByRole('dialog').getByRole('button', { name: 'Batal' }).click()
  await expect(app.getByRole('dialog')).toBeHidden()
  await ask()
  await expect(reason).toHaveValue('')
})

test('a form left half typed says that it is kept, and is emptied only when asked', async ({ app, api }) => {
  await anOpenVault({ api })
  const { id } = await api.reports.register({ data: aReport(), reporter: null })
  await shellOf(app).open(`/laporan/${id}`)
  const dialog = app.getByRole('dialog')
  const what = dialog.getByLabel('Apa yang dilakukan')
  const open = () => app.getByRole('button', { name: 'Catat tindak lanjut' }).click()
  await open()
  await what.fill('Dijawab dengan surat')
  await app.keyboard.press('Control+l')
  await doorOf(app).unlock(CASE_PASSWORD)
  await open()
  await expect(what).toHaveValue('Dijawab dengan surat')
  await expect(dialog.getByText(/^Tersimpan/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Buang isian' }).click()
  await app.getByRole('dialog', { name: 'Buang isian ini?' }).getByRole('button', { name: 'Buang isian' }).click()
  await expect(what).toHaveValue('')
})

test('a picture of evidence has no menu by which it could leave unrecorded', async ({ app, api, core }) => {
  const caseId = await aCase({ api })
  const item = await anItem({ api, core }, caseId, { name: 'tangkapan.png', bytes: pngBytes(40, 30) })
  await shellOf(app).open(`/perkara/${caseId}/bukti/${item.id}`)
  const picture = app.getByRole('img', { name: 'tangkapan.png' })
  await expect(picture).toBeVisible()
  const allowed = (what: typeof picture) =>
    what.evaluate((node) => node.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })))
  expect(await allowed(picture)).toBe(false)
  expect(await allowed(app.getByRole('heading', { level: 1 }))).toBe(true)
})
