import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Asn1, child, integerOf, octetsOf, oidOf } from '../../asn1/read.ts'
import { bmpPassword, derivePkcs12, PURPOSE } from './derive.ts'
import { decryptRc2 } from './rc2.ts'

const pbkdf2Async = promisify(pbkdf2)

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const PRFS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}
const CIPHERS: Readonly<Record<string, { name: string; keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyLength: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
}
const LEGACY: Readonly<Record<string, { name: 'des-ede3-cbc' | 'rc2'; keyLength: number }>> = {
  '1.2.840.113549.1.12.1.3': { name: 'des-ede3-cbc', keyLength: 24 },
  '1.2.840.113549.1.12.1.5': { name: 'rc2', keyLength: 16 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2', keyLength: 5 },
}
const PBES2 = '1.2.840.113549.1.5.13'
const PBMAC1 = '1.2.840.113549.1.5.14'
const PBKDF2 = '1.2.840.113549.1.5.12'

/** A file may ask for any number of rounds; more than these only serve to stall the program. */
const PBKDF2_ROUNDS = 2_000_000
const PKCS12_ROUNDS = 600_000

const unsupported = () => new AppError('p12_unsupported')

function rounds(node: Asn1, limit: number): number {
  const value = integerOf(node)
  if (value < 1 || value > limit) throw unsupported()
  return value
}

/** Throws AppError `wrong_p12_password` when the padding gives it away, `p12_unsupported` for unknown schemes. */
export async function decryptBag(algorithm: Asn1, data: Uint8Array, password: string): Promise<Uint8Array> {
  const scheme = oidOf(child(algorithm, 0))
  const parameters = child(algorithm, 1, 0x30)
  if (scheme === PBES2) return decryptPbes2(parameters, data, password)
  const legacy = LEGACY[scheme]
  if (!legacy) throw unsupported()
  const derive = (purpose: 1 | 2, length: number) =>
    derivePkcs12({
      hash: 'sha1',
      password: bmpPassword(password),
      salt: octetsOf(child(parameters, 0, 0x04)),
      iterations: rounds(child(parameters, 1), PKCS12_ROUNDS),
      purpose,
      length,
    })
  const [key, iv] = [derive(PURPOSE.key, legacy.keyLength), derive(PURPOSE.iv, 8)]
  return legacy.name === 'rc2' ? orWrongPassword(decryptRc2(data, key, iv)) : decipher(legacy.name, { key, iv, data })
}

async function decryptPbes2(parameters: Asn1, data: Uint8Array, password: string): Promise<Uint8Array> {
  const scheme = child(parameters, 1, 0x30)
  const cipher = CIPHERS[oidOf(child(scheme, 0))]
  if (!cipher) throw unsupported()
  const key = await deriveKey(child(parameters, 0, 0x30), password, cipher.keyLength)
  return decipher(cipher.name, { key, iv: octetsOf(child(scheme, 1, 0x04)), data })
}

async function deriveKey(algorithm: Asn1, password: string, length: number): Promise<Buffer> {
  if (oidOf(child(algorithm, 0)) !== PBKDF2) throw unsupported()
  const parameters = child(algorithm, 1, 0x30)
  const named = parameters.children.findLast(({ tag }) => tag === 0x30)
  const prf = named ? PRFS[oidOf(child(named, 0))] : 'sha1'
  if (!prf) throw unsupported()
  const salt = octetsOf(child(parameters, 0, 0x04))
  return pbkdf2Async(Buffer.from(password, 'utf8'), salt, rounds(child(parameters, 1), PBKDF2_ROUNDS), length, prf)
}

type Box = Readonly<{ key: Uint8Array; iv: Uint8Array; data: Uint8Array }>

function decipher(name: string, { key, iv, data }: Box): Uint8Array {
  try {
    const stream = createDecipheriv(name, key, iv)
    return Buffer.concat([stream.update(data), stream.final()])
  } catch {
    return orWrongPassword(null)
  }
}

function orWrongPassword(plain: Uint8Array | null): Uint8Array {
  if (!plain) throw new AppError('wrong_p12_password')
  return plain
}

/** MacData over the authenticated safe, RFC 7292 § 4 and RFC 9579. Throws AppError `wrong_p12_password`. */
export async function checkMac(macData: Asn1, content: Uint8Array, password: string): Promise<void> {
  const info = child(macData, 0, 0x30)
  const algorithm = child(info, 0, 0x30)
  const expected = octetsOf(child(info, 1, 0x04))
  const { hash, key } =
    oidOf(child(algorithm, 0)) === PBMAC1
      ? await modernMacKey(child(algorithm, 1, 0x30), password)
      : legacyMacKey(macData, algorithm, password)
  const actual = createHmac(hash, key).update(content).digest()
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) throw new AppError('wrong_p12_password')
}

async function modernMacKey(parameters: Asn1, password: string) {
  const hash = PRFS[oidOf(child(child(parameters, 1, 0x30), 0))]
  if (!hash) throw unsupported()
  const kdf = child(parameters, 0, 0x30)
  const lengths = child(kdf, 1, 0x30).children.filter(({ tag }) => tag === 0x02)
  const length = lengths[1] ? integerOf(lengths[1]) : 32
  if (length < 16 || length > 128) throw unsupported()
  return { hash, key: await deriveKey(kdf, password, length) }
}

function legacyMacKey(macData: Asn1, algorithm: Asn1, password: string) {
  const hash = HASHES[oidOf(child(algorithm, 0))]
  if (!hash) throw unsupported()
  const iterations = macData.children[2] ? rounds(macData.children[2], PKCS12_ROUNDS) : 1
  const length = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 }[hash] ?? 20
  const salt = octetsOf(child(macData, 1, 0x04))
  const key = derivePkcs12({ hash, password: bmpPassword(password), salt, iterations, purpose: PURPOSE.mac, length })
  return { hash, key }
}
