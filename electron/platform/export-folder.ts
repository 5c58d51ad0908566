import { existsSync, mkdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Shell } from '#electron/core/kernel/ports.ts'

// Four bytes each at most: file systems take 255 bytes, and `(2)` must still fit.
const LONGEST = 60
// Reserved on Windows whatever the extension.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A shell without dialogs: what the user saves goes to `<dataDir>/ekspor`, never over a file that is there. */
export const createExportFolderShell = (dataDir: string): Shell => ({
  async chooseSavePath(suggestedName) {
    const folder = join(dataDir, 'ekspor')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return freePath(folder, safeFileName(suggestedName))
  },
})

/** A name that every file system takes, with no folder in it. */
export function safeFileName(suggested: string): string {
  const bare = suggested
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  const extension = extname(bare).slice(0, 12)
  const stem = [...bare.slice(0, bare.length - extname(bare).length)].slice(0, LONGEST).join('').trim()
  if (stem === '' || RESERVED.test(stem)) return `berkas${stem === '' ? '' : `-${stem}`}${extension}`
  return `${stem}${extension}`
}

function freePath(folder: string, name: string): string {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number})${extension}`)
    if (!existsSync(path)) return path
  }
}
