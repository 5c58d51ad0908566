import { constants } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Replaces a small file so that a crash leaves the old or the new one whole: temp, fsync, rename, fsync folder. */
export async function replaceFile(file: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = `${file}.tmp`
  try {
    await withFile(temporary, 'w', async (handle) => {
      await handle.writeFile(bytes)
      await handle.sync()
    })
    await rename(temporary, file)
  } catch (error) {
    // A full disk must not keep what nobody will ask for again.
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(file))
}

/** Makes renames and new names in a folder durable. Windows has no such call and needs none on NTFS. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await withFile(folder, constants.O_RDONLY, (handle) => handle.sync())
}

/** Opens with mode 0600, closes in every case. */
export async function withFile<T>(
  file: string,
  flags: string | number,
  work: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const handle = await open(file, flags, 0o600)
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
