import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openBytes, sealBytes } from '#electron/core/vault/aead.ts'
import { SealBrokenError } from '#electron/core/vault/errors.ts'
import { createKeyRing, deriveSubkey, epochOf, unwrapDek, wrapDek } from '#electron/core/vault/key-ring.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

describe('the primitives under the key ring', () => {
  test('HKDF-SHA-256: RFC 5869 test cases 1 and 3', () => {
    const ikm = Buffer.alloc(22, 0x0b)
    const first = hkdfSync('sha256', ikm, hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42)
    expect(Buffer.from(first).toString('hex')).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    )
    const third = hkdfSync('sha256', ikm, new Uint8Array(0), new Uint8Array(0), 42)
    expect(Buffer.from(third).toString('hex')).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    )
  })

  test('AES-256-GCM opens test case 16 of the GCM specification', () => {
    const key = hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308')
    const sealed = hex(
      'cafebabefacedbaddecaf888' +
        '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
        '76fc6ece0f4e1768cddf8853bb2d551b',
    )
    expect(openBytes(key, sealed, hex('feedfacedeadbeeffeedfacedeadbeefabaddad2')).toString('hex')).toBe(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    )
  })
})

describe('key ring', () => {
  test('each label has its own key; labels are part of the format', () => {
    const vaultKey = Buffer.alloc(32, 7)
    const ring = createKeyRing(Buffer.from(vaultKey), 1)
    const keys = [ring.vaultKey, ring.databaseKey, ring.headerMacKey, ring.blobKek].map((key) => key.toString('hex'))
    expect(new Set(keys).size).toBe(4)
    const expected = (info: string) => Buffer.from(hkdfSync('sha256', vaultKey, '', info, 32)).toString('hex')
    expect(keys.slice(1)).toEqual(['saksama/v1/db', 'saksama/v1/header-mac', 'saksama/v1/blob-kek/1'].map(expected))
    expect(deriveSubkey(vaultKey, 'blob-kek/2').toString('hex')).not.toBe(keys[3])
  })

  test('destroy wipes every key', () => {
    const ring = createKeyRing(randomBytes(32), 1)
    ring.destroy()
    for (const key of [ring.vaultKey, ring.databaseKey, ring.headerMacKey, ring.blobKek])
      expect(key.every((byte) => byte === 0)).toBe(true)
  })

  test('a data key unwraps only for its blob, its vault and its epoch', () => {
    const ring = createKeyRing(Buffer.alloc(32, 1), 1)
    const dek = randomBytes(32)
    const wrapped = wrapDek(ring, 'v', 'b', dek)
    expect([wrapped.length, epochOf(wrapped)]).toEqual([64, 1])
    expect(unwrapDek(ring, 'v', 'b', wrapped).equals(dek)).toBe(true)
    expect(() => unwrapDek(ring, 'v', 'c', wrapped)).toThrow(SealBrokenError)
    expect(() => unwrapDek(ring, 'w', 'b', wrapped)).toThrow(SealBrokenError)
    expect(() => unwrapDek(createKeyRing(Buffer.alloc(32, 1), 2), 'v', 'b', wrapped)).toThrow(SealBrokenError)
  })
})

test('sealed bytes: any flipped bit, any cut, other associated data', () => {
  const key = randomBytes(32)
  const sealed = sealBytes(key, Buffer.from('rahasia'), Buffer.from('a'))
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => openBytes(key, changed, Buffer.from('a'))).toThrow(SealBrokenError)
  }
  for (let length = 0; length < sealed.length; length += 1)
    expect(() => openBytes(key, sealed.subarray(0, length), Buffer.from('a'))).toThrow(SealBrokenError)
  expect(() => openBytes(key, sealed, Buffer.from('b'))).toThrow(SealBrokenError)
  expect(sealBytes(key, Buffer.from('rahasia'), Buffer.from('a')).equals(sealed)).toBe(false)
})

test('the format is plain GCM that any other program can make', () => {
  const key = randomBytes(32)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('x'))
  const foreign = Buffer.concat([nonce, cipher.update('halo'), cipher.final(), cipher.getAuthTag()])
  expect(openBytes(key, foreign, Buffer.from('x')).toString()).toBe('halo')
})
