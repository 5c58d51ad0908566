import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { blobFolderOf } from '#electron/core/vault/blob-folder.ts'
import { SealBrokenError } from '#electron/core/vault/errors.ts'
import { blobFileSize } from '#electron/core/vault/sealed-blob.ts'
import { BOTH_WAYS, collect, createBlobBed, FIRST, PLAIN } from '#tests/support/blob-bed.ts'

describe.each(BOTH_WAYS)('%s', (_way, from) => {
  const { folder, blobs, pathOf, put, readBack, end } = createBlobBed(from)
  afterAll(end)

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

    test('the hash of the whole comes with the whole', async () => {
      for (const size of [0, 1, FIRST + 5 * PLAIN, FIRST + 30 * PLAIN + 9]) {
        const bytes = randomBytes(size)
        const blob = await put(bytes)
        const reader = await blobs.open(blob)
        const digest = reader.digest()
        const parts: Buffer[] = []
        let step = await digest.next()
        for (; !step.done; step = await digest.next()) parts.push(Buffer.from(step.value))
        expect(step.value).toBe(blob.sha256)
        expect(Buffer.concat(parts).equals(bytes)).toBe(true)
        await reader.close()
      }
    })

    test('a file is read by the store itself, and one that ends early is told as changed', async () => {
      const path = join(folder, 'berkas')
      for (const size of [0, 1, FIRST + 3 * PLAIN, FIRST + 3 * PLAIN + 1, FIRST + 17 * PLAIN + 5]) {
        const bytes = randomBytes(size)
        writeFileSync(path, bytes)
        const file = await open(path)
        const watched: Buffer[] = []
        const blob = await blobs.put({ file, size }, { watch: (chunk) => watched.push(Buffer.from(chunk)) })
        expect((await readBack(blob)).equals(bytes)).toBe(true)
        expect(blob.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
        expect(Buffer.concat(watched).equals(bytes)).toBe(true)
        await expect(blobs.put({ file, size: size + 1 })).rejects.toMatchObject({ code: 'file_changed' })
        await file.close()
      }
      expect(readdirSync(blobFolderOf(folder).staging)).toEqual([])
    })

    test('readers who stop early give everything back: far more of them than there are slots', async () => {
      const bytes = randomBytes(FIRST + 20 * PLAIN)
      const blob = await put(bytes)
      for (let reads = 0; reads < 40; reads += 1) {
        const reader = await blobs.open(blob)
        for await (const part of reader.pass(0, blob.size)) {
          expect(Buffer.from(part).equals(bytes.subarray(0, part.length))).toBe(true)
          break
        }
        await reader.close()
      }
      // At once, too: whoever finds no slot free does without.
      const readers = await Promise.all(Array.from({ length: 20 }, () => blobs.open(blob)))
      const all = await Promise.all(readers.map((reader) => collect(reader)))
      for (const read of all) expect(read.equals(bytes)).toBe(true)
      await Promise.all(readers.map((reader) => reader.close()))
    })

    test('a file that the disk does not give back is told as a broken one', async () => {
      const blob = await put(randomBytes(10))
      rmSync(pathOf(blob.id))
      mkdirSync(pathOf(blob.id))
      await expect(blobs.open(blob)).rejects.toBeInstanceOf(SealBrokenError)
      rmSync(pathOf(blob.id), { recursive: true })
      symlinkSync(pathOf(blob.id), pathOf(blob.id))
      await expect(blobs.open(blob)).rejects.toBeInstanceOf(SealBrokenError)
    })

    test('any range of any chunking is the range of the original', async () => {
      const bytes = randomBytes(FIRST + 2 * PLAIN + 777)
      const chunks = function* () {
        const shared = Buffer.alloc(70_001)
        for (let at = 0; at < bytes.length; at += shared.length) {
          const length = bytes.copy(shared, 0, at)
          yield shared.subarray(0, length)
        }
      }
      const reader = await blobs.open(await blobs.put(chunks(), { size: bytes.length }))
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
        size: 4_000_000,
        signal: control.signal,
        onProgress: (bytes) => {
          seen.push(bytes)
          if (bytes > 3_000_000) control.abort()
        },
      })
      await expect(putting).rejects.toThrow(/abort/i)
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
      expect(readdirSync(blobFolderOf(folder).staging)).toEqual([])
    })

    test('a source that fails leaves nothing behind, and its own error arrives', async () => {
      const failing = async function* () {
        yield randomBytes(10)
        throw new Error('kabel terlepas')
      }
      await expect(blobs.put(failing(), { size: 10 })).rejects.toThrow('kabel terlepas')
      expect(readdirSync(blobFolderOf(folder).staging)).toEqual([])
    })

    test('a full disk is told as such', async () => {
      const full = async function* () {
        yield randomBytes(10)
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      }
      await expect(blobs.put(full(), { size: 10 })).rejects.toMatchObject({ code: 'disk_full' })
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
})

test('ranges of several files at once, some given up, one of a broken file: each gets its own bytes', async () => {
  const { blobs, put, pathOf, end } = createBlobBed(Number.POSITIVE_INFINITY)
  const files = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const bytes = randomBytes(FIRST + 2 * PLAIN)
      return { bytes, blob: await put(bytes) }
    }),
  )
  const broken = await put(randomBytes(FIRST))
  const sealed = readFileSync(pathOf(broken.id))
  sealed[500]! ^= 1
  writeFileSync(pathOf(broken.id), sealed)
  const range = async (n: number) => {
    const { bytes, blob } = files[n % 4]!
    const start = (n * 791_911) % (bytes.length - 65_536)
    const reader = await blobs.open(blob)
    for await (const part of reader.pass(start, start + 65_536)) {
      expect(bytes.subarray(start, start + part.length).equals(part)).toBe(true)
      break
    }
    const whole = n % 5 === 0 ? null : await collect(reader, start, start + 65_536)
    expect(whole?.equals(bytes.subarray(start, start + 65_536)) ?? true).toBe(true)
    await reader.close()
  }
  const failing = async () => {
    const reader = await blobs.open(broken)
    await expect(collect(reader, 100_000, 100_010)).rejects.toThrow(SealBrokenError)
    await reader.close()
  }
  await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 8 === 7 ? failing() : range(n))))
  await end()
})

test('opened on this thread, a chunk is wiped and its memory given back when the next one is asked for', async () => {
  const { blobs, put, end } = createBlobBed(Number.POSITIVE_INFINITY)
  const bytes = randomBytes(FIRST + 6 * PLAIN)
  const reader = await blobs.open(await put(bytes))
  const chunks: Uint8Array[] = []
  for await (const chunk of reader.pass(1, bytes.length)) {
    for (const earlier of chunks) expect(earlier.length).toBe(0)
    chunks.push(chunk)
  }
  expect(chunks.length).toBe(7)
  for await (const chunk of reader.pass(0, bytes.length)) {
    chunks.push(chunk)
    break
  }
  expect(chunks.every(({ length }) => length === 0)).toBe(true)
  // Whoever reads to keep has copies.
  expect((await collect(reader)).equals(bytes)).toBe(true)
  await reader.close()
  await end()
})
