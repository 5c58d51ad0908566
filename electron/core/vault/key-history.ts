import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { openBytes, sealBytes } from './aead.ts'
import { VaultDamagedError } from './errors.ts'
import { deriveSubkey } from './key-ring.ts'
import { pinOf } from './slot.ts'
import { wrappedSchema } from './slot-kek.ts'

// After a rotation the new key opens the old ones, never the other way round: headers of older blobs, older snapshots and
// reporter records set aside stay readable to whoever is let in today.

/** The vault keys of past epochs, wrapped under the present one. */
export const earlierKeySchema = z.strictObject({ epoch: z.number().int().positive(), vaultKey: wrappedSchema })
export type SealedEarlierKey = z.infer<typeof earlierKeySchema>
export type EarlierKey = Readonly<{ epoch: number; vaultKey: Buffer }>

const aadOf = (vaultId: string, epoch: number) => Buffer.from(canonicalJson(['saksama/v2/earlier-key', vaultId, epoch]))

export function sealEarlierKeys(
  vaultKey: Uint8Array,
  vaultId: string,
  earlier: readonly EarlierKey[],
): SealedEarlierKey[] {
  const key = deriveSubkey(vaultKey, 'earlier')
  try {
    return earlier.map(({ epoch, vaultKey: old }) => ({
      epoch,
      vaultKey: sealBytes(key, old, aadOf(vaultId, epoch)).toString('base64'),
    }))
  } finally {
    key.fill(0)
  }
}

type Keeping = Readonly<{ vaultId: string; earlier: readonly SealedEarlierKey[] }>

/** Throws VaultDamagedError. */
export function openEarlierKeys(vaultKey: Uint8Array, { vaultId, earlier }: Keeping): EarlierKey[] {
  const key = deriveSubkey(vaultKey, 'earlier')
  try {
    return earlier.map(({ epoch, vaultKey: sealed }) => ({
      epoch,
      vaultKey: openBytes(key, Buffer.from(sealed, 'base64'), aadOf(vaultId, epoch)),
    }))
  } catch (cause) {
    throw new VaultDamagedError('An earlier key does not open.', { cause })
  } finally {
    key.fill(0)
  }
}

/** Whoever can seal the earlier keys held them: the proof that the present key follows the one a user last knew. */
export function isEarlierPin(vaultKey: Uint8Array, pin: Uint8Array, keeping: Keeping): boolean {
  const keys = openEarlierKeys(vaultKey, keeping)
  const pins = keys.map((earlier) => pinOf(earlier.vaultKey))
  const known = pins.some((each) => each.length === pin.length && timingSafeEqual(each, pin))
  for (const secret of [...pins, ...keys.map((each) => each.vaultKey)]) secret.fill(0)
  return known
}

const reporterAad = (vaultId: string, index: number) =>
  Buffer.from(canonicalJson(['saksama/v2/earlier-reporter-key', vaultId, index]))

export const sealEarlierReporterKeys = (
  reporterKey: Uint8Array,
  vaultId: string,
  earlier: readonly Uint8Array[],
): string[] => earlier.map((old, index) => sealBytes(reporterKey, old, reporterAad(vaultId, index)).toString('base64'))

/** Throws VaultDamagedError. */
export function openEarlierReporterKeys(reporterKey: Uint8Array, vaultId: string, sealed: readonly string[]): Buffer[] {
  try {
    return sealed.map((each, index) => openBytes(reporterKey, Buffer.from(each, 'base64'), reporterAad(vaultId, index)))
  } catch (cause) {
    throw new VaultDamagedError('An earlier reporter key does not open.', { cause })
  }
}
