import type { Page } from '@playwright/test'

type ActTyped = Readonly<{
  day: string
  hour: string
  minute: string
  deed: string
  description: string
  status: string
  statusBasis: string
}>

/** What an officer does on the tab Klasifikasi. */
export function classificationOf(page: Page) {
  const dialog = page.getByRole('dialog')
  const choose = async (label: string, option: string) => {
    await dialog.getByRole('combobox', { name: label, exact: true }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  return {
    act: (deed: string) => page.getByRole('article', { name: deed }),
    readings: dialog.getByRole('radio'),
    async recordAct({ day, hour, minute, deed, description, status, statusBasis }: ActTyped) {
      await page.getByRole('button', { name: 'Catat perbuatan' }).click()
      await dialog.getByRole('textbox', { name: 'Waktu perbuatan: tanggal' }).fill(day)
      await dialog.getByRole('textbox', { name: 'Waktu perbuatan: tanggal' }).press('Tab')
      await dialog.getByLabel('Waktu perbuatan: jam').fill(hour)
      await dialog.getByLabel('Waktu perbuatan: menit').fill(minute)
      await choose('Perbuatan', deed)
      await dialog.getByRole('textbox', { name: 'Uraian' }).fill(description)
      await choose('Statusnya pada tanggal perbuatan', status)
      await dialog.getByLabel('Dasar status').fill(statusBasis)
      await dialog.getByRole('button', { name: 'Simpan perbuatan' }).click()
      await dialog.waitFor({ state: 'hidden' })
    },
    /** Chooses the reading of that name, with the reason. */
    async choose(name: RegExp, reason: string) {
      await page.getByRole('button', { name: 'Lihat kemungkinan dan pilih' }).click()
      await dialog.getByRole('radio', { name }).first().check()
      await dialog.getByRole('textbox', { name: 'Alasan memilih' }).fill(reason)
      await dialog.getByRole('button', { name: 'Simpan pilihan' }).click()
      await dialog.waitFor({ state: 'hidden' })
    },
    fillAllegation: async () => {
      await page.getByRole('button', { name: 'Isi dugaan dari pilihan ini' }).click()
      await dialog.getByRole('button', { name: 'Isi dugaan dari pilihan ini' }).click()
      await dialog.waitFor({ state: 'hidden' })
    },
  }
}
