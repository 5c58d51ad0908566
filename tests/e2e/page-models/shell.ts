import type { Page } from '@playwright/test'

/** The frame around every screen of an open vault. */
export const shellOf = (page: Page) => ({
  home: page.getByRole('heading', { name: 'Beranda', level: 1 }),
  go: (name: string) =>
    page.getByRole('navigation', { name: 'Navigasi utama' }).getByRole('link', { name, exact: true }).click(),
  lock: () => page.getByRole('button', { name: 'Kunci', exact: true }).click(),
  /** Goes to an address of the program, such as `/perkara`, reading everything anew. */
  async open(path: string) {
    await page.goto(`${new URL(page.url()).origin}/#${path}`)
    await page.reload()
  },
  /** Answers the dialog in front: the reason if it asks for one, then the button of this name. */
  async confirm(name: string, reason?: string) {
    const dialog = page.getByRole('dialog')
    if (reason !== undefined) await dialog.getByRole('textbox').fill(reason)
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  },
})
