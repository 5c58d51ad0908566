import { lstat, readFile } from 'node:fs/promises'
import { codeOf } from './durable-file.ts'

/** No small file of a vault comes near it. */
const LARGEST = 8 << 20

/** A pipe would be waited for, a device never ends, a link leads elsewhere: no vault ever wrote one of them. */
export class StrangeFileError extends Error {
  override readonly name = 'StrangeFileError'
}

/** A file kept whole in memory; null when there is none. Throws StrangeFileError for what is no file or far too large. */
export async function readSmallFile(path: string, largest = LARGEST): Promise<Buffer | null> {
  try {
    const found = await lstat(path)
    if (!found.isFile() || found.size > largest) throw new StrangeFileError(`${path} is not a file of a vault.`)
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
