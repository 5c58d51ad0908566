import type { Page } from '@playwright/test'
import { shellOf } from './shell.ts'

/** The list of evidence, its import queue, and one item opened. */
export function evidenceOf(page: Page) {
  const queue = page.getByRole('region', { name: 'Sedang memasukkan bukti' })
  const cards = page.getByRole('tabpanel').getByRole('link')
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return {
    /** Far from the list: the whole page takes what is dropped. */
    zone: page.getByRole('heading', { level: 1 }),
    queue,
    cards,
    /** Until the list has answered: by then the page takes what is dropped. */
    async openList(caseId: string) {
      await shellOf(page).open(`/perkara/${caseId}/bukti`)
      await page.getByRole('heading', { name: 'Belum ada bukti' }).or(cards).first().waitFor()
    },
    openItem: (caseId: string, id: string) => shellOf(page).open(`/perkara/${caseId}/bukti/${id}`),
    cancel: (name: string) => queue.getByRole('button', { name: `Batalkan ${name}` }).click(),
    retry: (name: string) => queue.getByRole('button', { name: `Ulangi ${name}` }).click(),
    progress: (name: string) => queue.getByRole('progressbar', { name: `Kemajuan ${name}` }),
    verify: () => press('Periksa keutuhan'),
    exportOriginal: () => press('Keluarkan berkas asli…'),
    custody: () => press('Riwayat penguasaan'),
  }
}
