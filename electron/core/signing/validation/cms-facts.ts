import { constants, createHash, type KeyObject, verify, type X509Certificate } from 'node:crypto'
import { type Asn1, Asn1Error, child, octetsOf, oidOf, readAsn1 } from '../../asn1/read.ts'
import { readCertificate } from '../read-certificate.ts'

/** What a CMS SignedData says about some bytes; nothing is judged here. */
export type CmsFacts = Readonly<{
  digestMatches: boolean
  signatureMatches: boolean
  attributesSound: boolean
  weak: boolean
  certificate: X509Certificate | null
  /** All other certificates in the message. */
  others: readonly X509Certificate[]
}>

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
/** Signature algorithm → the hash it names, or null when it is named elsewhere. */
const SIGNATURES: Readonly<Record<string, { hash: string | null; key: 'rsa' | 'ec'; pss?: true }>> = {
  '1.2.840.113549.1.1.1': { hash: null, key: 'rsa' },
  '1.2.840.113549.1.1.5': { hash: 'sha1', key: 'rsa' },
  '1.2.840.113549.1.1.11': { hash: 'sha256', key: 'rsa' },
  '1.2.840.113549.1.1.12': { hash: 'sha384', key: 'rsa' },
  '1.2.840.113549.1.1.13': { hash: 'sha512', key: 'rsa' },
  '1.2.840.113549.1.1.10': { hash: null, key: 'rsa', pss: true },
  '1.2.840.10045.4.1': { hash: 'sha1', key: 'ec' },
  '1.2.840.10045.4.3.2': { hash: 'sha256', key: 'ec' },
  '1.2.840.10045.4.3.3': { hash: 'sha384', key: 'ec' },
  '1.2.840.10045.4.3.4': { hash: 'sha512', key: 'ec' },
}
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const DATA = '1.2.840.113549.1.7.1'

const NOTHING: CmsFacts = {
  digestMatches: false,
  signatureMatches: false,
  attributesSound: false,
  weak: false,
  certificate: null,
  others: [],
}

export type CmsQuestion = Readonly<{
  contents: Uint8Array
  /** The signed bytes in order. */
  covered: readonly Uint8Array[]
  /** ETSI.CAdES.detached binds the certificate by an attribute; older sub-filters need not. */
  needsCertificateAttribute: boolean
}>

/** Never throws: what cannot be read matches nothing. */
export function cmsFacts(question: CmsQuestion): CmsFacts {
  try {
    return readFacts(question)
  } catch (error) {
    if (error instanceof Asn1Error || isCryptoError(error)) return NOTHING
    throw error
  }
}

/** Errors of node:crypto on keys and certificates that are not what they claim. */
const isCryptoError = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_')

function readFacts({ contents, covered, needsCertificateAttribute }: CmsQuestion): CmsFacts {
  const { signed, info } = readSignedData(contents)
  const certificates = certificatesOf(signed)
  const certificate = findSigner(certificates, child(info, 1))
  const hash = HASHES[oidOf(child(child(info, 2, 0x30), 0))]
  const attributes = info.children[3]
  if (!hash || attributes?.tag !== 0xa0 || !certificate) return { ...NOTHING, certificate }
  const digest = createHash(hash)
  for (const part of covered) digest.update(part)
  const values = attributeValues(attributes)
  const stated = values.get(MESSAGE_DIGEST)
  const signature = SIGNATURES[oidOf(child(child(info, 4, 0x30), 0))]
  const bound = certificateIsBound(values.get(SIGNING_CERTIFICATE_V2), certificate)
  return {
    digestMatches: stated !== undefined && digest.digest().equals(octetsOf(stated)),
    signatureMatches: signatureMatches(info, { attributes, certificate, hash }),
    attributesSound: isData(values.get(CONTENT_TYPE)) && (bound ?? !needsCertificateAttribute),
    weak: hash === 'sha1' || signature?.hash === 'sha1' || isWeakKey(certificate.publicKey),
    certificate,
    others: certificates.filter((other) => other !== certificate),
  }
}

const isData = (value: Asn1 | undefined) => value !== undefined && oidOf(value) === DATA

