import { hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { PutOptions } from '#electron/core/kernel/blobs.ts'
import type { Sealed, Source } from './seal-stream.ts'
import { deriveStreamKey, release, type Stream, sealSegment } from './streaming-aead.ts'

type Small = Readonly<{ dek: Uint8Array; stream: Stream; size: number; options: PutOptions }>

/** What fits in one segment is sealed here and now: no ring of buffers, no way to the pool and back. */
export async function sealSmall(
  source: Source,
  file: FileHandle,
  { dek, stream, size, options }: Small,
): Promise<Sealed> {
  const plain = Buffer.allocUnsafeSlow(size)
  let filled = 0
  const key = deriveStreamKey(dek, stream)
  try {
    for await (const chunk of source) {
      options.signal?.throwIfAborted()
      options.watch?.(chunk)
      if (filled + chunk.length > size) throw new Error('More bytes came than were announced.')
      plain.set(chunk, filled)
      filled += chunk.length
      options.onProgress?.(filled)
    }
    options.signal?.throwIfAborted()
    const bytes = plain.subarray(0, filled)
    const [sealed, tag] = sealSegment(key, 0, true, bytes)
    await file.writev([sealed, tag])
    release(sealed)
    return { size: filled, sha256: hash('sha256', bytes, 'hex') }
  } finally {
    release(plain)
    key.raw.fill(0)
  }
}
