import { constants } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf, withFile } from '../vault/durable-file.ts'

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

/** One level; harmless when it is there. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
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

/** Null when there is no such file. */
export async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