/** Exactly one signer; behind the message only the zeros that fill the hole. */
function readSignedData(contents: Uint8Array): { signed: Asn1; info: Asn1 } {
  const message = readAsn1(contents, { whole: false })
  if (contents.subarray(message.raw.length).some((byte) => byte !== 0)) throw new Asn1Error('bytes behind the message')
  // ContentInfo (RFC 5652 § 3): a type and a content, nothing that a changed length would draw in.
  if (message.tag !== 0x30 || message.children.length !== 2) throw new Asn1Error('no content info')
  if (oidOf(child(message, 0)) !== SIGNED_DATA) throw new Asn1Error('no signed data')
  const signed = child(child(message, 1, 0xa0), 0, 0x30)
  const infos = signed.children.at(-1)
  if (infos?.tag !== 0x31 || infos.children.length !== 1) throw new Asn1Error('not exactly one signer')
  return { signed, info: child(infos, 0, 0x30) }
}

const certificatesOf = (signed: Asn1): X509Certificate[] =>
  (signed.children.find(({ tag }) => tag === 0xa0)?.children ?? [])
    .filter(({ tag }) => tag === 0x30)
    .slice(0, 20)
    .map(({ raw }) => readCertificate(raw))

/** By issuer and serial number, or by subject key identifier. */
function findSigner(certificates: readonly X509Certificate[], sid: Asn1): X509Certificate | null {
  const found = certificates.find(({ raw }) => {
    const tbs = child(readAsn1(raw), 0, 0x30)
    const first = tbs.children[0]?.tag === 0xa0 ? 1 : 0
    if (sid.tag === 0x80)
      return Buffer.from(raw).includes(Buffer.concat([Uint8Array.of(4, sid.content.length), sid.content]))
    const [issuer, serial] = [child(tbs, first + 2), child(tbs, first)]
    return Buffer.from(child(sid, 0).raw).equals(issuer.raw) && Buffer.from(child(sid, 1).raw).equals(serial.raw)
  })
  return found ?? null
}

/** Attribute type → its only value. Two values or the same type twice count as absent. */
function attributeValues(attributes: Asn1): ReadonlyMap<string, Asn1> {
  const values = new Map<string, Asn1>()
  const twice = new Set<string>()
  for (const attribute of attributes.children) {
    const type = oidOf(child(attribute, 0))
    const set = child(attribute, 1, 0x31)
    if (values.has(type) || set.children.length !== 1) twice.add(type)
    values.set(type, set.children[0] ?? set)
  }
  for (const type of twice) values.delete(type)
  return values
}

/** ESSCertIDv2 (RFC 5035): null when the attribute is absent. */
function certificateIsBound(value: Asn1 | undefined, { raw }: X509Certificate): boolean | null {
  if (!value) return null
  const id = child(child(value, 0, 0x30), 0, 0x30)
  const named = id.children[0]?.tag === 0x30 ? id.children[0] : null
  const hash = named ? HASHES[oidOf(child(named, 0))] : 'sha256'
  const expected = id.children.find(({ tag }) => tag === 0x04)
  return !!hash && !!expected && createHash(hash).update(raw).digest().equals(octetsOf(expected))
}

type Signed = Readonly<{ attributes: Asn1; certificate: X509Certificate; hash: string }>

function signatureMatches(info: Asn1, { attributes, certificate, hash }: Signed): boolean {
  const algorithm = SIGNATURES[oidOf(child(child(info, 4, 0x30), 0))]
  const key = certificate.publicKey
  if (!algorithm || algorithm.key !== key.asymmetricKeyType || (algorithm.hash ?? hash) !== hash) return false
  // RFC 5652 § 5.4: signed is the SET OF, not the [0] that stands in the message.
  const toBeSigned = Buffer.from(attributes.raw)
  toBeSigned[0] = 0x31
  const padding = algorithm.pss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  const how =
    algorithm.key === 'rsa'
      ? { key, padding, ...(algorithm.pss ? { saltLength: constants.RSA_PSS_SALTLEN_AUTO } : {}) }
      : key
  return verify(hash, toBeSigned, how, octetsOf(child(info, 5, 0x04)))
}

const isWeakKey = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject) =>
  asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < 2048
