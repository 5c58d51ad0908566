import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BlobReader, BlobStore, StoredBlob } from '#electron/core/kernel/blobs.ts'
import { blobFolderOf, blobPath } from '#electron/core/vault/blob-folder.ts'
import { createBlobStore } from '#electron/core/vault/blob-store.ts'
import { createKeyRing } from '#electron/core/vault/key-ring.ts'
import { SEGMENT } from '#electron/core/vault/streaming-aead.ts'
import { createBlobThreads } from '#electron/core/vault/threads/blob-threads.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { temporaryFolder } from './test-vault.ts'

/** Plaintext of the first segment, and of every other. */
export const FIRST = SEGMENT - 56
export const PLAIN = SEGMENT - 16

/** Both ways a byte can take: on the core's own thread, and through the two threads and their slots. */
export const BOTH_WAYS = [
  ['on this thread', Number.POSITIVE_INFINITY],
  ['through threads', 0],
] as const

/** A blob store over a fresh folder; from `from` bytes on it uses its threads. */
export function createBlobBed(from: number) {
  const folder = temporaryFolder()
  for (const part of ['blobs', 'staging']) mkdirSync(join(folder, part))
  const threads = createBlobThreads(() => sourceWorkerFile('blob'))
  const lock = new AbortController()
  const blobs: BlobStore = createBlobStore({
    folder: blobFolderOf(folder),
    ring: createKeyRing(randomBytes(32), 1),
    vaultId: '0'.repeat(32),
    newId: () => randomBytes(16).toString('hex'),
    locked: lock.signal,
    bulk: { threads, from },
  })
  return {
    folder,
    blobs,
    threads,
    lock,
    pathOf: (id: string) => blobPath(blobFolderOf(folder), id),
    put: (bytes: Uint8Array) => blobs.put([bytes], { size: bytes.length }),
    async readBack(blob: StoredBlob) {
      const reader = await blobs.open(blob)
      try {
        return await collect(reader)
      } finally {
        await reader.close()
      }
    },
    async end() {
      await threads.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export async function collect(reader: BlobReader, start = 0, end = reader.size): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of reader.read(start, end)) parts.push(part)
  return Buffer.concat(parts)
}
