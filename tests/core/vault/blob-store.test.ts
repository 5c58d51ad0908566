import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BlobReader, BlobStore, StoredBlob } from '#electron/core/kernel/blobs.ts'
import { blobFolderOf, blobPath } from '#electron/core/vault/blob-folder.ts'
import { SealBrokenError } from '#electron/core/vault/errors.ts'
import { BLOB_HEADER, blobFileSize } from '#electron/core/vault/sealed-blob.ts'
import { SEGMENT } from '#electron/core/vault/streaming-aead.ts'
import { createTestVault, type TestVault } from '#tests/support/test-vault.ts'

let fixture: TestVault
let blobs: BlobStore
const pathOf = (id: string) => blobPath(blobFolderOf(fixture.folder), id)
const FIRST = SEGMENT - 56
const PLAIN = SEGMENT - 16

beforeAll(async () => {
  fixture = await createTestVault()
  blobs = fixture.vault.requireSession().blobs
})
afterAll(() => fixture.end())

async function collect(reader: BlobReader, start = 0, end = reader.size) {
  const parts: Uint8Array[] = []
  for await (const part of reader.read(start, end)) parts.push(part)
  return Buffer.concat(parts)
}
async function readBack(blob: StoredBlob) {
  const reader = await blobs.open(blob)
  try {
    return await collect(reader)
  } finally {
    await reader.close()
  }
}
const put = (bytes: Uint8Array) => blobs.put([bytes])

describe('blob store', () => {
  test.each([0, 1, FIRST - 1, FIRST, FIRST + 1, FIRST + PLAIN, FIRST + PLAIN + 1, FIRST + 9 * PLAIN])(
    '%i bytes come back as they were, hashed and padded to no more than the format says',
    async (size) => {
      const bytes = randomBytes(size)
      const blob = await put(bytes)
      expect(blob.size).toBe(size)
      expect(blob.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(statSync(pathOf(blob.id)).size).toBe(blobFileSize(size))
      expect((await readBack(blob)).equals(bytes)).toBe(true)
    },
  )

  test('any range of any chunking is the range of the original', async () => {
    const bytes = randomBytes(FIRST + 2 * PLAIN + 777)
    const chunks = function* () {
      const shared = Buffer.alloc(70_001)
      for (let at = 0; at < bytes.length; at += shared.length) {
        const length = bytes.copy(shared, 0, at)
        yield shared.subarray(0, length)
      }
    }
    const reader = await blobs.open(await blobs.put(chunks()))
    const offset = fc.oneof(
      fc.integer({ min: 0, max: bytes.length }),
      fc.constantFrom(0, FIRST - 1, FIRST, FIRST + 1, FIRST + PLAIN, bytes.length),
    )
    await fc.assert(
      fc.asyncProperty(offset, offset, async (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        expect((await collect(reader, start, end)).equals(bytes.subarray(start, end))).toBe(true)
      }),
      { numRuns: 60 },
    )
    await expect(collect(reader, 0, bytes.length + 1)).rejects.toThrow(RangeError)
    await reader.close()
  })

  test('reports progress and leaves nothing behind when cancelled', async () => {
    const control = new AbortController()
    const seen: number[] = []
    const endless = async function* () {
      for (;;) yield randomBytes(300_000)
    }
    const putting = blobs.put(endless(), {
      signal: control.signal,
      onProgress: (bytes) => {
        seen.push(bytes)
        if (bytes > 3_000_000) control.abort()
      },
    })
    await expect(putting).rejects.toThrow(/abort/i)
    expect(seen.slice(0, 2)).toEqual([300_000, 600_000])
    expect(readdirSync(blobFolderOf(fixture.folder).staging)).toEqual([])
  })

  test('a source that fails leaves nothing behind, and its own error arrives', async () => {
    const failing = async function* () {
      yield randomBytes(10)
      throw new Error('kabel terlepas')
    }
    await expect(blobs.put(failing())).rejects.toThrow('kabel terlepas')
    expect(readdirSync(blobFolderOf(fixture.folder).staging)).toEqual([])
  })

  test('a full disk is told as such', async () => {
    const full = async function* () {
      yield randomBytes(10)
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    }
    await expect(blobs.put(full())).rejects.toMatchObject({ code: 'disk_full' })
  })

  test('many imports at once all come back', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, (_, number) => put(Buffer.alloc(5000, number))))
    for (const [number, blob] of all.entries())
      expect((await readBack(blob)).equals(Buffer.alloc(5000, number))).toBe(true)
  })

  test('discard removes the file', async () => {
    const blob = await put(randomBytes(10))
    await blobs.discard(blob.id)
    expect(existsSync(pathOf(blob.id))).toBe(false)
    await expect(blobs.open(blob)).rejects.toThrow(SealBrokenError)
  })
})

