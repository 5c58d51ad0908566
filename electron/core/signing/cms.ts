import { createHash } from 'node:crypto'
import { child, readAsn1 } from '../asn1/read.ts'
import { nothing, octets, oid, sequence, setOf, smallInteger, tlv } from '../asn1/write.ts'
import type { Signer } from './signer.ts'

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
/** RFC 5035 § 3 */
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
/** RFC 6211: binds the algorithm names, which CMS itself leaves unsigned. */
const ALGORITHM_PROTECTION = '1.2.840.113549.1.9.52'
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'))

const SIGNATURE_ALGORITHMS = {
  'rsa-sha256': sequence(oid('1.2.840.113549.1.1.11'), nothing()),
  'ecdsa-sha256': sequence(oid('1.2.840.10045.4.3.2')),
} as const satisfies Record<Signer['algorithm'], Uint8Array>

/** Room for everything but the certificates: attributes, algorithm names and a 4096-bit signature. */
const FIXED_SIZE = 2500

/** Upper bound of `buildCms` in bytes. */
export const cmsSizeBound = ({ certificate, chain }: Signer): number =>
  FIXED_SIZE + 2 * certificate.length + chain.reduce((sum, link) => sum + link.length + 8, 0)

/**
 * Detached CMS SignedData (RFC 5652) over a SHA-256 digest, as PAdES baseline B asks (ETSI EN 319 142-1 § 6.3): no
 * signing-time attribute, the claimed time stands in `/M`.
 */
export async function buildCms(signer: Signer, digest: Uint8Array): Promise<Uint8Array> {
  const algorithm = SIGNATURE_ALGORITHMS[signer.algorithm]
  const { issuer, serial } = issuerAndSerial(signer.certificate)
  const attributes = setOf(
    attribute(CONTENT_TYPE, oid(DATA)),
    attribute(MESSAGE_DIGEST, octets(digest)),
    attribute(SIGNING_CERTIFICATE_V2, signingCertificate(signer.certificate)),
    attribute(ALGORITHM_PROTECTION, sequence(SHA256, tlv(0xa1, readAsn1(algorithm).content))),
  )
  const signature = await signer.sign(attributes)
  const signerInfo = sequence(
    smallInteger(1),
    sequence(issuer, serial),
    SHA256,
    tlv(0xa0, readAsn1(attributes).content),
    algorithm,
    octets(signature),
  )
  const certificates = tlv(0xa0, ...[signer.certificate, ...signer.chain].toSorted(Buffer.compare))
  const signedData = sequence(smallInteger(1), setOf(SHA256), sequence(oid(DATA)), certificates, setOf(signerInfo))
  return sequence(oid(SIGNED_DATA), tlv(0xa0, signedData))
}

const attribute = (type: string, value: Uint8Array) => sequence(oid(type), setOf(value))

/** ESSCertIDv2 with SHA-256, which is its default and therefore not written, and issuerSerial. */
function signingCertificate(certificate: Uint8Array): Uint8Array {
  const { issuer, serial } = issuerAndSerial(certificate)
  const hash = createHash('sha256').update(certificate).digest()
  return sequence(sequence(sequence(octets(hash), sequence(sequence(tlv(0xa4, issuer)), serial))))
}

/** The issuer's name and the serial number exactly as the certificate writes them: RFC 5280 § 4.1. */
function issuerAndSerial(certificate: Uint8Array): { issuer: Uint8Array; serial: Uint8Array } {
  const tbs = child(readAsn1(certificate), 0, 0x30)
  const first = tbs.children[0]?.tag === 0xa0 ? 1 : 0
  return { serial: child(tbs, first, 0x02).raw, issuer: child(tbs, first + 2, 0x30).raw }
}
