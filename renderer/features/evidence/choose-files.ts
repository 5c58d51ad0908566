import type { Given } from './folder-walk.ts'
import { inFolderOrder } from './take-files.ts'

/**
 * Opens the system's window to choose files or one folder; must be called while a click is handled. Nothing when it was
 * closed without a choice. Made anew each time: an input that is kept does not tell of the same choice made twice, and goes
 * with its screen. The browser names all files of a folder in one go, seconds for ten thousand.
 */
export function chooseFiles(what: 'files' | 'folder'): Given {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = what === 'folder'
  input.hidden = true
  document.body.append(input)
  const chosen = new Promise<File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
  })
  input.click()
  return async ({ signal }) => {
    try {
      const files = await Promise.race([chosen, aborted(signal)])
      return { files: what === 'folder' ? inFolderOrder(files) : files, unreadable: [] }
    } finally {
      input.remove()
    }
  }
}

const aborted = (signal: AbortSignal | undefined) =>
  new Promise<never>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
