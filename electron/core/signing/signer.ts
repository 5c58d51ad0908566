import { type KeyObject, sign, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { AppError } from '#shared/kernel/app-error.ts'

/** A key in a file, in the vault or on a card: whatever can sign. Certificates are DER. */
export type Signer = Readonly<{
  certificate: Uint8Array
  /** From the issuer upwards, without the signer's own certificate; may be empty. */
  chain: readonly Uint8Array[]
  algorithm: 'rsa-sha256' | 'ecdsa-sha256'
  /** Signs these bytes (not their hash). RSASSA-PKCS1-v1_5, or ECDSA as DER. */
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>
}>

export type KeyPairMaterial = Readonly<{ key: KeyObject; certificate: Uint8Array; chain: readonly Uint8Array[] }>

const signAsync = promisify(sign)

/** Throws AppError `p12_key_too_weak` for keys that are not accepted. */
export function createKeySigner({ key, certificate, chain }: KeyPairMaterial): Signer {
  if (!isAcceptedKey(key)) throw new AppError('p12_key_too_weak')
  return {
    certificate,
    chain,
    algorithm: key.asymmetricKeyType === 'rsa' ? 'rsa-sha256' : 'ecdsa-sha256',
    sign: (toBeSigned) => signAsync('sha256', toBeSigned, key),
  }
}

/** RSA 2048–4096 or a NIST curve; nothing else is read by the verifiers our readers have. */
export function isAcceptedKey(key: KeyObject): boolean {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (key.asymmetricKeyType === 'rsa') return bits >= 2048 && bits <= 4096
  return (
    key.asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1'].includes(key.asymmetricKeyDetails?.namedCurve ?? '')
  )
}

/** Refuses to sign outside the certificate's validity. */
export function assertValidNow(certificate: Uint8Array, now: Date): void {
  const { validFromDate, validToDate } = new X509Certificate(certificate)
  if (now < validFromDate) throw new AppError('certificate_not_yet_valid')
  if (now > validToDate) throw new AppError('certificate_expired')
}
