import { chmod, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './durable-file.ts'
import { VaultExposedError } from './errors.ts'

const FOREIGN_BITS = 0o077
const OWN_FOLDER = 0o700
const OWN_FILE = 0o600

/**
 * The vault is its owner's alone: folders 0700, files 0600. What is wider is mended; where that does not hold, VaultExposedError.
 * Files within the folders of blobs are not walked: nobody gets past the folder. Windows has other means (its profile's).
 */
export async function keepToOwner(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await narrow(folder, OWN_FOLDER)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    // A link's mode is not its own, and what it leads to is not ours to change.
    if (entry.isDirectory()) await narrow(join(folder, entry.name), OWN_FOLDER)
    else if (entry.isFile()) await narrow(join(folder, entry.name), OWN_FILE)
  }
  if (await isOpenToOthers(folder)) throw new VaultExposedError('The folder stays open to others.')
}

async function narrow(path: string, mode: number): Promise<void> {
  try {
    if (await isOpenToOthers(path)) await chmod(path, mode)
  } catch (error) {
    // Somebody else's, or a medium without modes: the folder above decides, looked at last.
    if (!['EPERM', 'EACCES', 'EROFS', 'ENOTSUP', 'ENOENT'].includes(codeOf(error))) throw error
  }
}

const isOpenToOthers = async (path: string): Promise<boolean> => ((await stat(path)).mode & FOREIGN_BITS) !== 0
