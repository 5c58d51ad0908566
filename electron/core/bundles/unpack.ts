import { AppError } from '#shared/kernel/app-error.ts'
import { batchesOf } from '../kernel/batches.ts'
import type { StoredBlob } from '../kernel/blobs.ts'
import { type BlobFolder, stagingPath } from '../vault/blob-folder.ts'
import { BULK_FROM, type Bulk, openBlobFile } from '../vault/blob-reader.ts'
import { SealBrokenError } from '../vault/errors.ts'
import { wrapDek } from '../vault/key-ring.ts'
import { BLOB_HEADER, blobFileSize, encodeBlobHeader, parseBlobHeader } from '../vault/sealed-blob.ts'
import { createBlobThreads } from '../vault/threads/blob-threads.ts'
import type { CopyJob } from './copy-worker.ts'
import { CopyFailedError, type Copying, startCopying } from './copying.ts'
import type { Opened } from './open-bundle.ts'
import type { Receiving } from './receive.ts'

type Blob = Opened['blobs'][number]

/** So many files or bytes that syncing them together pays. */
const BATCH = { count: 64, bytes: 64 << 20 }

/**
 * Every sealed file copied to `staging` under a header of this vault, synced, then opened and compared with its hash where it
 * lies. Throws AppError `bundle_damaged`, `bundle_cut`.
 */
export async function unpackBlobs(job: Receiving, folder: BlobFolder): Promise<StoredBlob[]> {
  const threads = createBlobThreads(() => job.ports.workerFile('blob'))
  const totalBytes = job.opened.blobs.reduce((sum, { size }) => sum + blobFileSize(size), 0)
  const copying = startCopying(job, totalBytes)
  try {
    const stored: StoredBlob[] = []
    for (const batch of batchesOf(job.opened.blobs, ({ size }) => size, BATCH)) {
      stored.push(...(await copyBatch(job, { copying, folder, batch })))
      for (const blob of batch) await verify(blob, { folder, bulk: { threads, from: BULK_FROM }, signal: job.signal })
    }
    return stored
  } finally {
    await Promise.all([copying.close(), threads.close()])
  }
}

type Batch = Readonly<{ copying: Copying; folder: BlobFolder; batch: readonly Blob[] }>

async function copyBatch(job: Receiving, { copying, folder, batch }: Batch): Promise<StoredBlob[]> {
  const { file, open } = job
  const stored: StoredBlob[] = []
  const jobs: CopyJob[] = []
  for (const { id, size, sha256, dek, start } of batch) {
    const head = Buffer.alloc(BLOB_HEADER)
    await file.read(head, 0, BLOB_HEADER, start)
    asDamage(() => parseBlobHeader(head, id))
    const wrappedDek = wrapDek(open.ring, open.session.vaultId, id, dek)
    stored.push({ id, size, sha256, wrappedDek })
    jobs.push({
      head: encodeBlobHeader(id, wrappedDek),
      from: file.fd,
      start: start + BLOB_HEADER,
      size: blobFileSize(size) - BLOB_HEADER,
      padding: 0,
      to: stagingPath(folder, id),
    })
  }
  await copying.run(jobs).catch((error: unknown) => {
    if (!(error instanceof CopyFailedError)) throw error
    if (error.side === 'source') throw new AppError('bundle_cut', undefined, { cause: error })
    throw Object.assign(new Error('A sealed file could not be written.', { cause: error }), { code: error.code })
  })
  return stored
}

type Verifying = Readonly<{ folder: BlobFolder; bulk: Bulk; signal: AbortSignal }>

async function verify({ id, size, sha256, dek }: Blob, { folder, bulk, signal }: Verifying): Promise<void> {
  try {
    const reader = await openBlobFile({ path: stagingPath(folder, id), blob: { id, size }, dek, bulk })
    try {
      const digest = reader.digest()
      let part = await digest.next()
      for (; !part.done; part = await digest.next()) signal.throwIfAborted()
      if (part.value !== sha256) throw new SealBrokenError('The content is another one.')
    } finally {
      await reader.close()
    }
  } catch (error) {
    throw error instanceof SealBrokenError ? new AppError('bundle_damaged', undefined, { cause: error }) : error
  }
}

function asDamage(work: () => unknown): void {
  try {
    work()
  } catch (cause) {
    throw new AppError('bundle_damaged', undefined, { cause })
  }
}
