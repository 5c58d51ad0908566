import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type BlobFolder, blobPath, stagingPath } from './blob-folder.ts'
import { syncFolder } from './durable-file.ts'

/**
 * Sealed files that lie in `staging`, whole and synced, take their places; durable when it resolves. The caller then records
 * them in one transaction. Not before the vault is tidied: a file without a row would be set aside.
 */
export async function adoptBlobs(folder: BlobFolder, ids: readonly string[]): Promise<void> {
  const shelves = new Set<string>()
  for (const id of ids) {
    const path = blobPath(folder, id)
    const shelf = dirname(path)
    if (!shelves.has(shelf)) await mkdir(shelf, { recursive: true, mode: 0o700 })
    shelves.add(shelf)
    await rename(stagingPath(folder, id), path)
  }
  await Promise.all([...shelves].map(syncFolder))
  await syncFolder(folder.blobs)
}

/** Undoes the above where no COMMIT was attempted. */
export async function dropBlobs(folder: BlobFolder, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    for (const path of [stagingPath(folder, id), blobPath(folder, id)]) await rm(path, { force: true })
}
