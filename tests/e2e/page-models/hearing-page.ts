import type { Page } from '@playwright/test'

/** What an officer does on the screen of a hearing. */
export function hearingPage(page: Page) {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  return {
    recording: page.getByText('Merekam', { exact: true }),
    notRecording: page.getByText('Tidak merekam', { exact: true }),
    question: (number: number) => page.getByRole('textbox', { name: `Pertanyaan nomor ${number}`, exact: true }),
    exchange: (number: number) => page.getByRole('article', { name: `Pertanyaan nomor ${number}`, exact: true }),
    answer: (number: number) => page.getByRole('textbox', { name: `Jawaban nomor ${number}`, exact: true }),
    press,
    inDialog,
    /** On the case's hearings: place, moment and two examiners; the kind is the first offered, a clarification. */
    async prepare(place: string, examiners: readonly [string, string]) {
      await press('Siapkan pemeriksaan')
      await page.getByLabel('Tempat', { exact: true }).fill(place)
      const day = page.getByRole('textbox', { name: 'Waktu: tanggal' })
      await day.fill('21/10/2026')
      await day.press('Tab')
      await page.getByRole('spinbutton', { name: 'Waktu: jam' }).fill('09')
      await page.getByRole('spinbutton', { name: 'Waktu: menit' }).fill('30')
      for (const [index, name] of examiners.entries()) {
        await press('Tambah orang')
        await page.getByRole('textbox', { name: 'Nama', exact: true }).nth(index).fill(name)
      }
      await page.getByRole('combobox', { name: 'Peran' }).nth(1).click()
      await page.getByRole('option', { name: 'Pemeriksa', exact: true }).click()
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
    /** Until the running recording is that long. */
    async recordedFor(seconds: number) {
      const clock = page.getByText(/^\d\d\.\d\d$/).first()
      await clock.waitFor()
      await page.waitForFunction(
        ([shown, wanted]) => {
          const [minutes = 0, rest = 0] = (shown?.textContent ?? '').split('.').map(Number)
          return minutes * 60 + rest >= wanted
        },
        [await clock.elementHandle(), seconds] as const,
      )
    },
    async finish() {
      await press('Selesai bertanya')
      await inDialog('Selesai bertanya')
    },
  }
}
