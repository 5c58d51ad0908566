import { createPrivateKey, X509Certificate } from 'node:crypto'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { type Identity, identitySchema, type VaultKeyKind } from '#shared/signing/model.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { readSettings } from '../settings/service.ts'
import { createLocalCa, issueIdentity, type KeyRecord } from './local-ca.ts'
import { findCa, findIdentity, type IdentityRow, insertCa, insertIdentity } from './repository.ts'
import { createKeySigner, type Signer } from './signer.ts'

type Ask = Readonly<{ name: string; nip: string; position: string; keyKind: VaultKeyKind }>
type IdentityPorts = Pick<Ports, 'now' | 'newId'>

/** A key and certificate made in the vault, the local CA before it when there is none yet. */
export async function createIdentity(session: Session, ports: IdentityPorts, ask: Ask): Promise<Identity> {
  const organization = organizationOf(session)
  const now = ports.now()
  const ca = findCa(session.db) ?? (await createCa(session, organization, now))
  const { keyKind, ...person } = ask
  const record = await issueIdentity({ ca, subject: { ...person, organization }, keyKind, now })
  const row: IdentityRow = { id: ports.newId(), ...person, key_kind: keyKind, ...record, created_at: toInstant(now) }
  const identity = toIdentity(row)
  session.commit(
    { action: 'identity.created', subject: row.id, details: { keyKind, fingerprint: identity.fingerprint } },
    (db) => insertIdentity(db, row),
  )
  return identity
}

const organizationOf = ({ db }: Session): string => {
  const { agency, agencyShort } = readSettings(db)
  return agency || agencyShort || 'Instansi'
}

async function createCa(session: Session, organization: string, now: Date): Promise<KeyRecord> {
  const made = await createLocalCa(organization, now)
  const fingerprint = fingerprintOf(new X509Certificate(made.certificate))
  return session.commit({ action: 'identity.ca_created', subject: 'local-ca', details: { fingerprint } }, (db) => {
    // Two first identities at once: the CA that was stored first is the one.
    const earlier = findCa(db)
    if (!earlier) insertCa(db, made, toInstant(now))
    return earlier ?? made
  })
}

export const fingerprintOf = ({ fingerprint256 }: X509Certificate): string =>
  fingerprint256.replaceAll(':', '').toLowerCase()

export function toIdentity(row: IdentityRow): Identity {
  const certificate = new X509Certificate(row.certificate)
  return identitySchema.parse({
    id: row.id,
    name: row.name,
    nip: row.nip,
    position: row.position,
    keyKind: row.key_kind,
    serial: certificate.serialNumber.toLowerCase(),
    fingerprint: fingerprintOf(certificate),
    validFrom: toInstant(certificate.validFromDate),
    validTo: toInstant(certificate.validToDate),
    createdAt: row.created_at,
  })
}

/** Throws AppError `identity_not_found`. */
export function identitySigner(session: Session, id: string): { signer: Signer; row: IdentityRow } {
  const row = findIdentity(session.db, id)
  if (!row) throw new AppError('identity_not_found')
  const key = createPrivateKey({ key: Buffer.from(row.pkcs8), format: 'der', type: 'pkcs8' })
  return { signer: createKeySigner({ key, certificate: row.certificate, chain: [] }), row }
}
