import { constants } from 'node:fs'
import { lstat, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '#shared/kernel/app-error.ts'
import { codeOf, withFile } from '../vault/durable-file.ts'
import { readSmallFile, StrangeFileError } from '../vault/small-file.ts'

/** The list of a million files has half of it. */
const LARGEST = 256 << 20

/** Like `replaceFile`, on a medium whose file system may refuse to sync a folder. */
export async function putFile(file: string, bytes: Uint8Array | string): Promise<void> {
  const part = `${file}.part`
  await withFile(part, 'w', async (handle) => {
    await handle.writeFile(bytes)
    await handle.sync()
  })
  await rename(part, file)
  await settleFolder(dirname(file))
}

/** One level; harmless when it is there. Throws AppError `medium_linked`. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    await requireNoLink(folder)
  }
}

/** A medium from elsewhere must not lead writing or removing to what is not its own. Throws AppError `medium_linked`. */
export async function requireNoLink(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null)
  if (found?.isSymbolicLink()) throw new AppError('medium_linked')
}

export async function settleFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } catch (error) {
    if (!/^(EINVAL|ENOTSUP|ENOSYS|EPERM)$/.test(codeOf(error))) throw error
  } finally {
    await handle.close()
  }
}

/** Null when there is no such file, or something that no backup ever wrote. */
export async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readSmallFile(file, LARGEST)
  } catch (error) {
    if (error instanceof StrangeFileError) return null
    throw error
  }
}
