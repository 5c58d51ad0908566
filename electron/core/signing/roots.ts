import { X509Certificate } from 'node:crypto'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import type { TrustedRoot } from '#shared/signing/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import { fingerprintOf } from './identities.ts'
import { toPem } from './local-ca.ts'
import { readCertificate } from './read-certificate.ts'
import { findCa, listRoots, type RootRow } from './repository.ts'
import type { Trust } from './validation/validate.ts'

/** What this vault trusts: its own CA and the roots the office added. */
export function trustOf(db: ReadDb, now: Date): Trust {
  const ca = findCa(db)
  const own = ca ? [{ pem: toPem(ca.certificate), origin: 'agency' as const }] : []
  return {
    roots: [...own, ...listRoots(db).map(({ pem }) => ({ pem, origin: 'added' as const }))],
    now: toInstant(now),
  }
}

/** Throws AppError `root_invalid` for anything but a CA certificate that is still valid. */
export function parseRoot(pem: string, now: Date): RootRow {
  try {
    const certificate = readCertificate(pem)
    if (certificate.ca && now <= certificate.validToDate)
      return { fingerprint: fingerprintOf(certificate), pem: certificate.toString(), added_at: toInstant(now) }
  } catch (cause) {
    throw new AppError('root_invalid', undefined, { cause })
  }
  throw new AppError('root_invalid')
}

export function toTrustedRoot({
  fingerprint,
  pem,
  added_at,
}: Readonly<{ fingerprint: string; pem: string; added_at: Instant }>): TrustedRoot {
  const certificate = new X509Certificate(pem)
  return {
    fingerprint,
    subject: certificate.subject.split('\n').reverse().join(', '),
    validFrom: toInstant(certificate.validFromDate),
    validTo: toInstant(certificate.validToDate),
    addedAt: added_at,
    pem,
  }
}
