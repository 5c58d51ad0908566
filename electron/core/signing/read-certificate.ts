import { X509Certificate } from 'node:crypto'
import { Asn1Error } from '../asn1/read.ts'

/**
 * A certificate from outside, PEM or DER. Throws Asn1Error when its validity is no date (RFC 5280 § 4.1.2.5): nobody could
 * say when it holds. Throws what node:crypto throws for anything else that is no certificate.
 */
export function readCertificate(given: Uint8Array | string): X509Certificate {
  const certificate = new X509Certificate(given)
  const days = [certificate.validFromDate, certificate.validToDate]
  if (days.some((day) => Number.isNaN(day.getTime()))) throw new Asn1Error('The validity is no date.')
  return certificate
}
