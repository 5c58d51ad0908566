import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'

export type FileInHand = Readonly<{ name: string; mimeType?: string; bytes: Uint8Array }>

/** Bytes travel to the page as Base64: a `File` cannot be made outside it. */
const forPage = (files: readonly FileInHand[]) =>
  files.map(({ name, mimeType = '', bytes }) => ({ name, mimeType, base64: Buffer.from(bytes).toString('base64') }))

/** A transfer that holds real `File`s, as dragging or copying them makes one. */
const transferOf = (page: Page, files: readonly FileInHand[]) =>
  page.evaluateHandle((list) => {
    const transfer = new DataTransfer()
    for (const { name, mimeType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type: mimeType }))
    }
    return transfer
  }, forPage(files))

/** The three ways by which files come in. */
export const filesInto = (page: Page) => ({
  async choose(files: readonly FileInHand[]) {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Tambah berkas…' }).click()
    const list = files.map(({ name, mimeType = '', bytes }) => ({ name, mimeType, buffer: Buffer.from(bytes) }))
    await (await chooser).setFiles(list)
  },
  async drop(where: Locator, files: readonly FileInHand[]) {
    const dataTransfer = await transferOf(page, files)
    await where.dispatchEvent('dragover', { dataTransfer })
    await where.dispatchEvent('drop', { dataTransfer })
  },
  /** Puts a picture on the clipboard as a screenshot tool does, then presses Ctrl+V. */
  async pasteScreenshot(png: Uint8Array) {
    const [image] = forPage([{ name: '', bytes: png }])
    await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })])
    }, image?.base64 ?? '')
    await page.keyboard.press('Control+v')
  },
  /** A file of zeros, made in the page, that is too long to be there at once. */
  async dropLong(where: Locator, { name, megabytes }: Readonly<{ name: string; megabytes: number }>) {
    const dataTransfer = await page.evaluateHandle(
      ([called, count]) => {
        const transfer = new DataTransfer()
        const megabyte = new Uint8Array(1 << 20)
        transfer.items.add(
          new File(
            Array.from({ length: count }, () => megabyte),
            called,
          ),
        )
        return transfer
      },
      [name, megabytes] as const,
    )
    await where.dispatchEvent('drop', { dataTransfer })
  },
})

/** What the program has saved outside of the vault under a name like this one; none while the folder is not there yet. */
export const savedFiles = (dataDir: string, name = '*'): string[] => globSync(join(dataDir, 'ekspor', name))
