import type { Page } from '@playwright/test'

/** Sections Cadangan and Keutuhan of the settings, and the way back before the door. */
export const backupOf = (page: Page) => ({
  /** Types a folder where no dialog exists, and uses it. */
  async chooseFolder(folder: string) {
    await page.getByRole('button', { name: 'Pilih folder lain' }).click()
    await page.getByLabel('Alamat folder').fill(folder)
    await page.getByRole('button', { name: 'Pakai folder ini' }).click()
    await page.getByLabel('Alamat folder').waitFor({ state: 'hidden' })
  },
  backUp: () => page.getByRole('button', { name: 'Cadangkan sekarang' }).click(),
  finished: page.getByText(/^Cadangan selesai: /),
  sets: page.getByRole('table'),
  verify: (row = 0) => page.getByRole('button', { name: 'Periksa', exact: true }).nth(row).click(),
  restore: (row = 0) => page.getByRole('button', { name: 'Pulihkan', exact: true }).nth(row).click(),
  password: page.getByLabel('Kata sandi cadangan', { exact: true }),
  presentPassword: page.getByLabel('Kata sandi admin brankas sekarang', { exact: true }),
  prepare: () => page.getByRole('button', { name: 'Siapkan dan bandingkan' }).click(),
  understand: () => page.getByRole('checkbox', { name: 'Saya sudah membaca apa yang akan hilang.' }).check(),
  switch: () => page.getByRole('button', { name: 'Ganti brankas dengan salinan ini' }).click(),
})
