import { createHash } from 'node:crypto'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { markVerified, noteCustody } from './rows.ts'
import { blobOf, readBlob, requireEvidence } from './service.ts'

type Step = { bytes: number; total: number; intact: boolean | null }
const STEP = 8 * 1024 * 1024

/**
 * Decrypts and re-hashes one item. A broken seal, a missing file and another hash are all "not intact": the item turns
 * red and the mismatch goes to custody and audit. Stopping early records nothing.
 */
export async function* verifyEvidence(
  session: Session,
  ports: Pick<Ports, 'now'>,
  id: string,
): AsyncGenerator<Step, void> {
  const evidence = requireEvidence(session.db, id)
  const total = evidence.size
  const hash = createHash('sha256')
  let bytes = 0
  let told = 0
  let intact: boolean
  yield { bytes, total, intact: null }
  try {
    for await (const chunk of readBlob(session, blobOf(session.db, id))) {
      hash.update(chunk)
      bytes += chunk.length
      if (bytes - told < STEP) continue
      told = bytes
      yield { bytes, total, intact: null }
    }
    intact = hash.digest('hex') === evidence.sha256
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    intact = false
  }
  const at = toInstant(ports.now())
  session.commit(
    { action: intact ? 'evidence.verified' : 'evidence.mismatch', subject: id, details: { sha256: evidence.sha256 } },
    (db) => {
      markVerified(db, id, at, intact)
      noteCustody(db, id, { at, actor: session.user.name, action: intact ? 'verified' : 'mismatch', detail: '' })
    },
  )
  yield { bytes, total, intact }
}
