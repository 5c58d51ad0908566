import type { ReadDb, WriteDb } from '#electron/core/kernel/database.ts'
import type { ReporterSeal } from '#electron/core/kernel/session.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { openBytes, sealBytes } from './aead.ts'
import { SealBrokenError } from './errors.ts'
import { deriveKeyPair, hpkeOpen, hpkeSeal } from './hpke.ts'
import { deriveSubkey } from './key-ring.ts'
import { getMeta, setMeta } from './user-rows.ts'

/** The present key first; empty for a user without the right to reporter data. */
export type ReporterKeys = readonly Buffer[]

type Sealing = Readonly<{
  vaultId: string
  keys: ReporterKeys
  /** X25519; null in a vault no keeper has opened since it was made by an older program. */
  recipient: Uint8Array | null
  /** The user's own secret, from the slot. */
  identity: Uint8Array
}>

/** Before it: AES-256-GCM under the reporter key, as older programs sealed; such records still open. */
const MAGIC = Buffer.from('SAKR\u0002', 'latin1')
const INFO = Buffer.from('saksama/v2/reporter')
const RECIPIENT = 'reporter_recipient'

/**
 * HPKE to the recipient of the compartment, whose private half only holders of the reporter key can derive: anybody may
 * seal, only keepers open, and a record opens only as the record it was sealed as. What was sealed under an earlier key
 * still opens. Throws AppError `reporter_key_missing`.
 */
export function createReporterSeal({ vaultId, keys, recipient, identity }: Sealing): ReporterSeal {
  const aad = (recordId: string) => Buffer.from(`saksama/v1/reporter|${vaultId}|${recordId}`)
  const ownAad = (recordId: string) => Buffer.from(`saksama/v1/own|${vaultId}|${recordId}`)
  return {
    canOpen: keys.length > 0,
    seal: (recordId, plain) => {
      if (!recipient) throw new AppError('reporter_key_missing')
      const message = { info: INFO, aad: aad(recordId) }
      return wiping(Buffer.from(plain, 'utf8'), (bytes) => Buffer.concat([MAGIC, hpkeSeal(recipient, bytes, message)]))
    },
    open: (recordId, sealed) => {
      if (keys.length === 0) throw new AppError('reporter_key_missing')
      return wiping(openWithOneOf(keys, sealed, aad(recordId)), asText)
    },
    sealOwn: (recordId, plain) =>
      wiping(deriveSubkey(identity, 'own'), (key) =>
        wiping(Buffer.from(plain, 'utf8'), (bytes) => sealBytes(key, bytes, ownAad(recordId))),
      ),
    openOwn: (recordId, sealed) =>
      wiping(deriveSubkey(identity, 'own'), (key) => wiping(openBytes(key, sealed, ownAad(recordId)), asText)),
  }
}

/** Where to seal to: what the reporter key says, or for others what a keeper left in the database. */
export function findRecipient(db: ReadDb, keys: ReporterKeys): Buffer | null {
  const [key] = keys
  if (key) return recipientOf(key)
  const known = getMeta(db, RECIPIENT)
  return known === null ? null : Buffer.from(known, 'hex')
}

/** True when somebody without the reporter key had put another recipient there: what was sealed since is his to read. */
export function keepRecipient(db: WriteDb, recipient: Uint8Array): boolean {
  const known = getMeta(db, RECIPIENT)
  const text = Buffer.from(recipient).toString('hex')
  if (known !== text) setMeta(db, RECIPIENT, text)
  return known !== null && known !== text
}

export function recipientOf(reporterKey: Uint8Array): Buffer {
  const { privateKey, publicKey } = deriveKeyPair(reporterKey)
  privateKey.fill(0)
  return publicKey
}

function openWithOneOf(keys: ReporterKeys, sealed: Uint8Array, aad: Buffer): Buffer {
  const isNew = Buffer.from(sealed.subarray(0, MAGIC.length)).equals(MAGIC)
  for (const key of keys) {
    try {
      if (!isNew) return openBytes(key, sealed, aad)
      return wiping(deriveKeyPair(key).privateKey, (own) =>
        hpkeOpen(own, sealed.subarray(MAGIC.length), { info: INFO, aad }),
      )
    } catch (error) {
      if (!(error instanceof SealBrokenError)) throw error
    }
  }
  throw new SealBrokenError('No reporter key opens this record.')
}

const asText = (bytes: Buffer) => bytes.toString('utf8')

function wiping<T>(secret: Buffer, work: (secret: Buffer) => T): T {
  try {
    return work(secret)
  } finally {
    secret.fill(0)
  }
}
