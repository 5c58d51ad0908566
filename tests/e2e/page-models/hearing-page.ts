import type { Page } from '@playwright/test'

/** What an officer does on the screen of a hearing. */
export function hearingPage(page: Page) {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  return {
    recording: page.getByText('Merekam', { exact: true }),
    notRecording: page.getByText('Tidak merekam', { exact: true }),
    question: (number: number) => page.getByRole('textbox', { name: `Pertanyaan nomor ${number}`, exact: true }),
    answer: (number: number) => page.getByRole('textbox', { name: `Jawaban nomor ${number}`, exact: true }),
    press,
    inDialog,
    async open(caseId: string, id: string) {
      await page.goto(`${new URL(page.url()).origin}/#/perkara/${caseId}/pemeriksaan/${id}`)
      // The vault was made behind the page's back.
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
    async start() {
      await press('Mulai pemeriksaan')
      await page.getByLabel('Identitas terperiksa cocok').check()
      await page.getByLabel('Terperiksa menyatakan sehat').check()
      await page.getByLabel('Bersedia', { exact: true }).check()
      await inDialog('Mulai pemeriksaan')
    },
    /** By keyboard alone: next question, its answer. */
    async ask(number: number, question: string, answer: string) {
      await page.keyboard.press('Control+Enter')
      await page.locator(`textarea[aria-label="Pertanyaan nomor ${number}"]:focus`).waitFor()
      await page.keyboard.type(question)
      await page.keyboard.press('Enter')
      await page.keyboard.type(answer)
    },
    async finish() {
      await press('Selesai bertanya')
      await inDialog('Selesai bertanya')
    },
  }
}
