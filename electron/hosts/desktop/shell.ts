import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Shell } from '#electron/core/kernel/ports.ts'
import { safeFileName } from '#shared/kernel/file-name.ts'

/** Asks where to save with the system's dialog, starting in the user's documents. */
export const createDialogShell = (ourWindow: () => BrowserWindow | null): Shell => ({
  async chooseSavePath(suggestedName) {
    const parent = ourWindow()
    if (!parent) return null
    const { canceled, filePath } = await dialog.showSaveDialog(parent, {
      title: 'Simpan berkas',
      buttonLabel: 'Simpan',
      defaultPath: join(app.getPath('documents'), safeFileName(basename(suggestedName))),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    return canceled || filePath === '' ? null : filePath
  },
  async chooseFolder() {
    const parent = ourWindow()
    if (!parent) return null
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
      title: 'Pilih folder cadangan',
      buttonLabel: 'Pilih folder',
      properties: ['openDirectory', 'createDirectory'],
    })
    return canceled ? null : (filePaths[0] ?? null)
  },
})
