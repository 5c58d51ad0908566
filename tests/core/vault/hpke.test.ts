import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { SealBrokenError } from '#electron/core/vault/errors.ts'
import { AES_128_GCM, deriveKeyPair, hpkeOpen, hpkeSeal } from '#electron/core/vault/hpke.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

// RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, sequence number 0.
const RFC = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  ikmE: hex('7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234'),
  pkEm: hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431'),
  skEm: hex('52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736'),
  ikmR: hex('6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037'),
  pkRm: hex('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d'),
  skRm: hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
  pt: hex('4265617574792069732074727574682c20747275746820626561757479'),
  aad: hex('436f756e742d30'),
  ct: hex('f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a'),
}

test('the vector of RFC 9180 comes out, in both directions', () => {
  expect(deriveKeyPair(RFC.ikmE)).toEqual({ privateKey: RFC.skEm, publicKey: RFC.pkEm })
  expect(deriveKeyPair(RFC.ikmR)).toEqual({ privateKey: RFC.skRm, publicKey: RFC.pkRm })
  const message = { info: RFC.info, aad: RFC.aad, aead: AES_128_GCM }
  const sealed = hpkeSeal(RFC.pkRm, RFC.pt, { ...message, ephemeral: RFC.skEm })
  expect(sealed).toEqual(Buffer.concat([RFC.pkEm, RFC.ct]))
  expect(hpkeOpen(RFC.skRm, sealed, message)).toEqual(RFC.pt)
})

test('whatever is changed or meant for somebody else does not open', () => {
  const { privateKey, publicKey } = deriveKeyPair(randomBytes(32))
  const message = { info: Buffer.from('a'), aad: Buffer.from('b') }
  const sealed = hpkeSeal(publicKey, Buffer.from('Mbok Contoh'), message)
  expect(hpkeOpen(privateKey, sealed, message).toString()).toBe('Mbok Contoh')
  const broken = (work: () => unknown) => expect(work).toThrow(SealBrokenError)
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    broken(() => hpkeOpen(privateKey, changed, message))
  }
  broken(() => hpkeOpen(privateKey, sealed, { ...message, aad: Buffer.from('c') }))
  broken(() => hpkeOpen(privateKey, sealed, { ...message, info: Buffer.from('c') }))
  broken(() => hpkeOpen(deriveKeyPair(randomBytes(32)).privateKey, sealed, message))
  for (const length of [0, 31, 32, 47]) broken(() => hpkeOpen(privateKey, sealed.subarray(0, length), message))
  // A point of small order gives a shared secret anybody knows.
  broken(() => hpkeOpen(privateKey, Buffer.concat([Buffer.alloc(32), sealed.subarray(32)]), message))
  expect(() => hpkeSeal(Buffer.alloc(32), Buffer.from('x'), message)).toThrow()
})
