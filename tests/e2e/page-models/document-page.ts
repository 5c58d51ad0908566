import type { Page } from '@playwright/test'

/** What an officer does with a document: its fields, its text, its signatures. */
export function documentPage(page: Page) {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true }).click()
  const sign = async (signer: string | RegExp) => {
    await page.getByRole('button', { name: signer }).click()
    await dialog.waitFor()
  }
  return {
    dialog,
    press,
    inDialog,
    /** The rendered pages of the preview or of the document. */
    sheet: page.getByRole('article', { name: 'Halaman 1', exact: true }),
    verdict: page.getByRole('status').filter({ hasText: /Dapat diterima|Belum lengkap|Jangan diandalkan/ }),
    signatures: page.getByRole('region', { name: /^Tanda tangan \d+:/ }),
    async finalize() {
      await press('Finalkan…')
      await inDialog('Finalkan naskah')
      await page.getByRole('heading', { name: 'Tanda tangan', exact: true }).waitFor()
    },
    openSigning: (signer: string) => sign(new RegExp(`^Tanda tangani: .*${signer}`)),
    openRefusal: (signer: string) => sign(new RegExp(`^Catat penolakan: .*${signer}`)),
    /** In the open dialog: an identity of the vault, made on the spot with the suggested name. */
    async makeIdentity(keyKind?: RegExp) {
      const another = dialog.getByRole('button', { name: 'Buat identitas baru' })
      const make = dialog.getByRole('button', { name: 'Buat identitas', exact: true })
      await another.or(make).first().waitFor()
      if (await another.isVisible()) await another.click()
      if (keyKind) {
        await dialog.getByRole('combobox', { name: 'Jenis kunci' }).click()
        await page.getByRole('option', { name: keyKind }).click()
      }
      await make.click()
      await make.waitFor({ state: 'hidden' })
    },
    async chooseKeyFile(file: string, password: string) {
      await dialog.getByText('Berkas .p12 / .pfx').click()
      const choosing = page.waitForEvent('filechooser')
      await dialog.getByRole('button', { name: 'Berkas .p12 atau .pfx' }).click()
      await (await choosing).setFiles(file)
      await dialog.getByLabel('Kata sandi berkas').fill(password)
    },
    /** A line on the signature pad. */
    async scribble() {
      const pad = dialog.getByRole('img', { name: /^Bantalan tanda tangan/ })
      await pad.scrollIntoViewIfNeeded()
      const box = await pad.boundingBox()
      if (!box) throw new Error('no pad')
      await page.mouse.move(box.x + 30, box.y + box.height / 2)
      await page.mouse.down()
      for (let i = 1; i <= 12; i += 1)
        await page.mouse.move(box.x + 30 + i * 14, box.y + box.height * (i % 2 ? 0.25 : 0.75), { steps: 3 })
      await page.mouse.up()
    },
    async signNow() {
      await inDialog('Tanda tangani')
      await dialog.waitFor({ state: 'hidden' })
    },
    /** At the verification screen. */
    async chooseToVerify(name: string, bytes: Uint8Array) {
      const choosing = page.waitForEvent('filechooser')
      await press('Pilih PDF…')
      await (await choosing).setFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) })
    },
    async addRoot(file: string) {
      const choosing = page.waitForEvent('filechooser')
      await press('Tambah sertifikat (PEM)…')
      await (await choosing).setFiles(file)
    },
  }
}
