import type { Page } from '@playwright/test'

/** What stands before the vault: create, keep the key, open, recover. */
export function doorOf(page: Page) {
  const password = (label: string) => page.getByLabel(label, { exact: true })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return {
    /** Fills the form; does not send it. */
    async fillCreate({ owner, secret, again = secret }: Readonly<{ owner: string; secret: string; again?: string }>) {
      await page.getByLabel('Nama Anda').fill(owner)
      await password('Kata sandi').fill(secret)
      await password('Ulangi kata sandi').fill(again)
    },
    acceptLoss: () => page.getByRole('checkbox', { name: /^Saya mengerti: tanpa kata sandi/ }).check(),
    submitCreate: page.getByRole('button', { name: 'Buat brankas', exact: true }),
    /** The recovery key as shown, without its spaces. */
    async recoveryKey() {
      return (await page.getByText(/^AGE-SECRET-KEY-1/).innerText()).replace(/\s/g, '')
    },
    saveKit: () => press('Simpan PDF'),
    kitTail: page.getByLabel('Ketik enam karakter terakhir kunci pemulihan'),
    kitStored: page.getByRole('checkbox', { name: 'Lembar pemulihan sudah saya simpan di tempat yang aman.' }),
    enter: page.getByRole('button', { name: 'Selesai, masuk ke brankas' }),
    unlockTitle: page.getByRole('heading', { name: 'Buka brankas', exact: true }),
    async unlock(secret: string) {
      await password('Kata sandi').fill(secret)
      await press('Buka')
    },
    async recover(key: string, secret: string) {
      await press('Lupa kata sandi?')
      await page.getByLabel('Kunci pemulihan', { exact: true }).fill(key)
      await password('Kata sandi baru').fill(secret)
      await password('Ulangi kata sandi').fill(secret)
      await press('Buka dan ganti kata sandi')
    },
  }
}
