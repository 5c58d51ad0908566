import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { SealBrokenError } from './errors.ts'

const NONCE = 12
const TAG = 16
const SEAL_OVERHEAD = NONCE + TAG

/** AES-256-GCM (NIST SP 800-38D) with a random nonce: nonce 12 | ciphertext | tag 16. For few, small secrets per key. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, aad: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws SealBrokenError when the bytes, the key or the associated data are not those of the seal. */
export function openBytes(key: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Buffer {
  if (sealed.length < SEAL_OVERHEAD) throw new SealBrokenError('Too short for a seal.')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(aad)
    .setAuthTag(sealed.subarray(-TAG))
  const plain = decipher.update(sealed.subarray(NONCE, -TAG))
  try {
    decipher.final()
    return plain
  } catch (cause) {
    plain.fill(0)
    throw new SealBrokenError('The seal does not authenticate.', { cause })
  }
}
