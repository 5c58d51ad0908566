import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { SealBrokenError } from './errors.ts'

// HPKE (RFC 9180), base mode, single shot: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-GCM. What is sealed to a public key
// is bound to its associated data, and whoever sealed it cannot open it again.

const KEM_ID = 0x0020
const KDF_ID = 0x0001
const VERSION = 'HPKE-v1'
const BASE_MODE = 0
const TAG = 16
const NONCE = 12
const POINT = 32
const EMPTY = Buffer.alloc(0)

type Aead = Readonly<{ id: number; keyBytes: number; name: 'aes-128-gcm' | 'aes-256-gcm' }>
export const AES_256_GCM: Aead = { id: 0x0002, keyBytes: 32, name: 'aes-256-gcm' }
/** For the test vectors of the RFC. */
export const AES_128_GCM: Aead = { id: 0x0001, keyBytes: 16, name: 'aes-128-gcm' }

const i2osp = (value: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}
const KEM_SUITE = Buffer.concat([Buffer.from('KEM'), i2osp(KEM_ID, 2)])
const hmac = (key: Uint8Array, data: Uint8Array) => createHmac('sha256', key).update(data).digest()

/** RFC 9180 § 4. */
const labeledExtract = (suite: Buffer, salt: Uint8Array, label: string, ikm: Uint8Array): Buffer =>
  hmac(salt, Buffer.concat([Buffer.from(VERSION), suite, Buffer.from(label), ikm]))

function labeledExpand(
  suite: Buffer,
  prk: Uint8Array,
  labelled: Readonly<{ label: string; info: Uint8Array; length: number }>,
): Buffer {
  const { label, info, length } = labelled
  const labeledInfo = Buffer.concat([i2osp(length, 2), Buffer.from(VERSION), suite, Buffer.from(label), info])
  const blocks: Buffer[] = []
  for (let counter = 1, last = EMPTY; 32 * blocks.length < length; counter += 1) {
    last = hmac(prk, Buffer.concat([last, labeledInfo, Buffer.of(counter)])) as Buffer<ArrayBuffer>
    blocks.push(last)
  }
  return Buffer.concat(blocks).subarray(0, length)
}

/** DeriveKeyPair (RFC 9180 § 7.1.3): the same 32 random bytes always give the same pair. */
export function deriveKeyPair(ikm: Uint8Array): Readonly<{ privateKey: Buffer; publicKey: Buffer }> {
  const prk = labeledExtract(KEM_SUITE, EMPTY, 'dkp_prk', ikm)
  const privateKey = labeledExpand(KEM_SUITE, prk, { label: 'sk', info: EMPTY, length: POINT })
  prk.fill(0)
  return { privateKey, publicKey: publicOf(privateKey) }
}

// RFC 8410: the DER around 32 bytes of an X25519 key is constant.
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const SPKI = Buffer.from('302a300506032b656e032100', 'hex')
const privateKeyOf = (raw: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, raw]), format: 'der', type: 'pkcs8' })
const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' })
const publicOf = (raw: Uint8Array): Buffer =>
  createPublicKey(privateKeyOf(raw)).export({ format: 'der', type: 'spki' }).subarray(-POINT)

function sharedSecret(dh: Uint8Array, kemContext: Uint8Array): Buffer {
  const prk = labeledExtract(KEM_SUITE, EMPTY, 'eae_prk', dh)
  return labeledExpand(KEM_SUITE, prk, { label: 'shared_secret', info: kemContext, length: 32 })
}

function schedule(secret: Uint8Array, info: Uint8Array, aead: Aead) {
  const suite = Buffer.concat([Buffer.from('HPKE'), i2osp(KEM_ID, 2), i2osp(KDF_ID, 2), i2osp(aead.id, 2)])
  const context = Buffer.concat([
    Buffer.of(BASE_MODE),
    labeledExtract(suite, EMPTY, 'psk_id_hash', EMPTY),
    labeledExtract(suite, EMPTY, 'info_hash', info),
  ])
  const prk = labeledExtract(suite, secret, 'secret', EMPTY)
  const key = labeledExpand(suite, prk, { label: 'key', info: context, length: aead.keyBytes })
  const nonce = labeledExpand(suite, prk, { label: 'base_nonce', info: context, length: NONCE })
  prk.fill(0)
  return { key, nonce }
}

export type HpkeMessage = Readonly<{
  info: Uint8Array
  aad: Uint8Array
  aead?: Aead
  /** 32 bytes; only tests give them. */
  ephemeral?: Uint8Array
}>

/** `enc 32 | ciphertext | tag 16`. */
export function hpkeSeal(recipient: Uint8Array, plain: Uint8Array, message: HpkeMessage): Buffer {
  const { info, aad, aead = AES_256_GCM, ephemeral = randomBytes(POINT) } = message
  const enc = publicOf(ephemeral)
  const dh = diffieHellman({ privateKey: privateKeyOf(ephemeral), publicKey: publicKeyOf(recipient) })
  const { key, nonce } = schedule(sharedSecret(dh, Buffer.concat([enc, recipient])), info, aead)
  const cipher = createCipheriv(aead.name, key, nonce).setAAD(aad)
  const sealed = Buffer.concat([enc, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  for (const secret of [dh, key]) secret.fill(0)
  return sealed
}

/** Throws SealBrokenError when bytes, key, info or associated data are not those of the seal. */
export function hpkeOpen(privateKey: Uint8Array, sealed: Uint8Array, message: HpkeMessage): Buffer {
  const { info, aad, aead = AES_256_GCM } = message
  if (sealed.length < POINT + TAG) throw new SealBrokenError('Too short for a seal.')
  const enc = sealed.subarray(0, POINT)
  try {
    const dh = diffieHellman({ privateKey: privateKeyOf(privateKey), publicKey: publicKeyOf(enc) })
    const { key, nonce } = schedule(sharedSecret(dh, Buffer.concat([enc, publicOf(privateKey)])), info, aead)
    const decipher = createDecipheriv(aead.name, key, nonce, { authTagLength: TAG })
      .setAAD(aad)
      .setAuthTag(sealed.subarray(-TAG))
    const plain = Buffer.concat([decipher.update(sealed.subarray(POINT, -TAG)), decipher.final()])
    for (const secret of [dh, key]) secret.fill(0)
    return plain
  } catch (cause) {
    throw new SealBrokenError('The seal does not authenticate.', { cause })
  }
}
