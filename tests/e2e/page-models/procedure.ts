import type { Page } from '@playwright/test'

type Typed = Readonly<{ day?: string; appointment?: string; delivery?: string; proof?: string; reason?: string }>

/** What an officer does on the tab Tahapan and in its dialog. */
export const procedureOf = (page: Page) => {
  const dialog = page.getByRole('dialog')
  const fill = async ({ day, appointment, delivery, proof, reason }: Typed) => {
    if (day !== undefined) await dialog.getByLabel('Tanggal kejadian').fill(day)
    if (appointment !== undefined) await dialog.getByLabel('Hari pemeriksaan yang ditetapkan').fill(appointment)
    if (delivery !== undefined) {
      await dialog.getByRole('combobox', { name: 'Cara penyampaian' }).click()
      await page.getByRole('option', { name: delivery }).click()
    }
    if (proof !== undefined) await dialog.getByLabel('Bukti').fill(proof)
    if (reason !== undefined) await dialog.getByLabel('Alasan').fill(reason)
  }
  return {
    dialog,
    fill,
    /** The step named large. */
    next: page.locator('.next-step p').first(),
    happened: page.getByRole('list', { name: 'Yang sudah terjadi' }).getByRole('listitem'),
    async open(button: string | RegExp) {
      await page.getByRole('button', { name: button }).first().click()
      await dialog.waitFor()
    },
    submit: dialog.getByRole('button', { name: 'Catat', exact: true }),
    /** Opens, fills and records; waits until the dialog has closed and the step is no longer the next one. */
    async record(button: string | RegExp, typed: Typed) {
      await page.getByRole('button', { name: button }).first().click()
      await dialog.waitFor()
      const title = await dialog.getByRole('heading', { name: /^Catat: / }).innerText()
      await fill(typed)
      await dialog.getByRole('button', { name: 'Catat', exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
      // The dialog closes with the answer; the steps are read anew after it.
      const recorded = page.locator('.next-step').getByText(title.replace(/^Catat: /, ''), { exact: true })
      await recorded.waitFor({ state: 'hidden' })
    },
  }
}
