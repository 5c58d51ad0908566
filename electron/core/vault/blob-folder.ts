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

/** What lies in the folder; `joined` is all of it in order, to be compared at once. */
export type BlobListing = Readonly<{ ids: readonly string[]; joined: string }>
/** What the database knows, asked for only as far as it is needed. */
export type RecordedBlobs = Readonly<{ joined(): string; ids(): readonly string[] }>
export type Tidied = Readonly<{ quarantined: number; returned: number; missing: readonly string[] }>

/**
 * Run at unlock, when nobody else writes: unfinished imports go; a sealed file without a row is set aside and never
 * deleted, since it may be newer evidence than a restored database knows; a row whose file was set aside gets it back.
 */
export async function tidyBlobs(
  folder: BlobFolder,
  recorded: RecordedBlobs,
  listing: Promise<BlobListing> = listBlobFiles(folder),
): Promise<Tidied> {
  await rm(folder.staging, { recursive: true, force: true })
  await mkdir(folder.staging, { recursive: true, mode: 0o700 })
  const files = await listing
  // The common case, at a hundred thousand files too: nothing to do.
  if (files.joined === recorded.joined()) return { quarantined: 0, returned: 0, missing: [] }
  const present = new Set(files.ids)
  const ids = recorded.ids()
  const known = new Set(ids)
  const orphans = [...present].filter((id) => !known.has(id))
  if (orphans.length > 0) await mkdir(folder.quarantine, { recursive: true, mode: 0o700 })
  for (const id of orphans) await move(blobPath(folder, id), join(folder.quarantine, id))

  const absent = ids.filter((id) => !present.has(id))
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

/** Takes no key: may run while the password is still being worked on, as long as the lock is held. */
export async function listBlobFiles({ blobs }: BlobFolder): Promise<BlobListing> {
  const entries = await readdir(blobs, { withFileTypes: true })
  const shelves = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const names = await Promise.all(shelves.sort().map((shelf) => readdir(join(blobs, shelf))))
  // A shelf is named by the beginning of its files: in order each, they are in order all.
  const ids = names.flatMap((shelf) => shelf.sort())
  return { ids, joined: ids.join('') }
}
