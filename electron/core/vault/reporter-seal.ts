import type { ReporterSeal } from '#electron/core/kernel/session.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { openBytes, sealBytes } from './aead.ts'
import { SealBrokenError } from './errors.ts'

/** The present key first; empty for a user without the right to reporter data. */
export type ReporterKeys = readonly Buffer[]

/**
 * AES-256-GCM under the reporter key; a sealed record opens only as the record it was sealed as. What was set aside under
 * an earlier key still opens. Throws AppError `not_permitted` for a user who has no key.
 */
export function createReporterSeal(keys: ReporterKeys, vaultId: string): ReporterSeal {
  const aad = (recordId: string) => Buffer.from(`saksama/v1/reporter|${vaultId}|${recordId}`)
  return {
    seal: (recordId, plain) => {
      const [key] = keys
      if (!key) throw new AppError('not_permitted')
      const bytes = Buffer.from(plain, 'utf8')
      try {
        return sealBytes(key, bytes, aad(recordId))
      } finally {
        bytes.fill(0)
      }
    },
    open: (recordId, sealed) => {
      if (keys.length === 0) throw new AppError('not_permitted')
      const bytes = openWithOneOf(keys, sealed, aad(recordId))
      try {
        return bytes.toString('utf8')
      } finally {
        bytes.fill(0)
      }
    },
  }
}

function openWithOneOf(keys: ReporterKeys, sealed: Uint8Array, aad: Buffer): Buffer {
  for (const key of keys) {
    try {
      return openBytes(key, sealed, aad)
    } catch (error) {
      if (!(error instanceof SealBrokenError)) throw error
    }
  }
  throw new SealBrokenError('No reporter key opens this record.')
}
