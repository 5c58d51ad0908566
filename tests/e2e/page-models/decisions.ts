import type { Page } from '@playwright/test'

type DecisionTyped = Readonly<{
  number: string
  day: string
  sanction: RegExp
  official: string
  weighing?: Readonly<{ aggravating: string; mitigating: string }>
  reason: string
}>
type EventTyped = Readonly<{
  day?: string
  manner?: string
  ruling?: string
  newSanction?: RegExp
  number?: string
  proof?: string
  reason?: string
}>

/** What an officer does on the tab Keputusan and in its dialogs. */
export function decisionsOf(page: Page) {
  const dialog = page.getByRole('dialog')
  const choose = async (label: string, option: string | RegExp) => {
    await dialog.getByRole('combobox', { name: label, exact: true }).click()
    await page.getByRole('option', { name: option }).first().click()
  }
  const typeDay = async (label: string, day: string) => {
    await dialog.getByRole('textbox', { name: label, exact: true }).fill(day)
    await dialog.getByRole('textbox', { name: label, exact: true }).press('Tab')
  }
  const addFact = async (label: string, place: number, text: string) => {
    await dialog.getByRole('button', { name: 'Tambah', exact: true }).nth(place).click()
    await dialog.getByRole('textbox', { name: `${label} 1` }).fill(text)
  }
  const entry = (name: string) => page.locator('.mantine-Timeline-item').getByText(name, { exact: true })
  return {
    dialog,
    typeDay,
    /** In the history of the decision. */
    entry,
    begin: () => page.getByRole('button', { name: 'Catat keputusan', exact: true }).click(),
    async fill({ number, day, sanction, official, weighing, reason }: DecisionTyped) {
      await dialog.getByRole('textbox', { name: 'Nomor keputusan' }).fill(number)
      await typeDay('Tanggal ditetapkan', day)
      await choose('Jenis hukuman', sanction)
      if (weighing) {
        await addFact('Hal yang memberatkan', 0, weighing.aggravating)
        await addFact('Hal yang meringankan', 1, weighing.mitigating)
      }
      await dialog.getByRole('textbox', { name: 'Mengapa hukuman ini' }).fill(reason)
      await dialog.getByLabel('Nama tanpa gelar').fill(official)
    },
    async save() {
      await dialog.getByRole('button', { name: 'Simpan keputusan' }).click()
      await dialog.waitFor({ state: 'hidden' })
    },
    /** Records what became of the decision, by its own button, else from the menu; waits until the history has it. */
    async happened(name: string, typed: EventTyped) {
      const own = page.getByRole('button', { name: `Catat: ${name[0]?.toLowerCase()}${name.slice(1)}`, exact: true })
      const others = page.getByRole('button', { name: 'Catat peristiwa lain' })
      await own.or(others).first().waitFor()
      if (await own.isVisible()) await own.click()
      else {
        await others.click()
        await page.getByRole('menuitem', { name, exact: true }).click()
      }
      await dialog.waitFor()
      if (typed.day !== undefined) await typeDay('Tanggal', typed.day)
      if (typed.manner !== undefined) await choose('Cara penyampaian', typed.manner)
      if (typed.ruling !== undefined) await choose('Amar keputusan', typed.ruling)
      if (typed.newSanction !== undefined) await choose('Hukuman yang kini berlaku', typed.newSanction)
      if (typed.number !== undefined) await dialog.getByRole('textbox', { name: /^Nomor surat/ }).fill(typed.number)
      if (typed.proof !== undefined) await dialog.getByRole('textbox', { name: 'Bukti' }).fill(typed.proof)
      if (typed.reason !== undefined) await dialog.getByRole('textbox', { name: /^Alasan/ }).fill(typed.reason)
      await dialog.getByRole('button', { name: 'Simpan', exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
      await entry(name).first().waitFor()
    },
    async exportRecord(format: 'XLSX' | 'JSON') {
      await page.getByRole('button', { name: 'Rekam I’DIS/SIASN' }).click()
      await page.getByRole('menuitem', { name: `Simpan sebagai ${format}` }).click()
    },
  }
}
