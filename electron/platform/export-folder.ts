import { existsSync, mkdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Shell } from '#electron/core/kernel/ports.ts'
import { safeFileName } from '#shared/kernel/file-name.ts'

/** A shell without dialogs: what the user saves goes to `<dataDir>/ekspor`, never over a file that is there. */
export const createExportFolderShell = (dataDir: string): Shell => ({
  async chooseSavePath(suggestedName) {
    const folder = join(dataDir, 'ekspor')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return freePath(folder, safeFileName(suggestedName))
  },
})

function freePath(folder: string, name: string): string {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number})${extension}`)
    if (!existsSync(path)) return path
  }
}
