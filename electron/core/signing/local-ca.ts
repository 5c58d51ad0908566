import 'reflect-metadata'
import { generateKeyPair, type KeyObject, randomBytes, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type JsonName,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate as PeculiarCertificate,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { VaultKeyKind } from '#shared/signing/model.ts'

const generate = promisify(generateKeyPair)
const DAY = 86_400_000
const CA_YEARS = 15
const LEAF_YEARS = 3
/** Clocks of agency laptops run apart; certificates begin a little before they are made. */
const CLOCK_SLACK = 5 * 60_000
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4'
/** RFC 9336; alone it would make pdfsig report an unknown issue. */
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36'
const CA_KEY_BITS = 3072

/** PKCS#8 and certificate, both DER: what the vault keeps. */
export type KeyRecord = Readonly<{ pkcs8: Uint8Array<ArrayBuffer>; certificate: Uint8Array<ArrayBuffer> }>

type Subject = Readonly<{ name: string; nip: string; position: string; organization: string }>
type WebKey = Awaited<ReturnType<typeof importRsa>>

/** Not blocking: an RSA key takes up to seconds. */
async function generateKey(kind: VaultKeyKind): Promise<KeyObject> {
  const { privateKey } =
    kind === 'ec-p256'
      ? await generate('ec', { namedCurve: 'P-256' })
      : await generate('rsa', { modulusLength: CA_KEY_BITS })
  return privateKey
}

/** The agency's own root, which signs nothing but the identities of this vault. */
export async function createLocalCa(organization: string, now: Date): Promise<KeyRecord> {
  const pair = await toWebCrypto(await generateKey('rsa-3072'), 'rsa-3072')
  const name: JsonName = [
    { CN: [`CA Lokal ${organization}`.slice(0, 64)] },
    { O: [organization.slice(0, 64)] },
    { C: ['ID'] },
  ]
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name,
    ...validity(now, CA_YEARS),
    keys: pair,
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(pair.publicKey, false),
    ],
  })
  return { pkcs8: await exportKey(pair.privateKey), certificate: new Uint8Array(certificate.rawData) }
}

export type IssueRequest = Readonly<{ ca: KeyRecord; subject: Subject; keyKind: VaultKeyKind; now: Date }>

/** A new key with a certificate for one officer. */
export async function issueIdentity({ ca, subject, keyKind, now }: IssueRequest): Promise<KeyRecord> {
  const pair = await toWebCrypto(await generateKey(keyKind), keyKind)
  const issuer = new PeculiarCertificate(Buffer.from(ca.certificate))
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    issuer: issuer.subjectName.toJSON(),
    subject: subjectName(subject),
    ...validity(now, LEAF_YEARS, issuer.notAfter),
    publicKey: pair.publicKey,
    signingKey: await importRsa(ca.pkcs8),
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
      new ExtendedKeyUsageExtension([EMAIL_PROTECTION, DOCUMENT_SIGNING]),
      await SubjectKeyIdentifierExtension.create(pair.publicKey, false),
      await AuthorityKeyIdentifierExtension.create(issuer, false),
    ],
  })
  return { pkcs8: await exportKey(pair.privateKey), certificate: new Uint8Array(certificate.rawData) }
}

// Upper bounds of X.520: 64 characters for names, serialNumber and title.
const subjectName = ({ name, nip, position, organization }: Subject): JsonName => [
  { CN: [name.slice(0, 64)] },
  ...(nip ? [{ '2.5.4.5': [nip.slice(0, 64)] }] : []),
  ...(position ? [{ '2.5.4.12': [position.slice(0, 64)] }] : []),
  { O: [organization.slice(0, 64)] },
  { C: ['ID'] },
]

/** 127 random bits, positive and not zero: CA/Browser Forum asks for 64, RFC 5280 allows 20 bytes. */
function serialNumber(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

function validity(now: Date, years: number, limit?: Date) {
  const notBefore = new Date(now.getTime() - CLOCK_SLACK)
  const end = new Date(now.getTime() + years * 365 * DAY)
  return { notBefore, notAfter: limit && end > limit ? limit : end }
}

const ALGORITHMS = {
  'rsa-3072': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  'ec-p256': { name: 'ECDSA', namedCurve: 'P-256' },
} as const satisfies Record<VaultKeyKind, object>

async function toWebCrypto(key: KeyObject, kind: VaultKeyKind) {
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' })
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHMS[kind], true, ['sign'])
  const { kty, n, e, crv, x, y } = key.export({ format: 'jwk' })
  const publicJwk = Object.fromEntries(
    Object.entries({ kty, n, e, crv, x, y }).filter(([, value]) => value !== undefined),
  )
  const publicKey = await crypto.subtle.importKey('jwk', publicJwk, ALGORITHMS[kind], true, ['verify'])
  return { privateKey, publicKey }
}

const importRsa = (pkcs8: Uint8Array) =>
  crypto.subtle.importKey('pkcs8', Buffer.from(pkcs8), ALGORITHMS['rsa-3072'], false, ['sign'])

const exportKey = async (key: WebKey) => new Uint8Array(await crypto.subtle.exportKey('pkcs8', key))

export const toPem = (certificate: Uint8Array): string => new X509Certificate(certificate).toString()
