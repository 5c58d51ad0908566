import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the sealed files of one vault lie. */
export type BlobFolder = Readonly<{ blobs: string; staging: string; quarantine: string }>

export const blobFolderOf = (vaultFolder: string): BlobFolder => ({
  blobs: join(vaultFolder, 'blobs'),
  staging: join(vaultFolder, 'staging'),
  quarantine: join(vaultFolder, 'quarantine'),
})

export const blobPath = ({ blobs }: BlobFolder, id: string): string => join(blobs, id.slice(0, 2), id)
export const stagingPath = ({ staging }: BlobFolder, id: string): string => join(staging, `${id}.part`)

/** Unfinished imports go: at unlock, before there can be new ones. */
export async function clearStaging({ staging }: BlobFolder): Promise<void> {
  await rm(staging, { recursive: true, force: true })
  await mkdir(staging, { recursive: true, mode: 0o700 })
}
