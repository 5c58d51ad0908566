import type { Fault } from '#shared/backup/model.ts'
import type { BlobStore, StoredBlob } from '../kernel/blobs.ts'
import type { Ports } from '../kernel/ports.ts'
import { BULK_FROM } from '../vault/blob-reader.ts'
import { createBlobStore } from '../vault/blob-store.ts'
import { codeOf } from '../vault/durable-file.ts'
import { SealBrokenError } from '../vault/errors.ts'
import { createBlobThreads } from '../vault/threads/blob-threads.ts'
import type { Entered } from './enter-set.ts'

/** Sealed files that lie elsewhere than in the open vault, for reading only. */
export type ForeignBlobs = Readonly<{ store: Pick<BlobStore, 'open'>; close(): Promise<void> }>

/** `blobs`: the folder with the shelves `00`…`ff`. */
export function openForeignBlobs(
  ports: Pick<Ports, 'newId' | 'workerFile'>,
  blobs: string,
  { file, ring }: Pick<Entered, 'file' | 'ring'>,
): ForeignBlobs {
  const threads = createBlobThreads(() => ports.workerFile('blob'))
  const locked = new AbortController()
  const store = createBlobStore({
    // Nothing is ever put here.
    folder: { blobs, staging: blobs, quarantine: blobs },
    ring,
    vaultId: file.vaultId,
    newId: ports.newId,
    locked: locked.signal,
    bulk: { threads, from: BULK_FROM },
  })
  return {
    store,
    close: async () => {
      locked.abort()
      await threads.close()
    },
  }
}

type Watching = Readonly<{ signal?: AbortSignal; onChunk?: (bytes: number) => Promise<unknown> | unknown }>

/**
 * Opens every segment of one sealed file and compares the hash of its content with the recorded one. Null when it is what
 * was recorded. Other errors (a medium that vanishes, a lock) are thrown.
 */
export async function checkSealed(
  store: Pick<BlobStore, 'open'>,
  blob: StoredBlob,
  watching: Watching = {},
): Promise<Fault['fault'] | null> {
  try {
    return (await contentHash(store, blob, watching)) === blob.sha256 ? null : 'changed'
  } catch (error) {
    if (error instanceof SealBrokenError) return codeOf(error.cause) === 'ENOENT' ? 'missing' : 'broken_seal'
    throw error
  }
}

async function contentHash(
  store: Pick<BlobStore, 'open'>,
  blob: StoredBlob,
  { signal, onChunk }: Watching,
): Promise<string> {
  const reader = await store.open(blob)
  try {
    const digest = reader.digest()
    for (;;) {
      const part = await digest.next()
      if (part.done) return part.value
      signal?.throwIfAborted()
      await onChunk?.(part.value.length)
    }
  } finally {
    await reader.close()
  }
}
