import { aPerson, aReport, aReporter } from '#tests/support/builders.ts'
import { expect, test } from './fixtures.ts'
import { shellOf } from './page-models/shell.ts'

const vault = { password: 'empat kata tanpa hubungan', ownerName: 'Wening Prabasari' }

test('Ctrl+K finds by stem, account and grouped NIP, and goes there by keyboard', async ({ app, api }) => {
  await api.vault.create(vault)
  const found = await api.cases.open({ title: 'Dukungan di lini masa', subjects: [aPerson()] })
  const report = await api.reports.register({ data: aReport(), reporter: aReporter() })
  await app.reload()
  await shellOf(app).home.waitFor()
  await app.keyboard.press('Control+k')
  const dialog = app.getByRole('dialog', { name: 'Cari' })
  const field = dialog.getByRole('combobox')
  const options = dialog.getByRole('option')
  await field.fill('mendukung')
  await expect(options).toHaveText([new RegExp(`${found.number} · Dukungan di lini masa`)])
  await field.fill('@akun')
  await expect(options).toHaveText([new RegExp(`${report.number} · @akun\\.contoh`)])
  await field.fill('Larasati')
  await expect(dialog.getByText('Tidak ada yang cocok.')).toBeVisible()
  await field.fill('19900230 2015')
  await expect(options).toHaveText([new RegExp(found.number)])
  await field.press('Enter')
  await expect(app).toHaveURL(new RegExp(`#/perkara/${found.id}$`))
})
