import { randomBytes } from 'node:crypto'
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoredBlob } from '#electron/core/kernel/blobs.ts'
import { SealBrokenError } from '#electron/core/vault/errors.ts'
import { BLOB_HEADER, blobFileSize } from '#electron/core/vault/sealed-blob.ts'
import { SEGMENT } from '#electron/core/vault/streaming-aead.ts'
import { BOTH_WAYS, collect, createBlobBed, FIRST, PLAIN } from '#tests/support/blob-bed.ts'

describe.each(BOTH_WAYS)('%s', (_way, from) => {
  const { blobs, pathOf, put, readBack, end } = createBlobBed(from)
  afterAll(end)

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
})
