import type { Page } from '@playwright/test'

export type ReportTyped = Readonly<{ day: string; hour: string; minute: string; account: string; narrative: string }>

/** Registering a report and deciding upon it. */
export function reportsOf(page: Page) {
  const received = page.getByRole('group', { name: 'Diterima pada' })
  const subject = (index: number) => page.getByRole('group', { name: `Terlapor ${index}`, exact: true })
  return {
    account: page.getByLabel('Akun atau nama tampilan'),
    narrative: page.getByLabel('Uraian'),
    async type({ day, hour, minute, account, narrative }: ReportTyped) {
      await received.getByLabel('Diterima pada: tanggal').fill(day)
      await received.getByLabel('Diterima pada: jam').fill(hour)
      await received.getByLabel('Diterima pada: menit').fill(minute)
      await page.getByLabel('Akun atau nama tampilan').fill(account)
      await page.getByLabel('Uraian').fill(narrative)
    },
    async typeReporter({ name, phone }: Readonly<{ name: string; phone: string }>) {
      await page.getByRole('switch', { name: 'Catat identitas pelapor (disegel)' }).check()
      await page.getByLabel('Nama pelapor').fill(name)
      await page.getByLabel('Telepon').fill(phone)
    },
    save: () => page.getByRole('button', { name: 'Simpan laporan' }).click(),
    reveal: () => page.getByRole('button', { name: 'Buka identitas pelapor' }).click(),
    hide: () => page.getByRole('button', { name: 'Tutup identitas' }).click(),
    dismiss: () => page.getByRole('button', { name: 'Tidak ditindaklanjuti' }).click(),
    startCase: () => page.getByRole('button', { name: 'Jadikan perkara' }).click(),
    caseTitle: (title: string) => page.getByLabel('Judul perkara').fill(title),
    addSubject: () => page.getByRole('button', { name: 'Tambah terlapor' }).click(),
    subject,
    async typeSubject(index: number, { name, nip }: Readonly<{ name: string; nip: string }>) {
      await subject(index).getByLabel('Nama tanpa gelar').fill(name)
      await subject(index).getByLabel('NIP').fill(nip)
      await subject(index).getByLabel('NIP').blur()
    },
    makeCase: () => page.getByRole('dialog').getByRole('button', { name: 'Jadikan perkara' }).click(),
  }
}
