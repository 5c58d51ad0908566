import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Asn1, Asn1Error, child, octetsOf, oidOf, readAsn1 } from '../../asn1/read.ts'
import { readCertificate } from '../read-certificate.ts'
import { isAcceptedKey, type KeyPairMaterial } from '../signer.ts'
import { checkMac, decryptBag } from './decrypt.ts'

const DATA = '1.2.840.113549.1.7.1'
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6'
const KEY_BAG = '1.2.840.113549.1.12.10.1.1'
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2'
const CERT_BAG = '1.2.840.113549.1.12.10.1.3'
const X509 = '1.2.840.113549.1.9.22.1'
const BAG_LIMIT = 50

type Contents = { keys: Uint8Array[]; certificates: Uint8Array[] }

/**
 * Opens a PKCS#12 file (RFC 7292), old or new. Throws AppError `wrong_p12_password`, `p12_damaged`, `p12_without_key`,
 * `p12_unsupported`, `p12_key_too_weak`. The result lives only as long as one signature.
 */
export async function openPkcs12(file: Uint8Array, password: string): Promise<KeyPairMaterial> {
  try {
    return match(await readContents(file, password))
  } catch (error) {
    if (error instanceof Asn1Error) throw new AppError('p12_damaged', undefined, { cause: error })
    throw error
  }
}

async function readContents(file: Uint8Array, password: string): Promise<Contents> {
  const pfx = readAsn1(file)
  const authSafe = child(pfx, 1, 0x30)
  if (oidOf(child(authSafe, 0)) !== DATA) throw new AppError('p12_unsupported')
  const safe = octetsOf(child(child(authSafe, 1, 0xa0), 0))
  const macData = pfx.children[2]
  if (macData) await checkMac(macData, safe, password)
  const contents: Contents = { keys: [], certificates: [] }
  for (const info of readAsn1(safe).children.slice(0, BAG_LIMIT)) {
    const bags = readAsn1(await safeContents(info, password)).children.slice(0, BAG_LIMIT)
    for (const bag of bags) await readBag(bag, password, contents)
  }
  return contents
}

async function safeContents(info: Asn1, password: string): Promise<Uint8Array> {
  const type = oidOf(child(info, 0))
  const content = child(child(info, 1, 0xa0), 0)
  if (type === DATA) return octetsOf(content)
  if (type !== ENCRYPTED_DATA) throw new AppError('p12_unsupported')
  const encrypted = child(content, 1, 0x30)
  return decryptBag(child(encrypted, 1, 0x30), octetsOf(child(encrypted, 2)), password)
}

async function readBag(bag: Asn1, password: string, contents: Contents): Promise<void> {
  const type = oidOf(child(bag, 0))
  const value = child(child(bag, 1, 0xa0), 0)
  if (type === KEY_BAG) contents.keys.push(value.raw)
  if (type === SHROUDED_KEY_BAG)
    contents.keys.push(await decryptBag(child(value, 0, 0x30), octetsOf(child(value, 1, 0x04)), password))
  if (type === CERT_BAG && oidOf(child(value, 0)) === X509)
    contents.certificates.push(octetsOf(child(child(value, 1, 0xa0), 0, 0x04)))
}

/** The key with the certificate made for it; the other certificates are its chain. */
function match({ keys, certificates }: Contents): KeyPairMaterial {
  const parsed = certificates.map((der) => parseCertificate(der))
  for (const der of keys) {
    const key = parseKey(der)
    const own = parsed.find((certificate) => certificate.checkPrivateKey(key))
    if (!own) continue
    if (!isAcceptedKey(key)) throw new AppError('p12_key_too_weak')
    return { key, certificate: own.raw, chain: chainOf(own, parsed) }
  }
  throw new AppError('p12_without_key')
}

function parseKey(der: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
  } catch (cause) {
    throw new AppError('p12_damaged', undefined, { cause })
  }
}

function parseCertificate(der: Uint8Array): X509Certificate {
  try {
    return readCertificate(der)
  } catch (cause) {
    throw new AppError('p12_damaged', undefined, { cause })
  }
}

/** Issuers upwards; a self-signed root is left out, readers must have it from elsewhere. */
function chainOf(own: X509Certificate, others: readonly X509Certificate[]): Uint8Array[] {
  const chain: X509Certificate[] = []
  for (let link = own; chain.length < 8; ) {
    const issuer = others.find((other) => !chain.includes(other) && other !== own && link.checkIssued(other))
    if (!issuer || issuer.checkIssued(issuer)) break
    chain.push(issuer)
    link = issuer
  }
  return chain.map(({ raw }) => raw)
}
