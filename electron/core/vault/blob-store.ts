import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BlobReader, BlobStore, PutOptions } from '#electron/core/kernel/blobs.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type BlobFolder, blobPath, stagingPath } from './blob-folder.ts'
import { openBlobFile } from './blob-reader.ts'
import { codeOf, syncFolder, withFile } from './durable-file.ts'
import { type KeyRing, unwrapDek, wrapDek } from './key-ring.ts'
import { type Source, sealStream } from './seal-stream.ts'
import { associatedDataOf, blobLayout, encodeBlobHeader } from './sealed-blob.ts'
import { refuseWhenLocked } from './session-guards.ts'
import { createSealer, newStreamHeader } from './streaming-aead.ts'

type Deps = Readonly<{
  folder: BlobFolder
  ring: KeyRing
  vaultId: string
  newId: () => string
  /** Aborts at lock: what is under way ends, what is asked later is refused. */
  locked: AbortSignal
}>

export function createBlobStore(deps: Deps): BlobStore {
  const { folder, ring, vaultId, newId, locked } = deps
  /** Shelves whose own name is known to be durable. */
  const syncedShelves = new Set<string>()
  return {
    async put(source, options = {}) {
      refuseWhenLocked(locked)
      const id = newId()
      const dek = randomBytes(32)
      const wrappedDek = wrapDek(ring, vaultId, id, dek)
      const part = stagingPath(folder, id)
      try {
        const sealed = await withFile(part, 'wx', (file) =>
          writeBlob(file, source, { id, dek, wrappedDek, options: stoppable(options, locked) }),
        )
        await intoPlace(folder, syncedShelves, { id, part })
        return { id, ...sealed, wrappedDek }
      } catch (error) {
        await rm(part, { force: true })
        throw asAppError(error, locked)
      } finally {
        dek.fill(0)
      }
    },
    async open(blob) {
      refuseWhenLocked(locked)
      const dek = unwrapDek(ring, vaultId, blob.id, blob.wrappedDek)
      try {
        return endAtLock(await openBlobFile(blobPath(folder, blob.id), blob, dek), locked)
      } finally {
        dek.fill(0)
      }
    },
    async discard(id) {
      await rm(blobPath(folder, id), { force: true })
    },
  }
}

type Writing = Readonly<{ id: string; dek: Buffer; wrappedDek: Buffer; options: PutOptions }>

async function writeBlob(file: FileHandle, source: Source, { id, dek, wrappedDek, options }: Writing) {
  const streamHeader = newStreamHeader()
  const seal = await createSealer(dek, { header: streamHeader, associatedData: associatedDataOf(id) })
  await file.writev([encodeBlobHeader(id, wrappedDek), streamHeader])
  const sealed = await sealStream(source, file, { ...options, seal, layout: blobLayout })
  await file.sync()
  return sealed
}

/** The rename is the moment the blob exists; both folders are synced so that it survives a power cut. */
async function intoPlace(
  folder: BlobFolder,
  synced: Set<string>,
  { id, part }: Readonly<{ id: string; part: string }>,
) {
  const path = blobPath(folder, id)
  const shelf = dirname(path)
  await mkdir(shelf, { recursive: true, mode: 0o700 })
  await rename(part, path)
  await syncFolder(shelf)
  // Not only when this call made it: another import may have, and not have come to its own sync yet.
  if (!synced.has(shelf)) await syncFolder(folder.blobs)
  synced.add(shelf)
}

/** A reader still open at lock is closed with its key wiped; who reads on is told so, and not that the file is broken. */
function endAtLock(reader: BlobReader, locked: AbortSignal): BlobReader {
  const close = () => {
    locked.removeEventListener('abort', close)
    return reader.close()
  }
  locked.addEventListener('abort', close)
  return {
    size: reader.size,
    close,
    async *read(start, end) {
      try {
        for await (const part of reader.read(start, end)) {
          refuseWhenLocked(locked)
          yield part
        }
      } catch (error) {
        refuseWhenLocked(locked)
        throw error
      }
    },
  }
}

const stoppable = (options: PutOptions, locked: AbortSignal): PutOptions => ({
  ...options,
  signal: options.signal ? AbortSignal.any([options.signal, locked]) : locked,
})

function asAppError(error: unknown, locked: AbortSignal): unknown {
  if (locked.aborted) return new AppError('vault_locked')
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error))
    ? new AppError('disk_full', undefined, { cause: error })
    : error
}
