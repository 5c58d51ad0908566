import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BlobReader, BlobSource, BlobStore, FileSource, PutOptions } from '#electron/core/kernel/blobs.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type BlobFolder, blobPath, stagingPath } from './blob-folder.ts'
import { type Bulk, openBlobFile } from './blob-reader.ts'
import { codeOf, syncFolder, withFile } from './durable-file.ts'
import { SealBrokenError } from './errors.ts'
import { type KeyRing, unwrapDek, wrapDek } from './key-ring.ts'
import { chunksOf } from './plain-file.ts'
import { sealSmall } from './seal-small.ts'
import { type Sealed, sealStream } from './seal-stream.ts'
import { associatedDataOf, blobLayout, encodeBlobHeader } from './sealed-blob.ts'
import { refuseWhenLocked } from './session-guards.ts'
import { createSealer, deriveStreamKey, newStreamHeader, type Stream } from './streaming-aead.ts'
import { ringSealFile, ringSealStream } from './threads/ring-seal.ts'

type Deps = Readonly<{
  folder: BlobFolder
  ring: KeyRing
  vaultId: string
  newId: () => string
  /** Aborts at lock: what is under way ends, what is asked later is refused. */
  locked: AbortSignal
  /** Until then a file that was set aside may still come back. */
  tidied?: Promise<void>
  bulk: Bulk
}>

export function createBlobStore(deps: Deps): BlobStore {
  const { folder, ring, vaultId, newId, locked, bulk } = deps
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
          writeBlob(file, source, { id, dek, wrappedDek, bulk, options: stoppable(options, locked) }),
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
        const opened = () => openBlobFile({ path: blobPath(folder, blob.id), blob, dek, bulk })
        const reader = await opened().catch(async (error: unknown) => {
          if (!isMissing(error)) throw error
          await deps.tidied
          refuseWhenLocked(locked)
          return opened()
        })
        return endAtLock(reader, locked)
      } finally {
        dek.fill(0)
      }
    },
    async discard(id) {
      await rm(blobPath(folder, id), { force: true })
    },
  }
}

type Writing = Readonly<{ id: string; dek: Buffer; wrappedDek: Buffer; bulk: Bulk; options: PutOptions }>

async function writeBlob(file: FileHandle, source: BlobSource, { id, wrappedDek, ...writing }: Writing) {
  const header = newStreamHeader()
  await file.writev([encodeBlobHeader(id, wrappedDek), header])
  const stream = { header, associatedData: associatedDataOf(id) }
  const sealed = await (sealInBulk(file, source, { ...writing, stream }) ??
    sealInline(file, source, { ...writing, stream }))
  await file.sync()
  return sealed
}

type Sealing = Pick<Writing, 'dek' | 'bulk' | 'options'> & Readonly<{ stream: Stream }>

/** Null for what is too small for the threads, and when they have their hands full. */
function sealInBulk(
  file: FileHandle,
  source: BlobSource,
  { dek, bulk, options, stream }: Sealing,
): Promise<Sealed> | null {
  const plain = isFile(source) ? source : null
  if ((plain?.size ?? options.size ?? -1) < bulk.from) return null
  const { raw, prefix } = deriveStreamKey(dek, stream)
  const key = bulk.threads.shareKey(raw)
  raw.fill(0)
  const sealing = { threads: bulk.threads, file, key, prefix, options }
  const sealed = isFile(source)
    ? ringSealFile({ fd: source.file.fd, size: source.size }, sealing)
    : ringSealStream(source, sealing)
  if (sealed) return sealed.finally(key.wipe)
  key.wipe()
  return null
}

async function sealInline(file: FileHandle, source: BlobSource, { dek, options, stream }: Sealing): Promise<Sealed> {
  const chunks = isFile(source) ? chunksOf(source) : source
  const size = isFile(source) ? source.size : options.size
  if (size !== undefined && size <= blobLayout.firstPlain)
    return sealSmall(chunks, file, { dek, options, stream, size })
  const seal = await createSealer(dek, stream)
  return sealStream(chunks, file, { ...options, seal, layout: blobLayout })
}

const isMissing = (error: unknown) => error instanceof SealBrokenError && codeOf(error.cause) === 'ENOENT'
const isFile = (source: BlobSource): source is FileSource => 'file' in source

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
    read: (start, end) => untilLocked(reader.read(start, end), locked),
    pass: (start, end) => untilLocked(reader.pass(start, end), locked),
    digest: () => untilLocked(reader.digest(), locked),
  }
}

async function* untilLocked<R>(
  parts: AsyncGenerator<Uint8Array, R>,
  locked: AbortSignal,
): AsyncGenerator<Uint8Array, R> {
  try {
    for (;;) {
      const part = await parts.next()
      refuseWhenLocked(locked)
      if (part.done) return part.value
      yield part.value
      refuseWhenLocked(locked)
    }
  } catch (error) {
    refuseWhenLocked(locked)
    throw error
  } finally {
    await parts.return(undefined as never)
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
