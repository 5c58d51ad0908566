import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SealBrokenError } from '#electron/core/vault/errors.ts'
import {
  createOpener,
  createSealer,
  deriveStreamKey,
  type Layout,
  layoutOf,
  newStreamHeader,
  openerOf,
  plainStart,
  release,
  SEGMENT,
  type Sealer,
  type Suite,
  sealedSize,
  sealedStart,
  sealSegment,
  segmentAt,
  segmentCount,
} from '#electron/core/vault/streaming-aead.ts'

/** Published vectors of Tink: AesGcmHkdfStreamingTestUtil in tink-java (Apache-2.0), as hex. */
const SHORT_KEY = '6eb56cdc726dfbe5d57f2fcdc6e9345b'
const LONG_KEY = '00112233445566778899aabbccddeeff6eb56cdc726dfbe5d57f2fcdc6e9345b'
type Vector = { key: string; suite: Suite; segment: number; plain: string; aad: Buffer; sealed: string }
const none = Buffer.alloc(0)
const VECTORS: Vector[] = [
  {
    key: SHORT_KEY,
    suite: { hash: 'sha1', keySize: 16 },
    segment: 64,
    plain: 'This is a fairly long plaintext. It is of the exact length to create three output blocks. ',
    aad: Buffer.from('aad'),
    sealed:
      '1893b3af5e14ab378d065addfc8484da642c0862877baea8' +
      'db92d9c77406a406168478821c4298eab3e6d531277f4c1a051714faebcaefcbca7b7be05e9445ea' +
      'a0bb2904153398a25084dd80ae0edcd1c3079fcea2cd3770630ee36f7539207b8ec9d754956d486b71cdf989f0ed6fba6779b63558be0a66e668df14e1603cd2' +
      'af8944844078345286d0b292e772e7190775c51a0f83e40c0b75821027e7e538e111',
  },
  {
    key: SHORT_KEY,
    suite: { hash: 'sha256', keySize: 16 },
    segment: 64,
    plain: '',
    aad: none,
    sealed: '18be78bce0cab6fd38a9041eea8ab0ffc4cf17e3c00b661d3927f5f79069f41a210fedc40b25648c',
  },
  {
    key: SHORT_KEY,
    suite: { hash: 'sha512', keySize: 16 },
    segment: 64,
    plain: '',
    aad: none,
    sealed: '18fec8139ccb406e0f140d7e2bcc41e1b899bc1b121574cc31d1c78ed2ca1cdf324665b8dce21095',
  },
  {
    key: LONG_KEY,
    suite: { hash: 'sha1', keySize: 32 },
    segment: 128,
    plain: '',
    aad: none,
    sealed:
      '28fae780c70a82d1256c8303a1261ac6a98cf557b4e173967a62f3c149517ba5b2431da93b3c6e90f508b34dc14bfda59bab05681c6ad3fa',
  },
  {
    key: LONG_KEY,
    suite: { hash: 'sha1', keySize: 32 },
    segment: 120,
    plain: 'BLOCK 1.BLOCK 2.BLOCK 3.BLOCK 4.BLOCK 5.BLOCK 6.BLOCK 7.BLOCK 8.',
    aad: Buffer.from([0, 1, 2, 3]),
    sealed:
      '28782994617714a80fa085e15051a16854522330d6d0f26c049b2192f09cdd98b2eb90c753bfff277a29e54fa4afb15d648c28477eb07f012535c767f5fdce24ffffae318480c1d37357d6d3c511159318afa09ef38aa3f5456fd7817c5c02dd6e1a7fef174c8bd24e38b5982ac105497c0101ac5581fe5b',
  },
]

async function sealAll(seal: Sealer, layout: Layout, plain: Buffer) {
  const count = segmentCount(layout, plain.length)
  const parts = Array.from({ length: count }, (_, index) =>
    seal(
      index,
      index === count - 1,
      plain.subarray(plainStart(layout, index), Math.min(plain.length, plainStart(layout, index + 1))),
    ),
  )
  return Buffer.concat(await Promise.all(parts))
}

