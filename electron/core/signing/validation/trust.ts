import type { X509Certificate } from 'node:crypto'
import { toInstant } from '#shared/kernel/instant.ts'
import type { CertificateFacts, SignatureFacts } from '#shared/signing/model.ts'
import { type Asn1, child, octetsOf, oidOf, readAsn1 } from '../../asn1/read.ts'

/** `agency`: this vault's own CA. `added`: a root the office chose to trust. */
export type TrustedRoot = Readonly<{ certificate: X509Certificate; origin: 'agency' | 'added' }>

const CHAIN_LIMIT = 8
const KEY_USAGE = '2.5.29.15'
/** What is understood below; another critical extension makes a certificate unusable (RFC 5280 § 4.2). */
const UNDERSTOOD = new Set([KEY_USAGE, '2.5.29.19', '2.5.29.37', '2.5.29.32', '2.5.29.14', '2.5.29.35', '2.5.29.17'])

export type ChainQuestion = Readonly<{
  certificate: X509Certificate
  others: readonly X509Certificate[]
  roots: readonly TrustedRoot[]
  /** When the chain must have been valid. */
  at: Date
}>

/** Walks from the signer to a root, each link checked by signature, name, CA right, key usage and validity. */
export function judgeTrust({ certificate, others, roots, at }: ChainQuestion): SignatureFacts['trust'] {
  if (!isUsable(certificate, 'sign')) return 'broken_chain'
  let link = certificate
  for (let depth = 0; depth < CHAIN_LIMIT; depth += 1) {
    const root = roots.find(
      (candidate) => isSame(candidate.certificate, link) || issued(candidate.certificate, link, at),
    )
    if (root) return root.origin
    const issuer = others.find((other) => !isSame(other, link) && issued(other, link, at))
    if (!issuer) break
    link = issuer
  }
  if (isSame(link, certificate) && link.checkIssued(link) && link.verify(link.publicKey)) return 'self_signed'
  return roots.length === 0 ? 'not_checked' : 'unknown_issuer'
}

const isSame = (a: X509Certificate, b: X509Certificate) => a.fingerprint256 === b.fingerprint256

const issued = (issuer: X509Certificate, link: X509Certificate, at: Date): boolean =>
  issuer.ca &&
  link.checkIssued(issuer) &&
  link.verify(issuer.publicKey) &&
  isUsable(issuer, 'issue') &&
  at >= issuer.validFromDate &&
  at <= issuer.validToDate

/** Key usage (RFC 5280 § 4.2.1.3) allows the deed, and no critical extension is unknown. */
function isUsable({ raw }: X509Certificate, deed: 'sign' | 'issue'): boolean {
  const list = extensionsOf(raw)
  const unknown = list.some((extension) => isCritical(extension) && !UNDERSTOOD.has(oidOf(child(extension, 0))))
  const usage = list.find((extension) => oidOf(child(extension, 0)) === KEY_USAGE)?.children.at(-1)
  if (unknown) return false
  if (!usage) return true
  const [, bits = 0] = readAsn1(octetsOf(usage)).content
  return deed === 'sign' ? (bits & 0xc0) !== 0 : (bits & 0x04) !== 0
}

const isCritical = ({ children }: Asn1) => children[1]?.tag === 0x01 && children[1].content[0] !== 0

function extensionsOf(raw: Uint8Array): readonly Asn1[] {
  const holder = child(readAsn1(raw), 0, 0x30).children.find(({ tag }) => tag === 0xa3)
  return holder?.children[0]?.children ?? []
}

const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  const { asymmetricKeyType, asymmetricKeyDetails: details } = certificate.publicKey
  const curve = details?.namedCurve ?? ''
  return {
    commonName: attributeOf(certificate.subject, 'CN'),
    organization: attributeOf(certificate.subject, 'O'),
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serial: certificate.serialNumber.toLowerCase(),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    validFrom: toInstant(certificate.validFromDate),
    validTo: toInstant(certificate.validToDate),
    keyKind: asymmetricKeyType === 'rsa' ? `RSA ${details?.modulusLength}` : `ECDSA ${CURVES[curve] ?? curve}`,
  }
}

/** node:crypto prints one attribute per line; line breaks inside a value are escaped by it. */
const oneLine = (name: string | undefined) => (name ?? '').split('\n').reverse().join(', ')
/** node:crypto escapes commas and the like with a backslash, as RFC 2253 asks. */
const attributeOf = (name: string | undefined, key: string) =>
  (name ?? '')
    .split('\n')
    .find((line) => line.startsWith(`${key}=`))
    ?.slice(key.length + 1)
    .replace(/\\(.)/g, '$1') ?? ''
