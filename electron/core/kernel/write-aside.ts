import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { asSaveError } from './save-error.ts'

/** Writes beside the place and renames at the end: never half a file. Throws `disk_full`, `save_failed` or an error of ours. */
export async function writeAside(path: string, fill: (file: FileHandle) => Promise<unknown>): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const file = await open(part, 'wx', 0o600)
    try {
      await fill(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    // What is left of it must not hide why.
    await rm(part, { force: true }).catch(() => undefined)
    throw asSaveError(error)
  }
}