describe('AES-GCM-HKDF streaming', () => {
  test.each(VECTORS)('seals and opens the Tink vector with $suite in segments of $segment', async (vector) => {
    const sealed = Buffer.from(vector.sealed, 'hex')
    const header = sealed.subarray(0, sealed[0])
    const layout = layoutOf(vector.segment, header.length)
    const dataKey = Buffer.from(vector.key, 'hex')
    const stream = { header, associatedData: vector.aad, suite: vector.suite }
    const opener = createOpener(dataKey, stream)
    const plain = Buffer.from(vector.plain)
    expect((await sealAll(await createSealer(dataKey, stream), layout, plain)).toString('hex')).toBe(
      vector.sealed.slice(header.length * 2),
    )

    const count = segmentCount(layout, plain.length)
    const opened = []
    for (let index = 0; index < count; index += 1) {
      const start = index === 0 ? header.length : sealedStart(layout, index)
      opened.push(opener.open(index, index === count - 1, sealed.subarray(start, (index + 1) * vector.segment)))
    }
    expect(Buffer.concat(opened).toString()).toBe(vector.plain)
  })

  test.each(VECTORS)(
    'a thread, with the derived key alone, does the same: $suite in segments of $segment',
    (vector) => {
      const sealed = Buffer.from(vector.sealed, 'hex')
      const header = sealed.subarray(0, sealed[0])
      const layout = layoutOf(vector.segment, header.length)
      const stream = { header, associatedData: vector.aad, suite: vector.suite }
      const derived = deriveStreamKey(Buffer.from(vector.key, 'hex'), stream)
      const memory = Buffer.from(new SharedArrayBuffer(derived.raw.length))
      memory.set(derived.raw)
      const key = { raw: memory, prefix: derived.prefix }
      const plain = Buffer.from(vector.plain)
      const count = segmentCount(layout, plain.length)
      const parts = Array.from({ length: count }, (_, index) => {
        const end = Math.min(plain.length, plainStart(layout, index + 1))
        return Buffer.concat(
          sealSegment(key, index, index === count - 1, plain.subarray(plainStart(layout, index), end)),
        )
      })
      expect(Buffer.concat(parts).toString('hex')).toBe(vector.sealed.slice(header.length * 2))
      const opened = parts.map((part, index) => openerOf(key).open(index, index === count - 1, part))
      expect(Buffer.concat(opened).toString()).toBe(vector.plain)
      openerOf(key).destroy()
      expect(() => openerOf(key).open(0, count === 1, parts[0]!)).toThrow(SealBrokenError)
    },
  )

  test('offsets, counts and sizes agree for every size and position', () => {
    fc.assert(
      fc.property(fc.integer({ min: 57, max: 400 }), fc.integer({ min: 0, max: 5000 }), (segment, size) => {
        const layout = layoutOf(segment)
        const count = segmentCount(layout, size)
        expect(plainStart(layout, count - 1)).toBeLessThanOrEqual(size)
        expect(sealedSize(layout, size)).toBe(
          (count === 1 ? 40 : sealedStart(layout, count - 1)) + size - plainStart(layout, count - 1) + 16,
        )
        for (let offset = 0; offset < size; offset += 7) {
          const index = segmentAt(layout, offset)
          expect(plainStart(layout, index)).toBeLessThanOrEqual(offset)
          expect(plainStart(layout, index + 1)).toBeGreaterThan(offset)
        }
      }),
    )
  })

  test('a segment opens only at its place, with its flag, key and associated data', async () => {
    const dataKey = randomBytes(32)
    const header = newStreamHeader()
    const stream = { header, associatedData: Buffer.from('a') }
    const sealed = await (await createSealer(dataKey, stream))(3, false, Buffer.from('isi'))
    const opener = createOpener(dataKey, stream)
    expect(opener.open(3, false, sealed).toString()).toBe('isi')
    const others = [
      createOpener(dataKey, { header, associatedData: Buffer.from('b') }),
      createOpener(dataKey, { header: newStreamHeader(), associatedData: Buffer.from('a') }),
      createOpener(randomBytes(32), stream),
    ]
    for (const other of others) expect(() => other.open(3, false, sealed)).toThrow(SealBrokenError)
    expect(() => opener.open(4, false, sealed)).toThrow(SealBrokenError)
    expect(() => opener.open(3, true, sealed)).toThrow(SealBrokenError)
    opener.destroy()
    expect(() => opener.open(3, false, sealed)).toThrow(SealBrokenError)
  })

  describe('a part of a segment', () => {
    const dataKey = randomBytes(32)
    const stream = { header: newStreamHeader(), associatedData: Buffer.from('a') }
    const opener = createOpener(dataKey, stream)
    const plain = randomBytes(SEGMENT - 16)
    const at = fc.integer({ min: 0, max: plain.length + 10 })

    test('is what the whole has there, wherever it lies', async () => {
      const sealed = await (await createSealer(dataKey, stream))(1, false, plain)
      expect(opener.open(1, false, sealed).equals(plain)).toBe(true)
      fc.assert(
        fc.property(at, at, (one, other) => {
          const [from, to] = [Math.min(one, other, plain.length), Math.max(one, other)]
          const part = opener.open(1, false, sealed, { from, to })
          expect(part.equals(plain.subarray(from, to))).toBe(true)
          // Nothing of the rest comes along.
          expect(part.buffer.byteLength).toBe(part.length)
        }),
        {
          examples: [
            [65_536, 131_072],
            [65_535, 65_537],
            [plain.length, plain.length],
          ],
        },
      )
    })

    test('does not open when anything of the whole was touched', async () => {
      const sealed = Buffer.from(await (await createSealer(dataKey, stream))(1, false, plain))
      for (const touched of [0, 65_536, 200_000, sealed.length - 17, sealed.length - 1]) {
        const copy = Buffer.from(sealed)
        copy[touched]! ^= 1
        expect(() => opener.open(1, false, copy, { from: 100_000, to: 100_001 })).toThrow(SealBrokenError)
        expect(() => opener.open(1, false, copy, { from: 5, to: 5 })).toThrow(SealBrokenError)
      }
    })

    test('is wiped and freed when it is released', async () => {
      const sealed = await (await createSealer(dataKey, stream))(1, false, plain)
      const part = opener.open(1, false, sealed, { from: 0, to: 100 })
      release(part)
      expect(part.length).toBe(0)
      const shared = Buffer.from(new SharedArrayBuffer(4)).fill(7)
      release(shared)
      expect([...shared]).toEqual([0, 0, 0, 0])
    })
  })

  test('a header of another length is refused', () => {
    const header = newStreamHeader()
    header[0] = 24
    expect(() => createOpener(randomBytes(32), { header, associatedData: none })).toThrow(SealBrokenError)
  })
})
