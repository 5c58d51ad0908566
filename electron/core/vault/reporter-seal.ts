import type { ReporterSeal } from '#electron/core/kernel/session.ts'
import { openBytes, sealBytes } from './aead.ts'

/** AES-256-GCM under the reporter key; a sealed record opens only as the record it was sealed as. */
export function createReporterSeal(reporterKey: Uint8Array, vaultId: string): ReporterSeal {
  const aad = (recordId: string) => Buffer.from(`saksama/v1/reporter|${vaultId}|${recordId}`)
  return {
    seal: (recordId, plain) => {
      const bytes = Buffer.from(plain, 'utf8')
      try {
        return sealBytes(reporterKey, bytes, aad(recordId))
      } finally {
        bytes.fill(0)
      }
    },
    open: (recordId, sealed) => {
      const bytes = openBytes(reporterKey, sealed, aad(recordId))
      try {
        return bytes.toString('utf8')
      } finally {
        bytes.fill(0)
      }
    },
  }
}
