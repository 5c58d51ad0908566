import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, syncFolder } from './durable-file.ts'

/** Where the sealed files of one vault lie. */
export type BlobFolder = Readonly<{ blobs: string; staging: string; quarantine: string }>

export const blobFolderOf = (vaultFolder: string): BlobFolder => ({
  blobs: join(vaultFolder, 'blobs'),
  staging: join(vaultFolder, 'staging'),
  quarantine: join(vaultFolder, 'quarantine'),
})

export const blobPath = ({ blobs }: BlobFolder, id: string): string => join(blobs, id.slice(0, 2), id)
export const stagingPath = ({ staging }: BlobFolder, id: string): string => join(staging, `${id}.part`)

export type Tidied = Readonly<{ quarantined: number; returned: number; missing: readonly string[] }>

/**
 * Run at unlock, when nobody else writes: unfinished imports go; a sealed file without a row is set aside and never
 * deleted, since it may be newer evidence than a restored database knows; a row whose file was set aside gets it back.
 */
export async function tidyBlobs(folder: BlobFolder, recorded: readonly string[]): Promise<Tidied> {
  await rm(folder.staging, { recursive: true, force: true })
  await mkdir(folder.staging, { recursive: true, mode: 0o700 })
  const present = await listBlobFiles(folder)
  const known = new Set(recorded)
  const orphans = [...present].filter((id) => !known.has(id))
  if (orphans.length > 0) await mkdir(folder.quarantine, { recursive: true, mode: 0o700 })
  for (const id of orphans) await move(blobPath(folder, id), join(folder.quarantine, id))

  const absent = recorded.filter((id) => !present.has(id))
  const missing: string[] = []
  for (const id of absent) if (!(await takeBack(folder, id))) missing.push(id)
  return { quarantined: orphans.length, returned: absent.length - missing.length, missing }
}

async function takeBack(folder: BlobFolder, id: string): Promise<boolean> {
  try {
    await mkdir(join(folder.blobs, id.slice(0, 2)), { recursive: true, mode: 0o700 })
    await move(join(folder.quarantine, id), blobPath(folder, id))
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

async function move(from: string, to: string) {
  await rename(from, to)
  await syncFolder(join(to, '..'))
}

async function listBlobFiles({ blobs }: BlobFolder): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const shelf of await readdir(blobs, { withFileTypes: true }))
    if (shelf.isDirectory()) for (const id of await readdir(join(blobs, shelf.name))) ids.add(id)
  return ids
}
