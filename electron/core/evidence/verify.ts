import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { noteCheck } from '../integrity/service.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { markVerified, noteCustody } from './rows.ts'
import { blobOf, digestBlob, requireEvidence } from './service.ts'

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
  const reading = digestBlob(session, blobOf(session.db, id))
  let bytes = 0
  let told = 0
  let intact: boolean | null = null
  yield { bytes, total, intact }
  try {
    while (intact === null) {
      const step = await reading.next()
      if (step.done) intact = step.value === evidence.sha256
      else bytes += step.value.length
      if (intact !== null || bytes - told < STEP) continue
      told = bytes
      yield { bytes, total, intact }
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'evidence_damaged') throw error
    intact = false
  } finally {
    await reading.return('')
  }
  const at = toInstant(ports.now())
  session.commit(
    { action: intact ? 'evidence.verified' : 'evidence.mismatch', subject: id, details: { sha256: evidence.sha256 } },
    (db) => {
      markVerified(db, id, at, intact)
      noteCheck(db, { blobId: blobOf(db, id).id, at, state: intact ? 'intact' : 'damaged' })
      noteCustody(db, id, { at, actor: session.user.name, action: intact ? 'verified' : 'mismatch', detail: '' })
    },
  )
  yield { bytes, total, intact }
}