describe('a sealed file that was touched', () => {
  const size = FIRST + 2 * PLAIN + 100
  let original: Buffer
  let blob: StoredBlob

  beforeAll(async () => {
    blob = await put(randomBytes(size))
    original = readFileSync(pathOf(blob.id))
  })
  const altered = async (change: (bytes: Buffer) => Buffer | undefined) => {
    const copy = Buffer.from(original)
    writeFileSync(pathOf(blob.id), change(copy) ?? copy)
    try {
      await readBack(blob)
    } finally {
      writeFileSync(pathOf(blob.id), original)
    }
  }

  test.each([
    ['magic', 0],
    ['version', 9],
    ['reserved', 10],
    ['segment size', 13],
    ['blob id', 20],
    ['wrapped key', 40],
    ['digest', 100],
    ['stream header length', BLOB_HEADER],
    ['salt', BLOB_HEADER + 5],
    ['nonce prefix', BLOB_HEADER + 35],
    ['first segment', BLOB_HEADER + 60],
    ['first tag', BLOB_HEADER + SEGMENT - 1],
    ['second segment', BLOB_HEADER + SEGMENT],
    ['last byte', blobFileSize(size) - 1],
  ])('one flipped bit in the %s is found', async (_region, at) => {
    await expect(
      altered((bytes) => {
        bytes[at]! ^= 1
        return undefined
      }),
    ).rejects.toThrow(SealBrokenError)
  })

  test('cut at a segment, cut anywhere, extended', async () => {
    await expect(altered((bytes) => bytes.subarray(0, BLOB_HEADER + SEGMENT))).rejects.toThrow(SealBrokenError)
    await expect(altered((bytes) => bytes.subarray(0, bytes.length - 1))).rejects.toThrow(SealBrokenError)
    await expect(altered((bytes) => bytes.subarray(0, 50))).rejects.toThrow(SealBrokenError)
    await expect(altered((bytes) => Buffer.concat([bytes, bytes.subarray(-64)]))).rejects.toThrow(SealBrokenError)
  })

  test('a cut that the row agrees with is still found: the last segment is marked', async () => {
    truncateSync(pathOf(blob.id), BLOB_HEADER + 2 * SEGMENT)
    const reader = await blobs.open({ ...blob, size: FIRST + PLAIN })
    await expect(collect(reader)).rejects.toThrow(SealBrokenError)
    await reader.close()
    writeFileSync(pathOf(blob.id), original)
  })

  test('swapped segments', async () => {
    await expect(
      altered((bytes) => {
        const second = Buffer.from(bytes.subarray(BLOB_HEADER + SEGMENT, BLOB_HEADER + 2 * SEGMENT))
        const third = bytes.subarray(BLOB_HEADER + 2 * SEGMENT, BLOB_HEADER + 3 * SEGMENT)
        second.copy(bytes, BLOB_HEADER + 2 * SEGMENT, 0, third.length)
        return undefined
      }),
    ).rejects.toThrow(SealBrokenError)
  })

  test('the file of another blob, even of equal size, and another blob’s key', async () => {
    const other = await put(randomBytes(size))
    copyFileSync(pathOf(other.id), pathOf(blob.id))
    await expect(readBack(blob)).rejects.toThrow(SealBrokenError)
    writeFileSync(pathOf(blob.id), original)
    await expect(blobs.open({ ...blob, wrappedDek: other.wrappedDek })).rejects.toThrow(SealBrokenError)
  })

  test('damage outside the range asked for does not hide what is whole', async () => {
    const bytes = Buffer.from(original)
    bytes[BLOB_HEADER + 2 * SEGMENT + 5]! ^= 1
    writeFileSync(pathOf(blob.id), bytes)
    const reader = await blobs.open(blob)
    expect((await collect(reader, 0, 1000)).length).toBe(1000)
    await expect(collect(reader, FIRST + PLAIN, FIRST + PLAIN + 1)).rejects.toThrow(SealBrokenError)
    await reader.close()
    writeFileSync(pathOf(blob.id), original)
  })
})
