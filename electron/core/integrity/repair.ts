import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { checkSealed, openForeignBlobs } from '../backup/check-blobs.ts'
import { copyOf, freeName, rootOf, stampOf } from '../backup/layout.ts'
import { onMedium } from '../backup/medium-error.ts'
import { noteCustody } from '../evidence/rows.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import type { Ports } from '../kernel/ports.ts'
import { blobFolderOf, blobPath } from '../vault/blob-folder.ts'
import { findBlob } from '../vault/blob-rows.ts'
import { codeOf, syncFolder, withFile } from '../vault/durable-file.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { evidenceOfBlob, noteCheck } from './repository.ts'

type Repairing = Readonly<{
  ports: Pick<Ports, 'now' | 'newId' | 'workerFile'>
  open: OpenVault
  /** The vault's own folder, and the one that holds backups. */
  folder: string
  target: string
  blobId: string
}>

/**
 * One sealed file from a backup: copied beside, opened to the last segment, its content compared with the recorded hash,
 * and only then put in the place of the damaged one, which is set aside. Throws AppError `item_unknown`, `not_in_backup`,
 * `backup_copy_damaged`, `disk_full`, `medium_…`.
 */
export async function repairBlob(job: Repairing): Promise<void> {
  const { session } = job.open
  const blob = findBlob(session.db, job.blobId)
  if (!blob) throw new AppError('item_unknown')
  const source = copyOf(rootOf(job.target, session.vaultId), blob.id)
  if (!(await onMedium(() => isFile(source)))) throw new AppError('not_in_backup')
  // Shelved like the vault, so that the same code opens it.
  const bench = join(blobFolderOf(job.folder).staging, `perbaikan-${blob.id}`)
  try {
    const copy = join(bench, blob.id.slice(0, 2), blob.id)
    await fetchCopy(source, copy)
    await prove(job, bench, blob)
    await intoPlace(job, blob, copy)
    record(job, blob)
  } finally {
    await rm(bench, { recursive: true, force: true })
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false
    throw error
  }
}

async function fetchCopy(source: string, copy: string): Promise<void> {
  await mkdir(dirname(copy), { recursive: true, mode: 0o700 })
  try {
    await onMedium(() => copyFile(source, copy))
  } catch (error) {
    // Written is only the vault's own disk.
    throw error instanceof AppError && error.code === 'medium_full' ? new AppError('disk_full') : error
  }
  await withFile(copy, 'r+', (handle) => handle.sync())
}

async function prove({ ports, open }: Repairing, bench: string, blob: StoredBlob): Promise<void> {
  const foreign = openForeignBlobs(ports, bench, open)
  try {
    if ((await checkSealed(foreign.store, blob)) !== null) throw new AppError('backup_copy_damaged')
  } finally {
    await foreign.close()
  }
}

/** Two renames: between them the item is missing, which the next unlock mends or shows; never half a file. */
async function intoPlace({ ports, folder }: Repairing, blob: StoredBlob, copy: string): Promise<void> {
  const folders = blobFolderOf(folder)
  const path = blobPath(folders, blob.id)
  await mkdir(folders.quarantine, { recursive: true, mode: 0o700 })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const aside = (stamp: string) => join(folders.quarantine, `${blob.id}.rusak-${stamp}`)
  const stamp = freeName(stampOf(ports.now()), (name) => existsSync(aside(name)))
  if (await isFile(path)) await rename(path, aside(stamp))
  await rename(copy, path)
  for (const each of [dirname(path), folders.blobs, folders.quarantine]) await syncFolder(each)
}

function record({ ports, open }: Repairing, blob: StoredBlob): void {
  const { session } = open
  const at = toInstant(ports.now())
  const owners = evidenceOfBlob(session.db, blob.id)
  const details = { blobId: blob.id, sha256: blob.sha256 }
  session.commit({ action: 'evidence.repaired', subject: owners[0] ?? blob.id, details }, (db) => {
    noteCheck(db, { blobId: blob.id, at, state: 'intact' })
    for (const id of owners)
      noteCustody(db, id, { at, actor: session.user.name, action: 'repaired', detail: blob.sha256 })
  })
}
