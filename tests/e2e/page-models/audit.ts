import type { Page } from '@playwright/test'

/** The audit log as a page. */
export const auditOf = (page: Page) => ({
  rows: page.getByRole('row').filter({ has: page.getByRole('button', { name: /^(Rincian|Tutup rincian) \d+$/ }) }),
  search: (text: string) => page.getByRole('textbox', { name: 'Cari pelaku atau rincian' }).fill(text),
  async show(feature: string) {
    await page.getByRole('combobox', { name: 'Jenis kegiatan' }).click()
    await page.getByRole('option', { name: feature, exact: true }).click()
  },
  from: (day: string) => page.getByRole('textbox', { name: 'Dari tanggal' }).fill(day),
  to: (day: string) => page.getByRole('textbox', { name: 'Sampai tanggal' }).fill(day),
  openRow: (seq: number) => page.getByRole('button', { name: `Rincian ${seq}`, exact: true }).click(),
  verify: () => page.getByRole('button', { name: 'Periksa rantai' }).click(),
})
