import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { AppError } from '#shared/kernel/app-error.ts'
import { safeFileName } from '#shared/kernel/file-name.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Ports } from '../kernel/ports.ts'
import { asSaveError } from '../kernel/save-error.ts'
import type { Session } from '../kernel/session.ts'
import { blobOf, commitCustody, digestBlob, requireEvidence } from './service.ts'

/** Writes the original bytes, hashed on the way; a file that does not match is removed again. Null when cancelled. */
export async function exportOriginal(
  session: Session,
  ports: Pick<Ports, 'now' | 'shell'>,
  id: string,
): Promise<string | null> {
  const evidence = requireEvidence(session.db, id)
  const path = await ports.shell.chooseSavePath(safeFileName(`${evidence.number || 'bukti'} ${evidence.originalName}`))
  if (path === null) return null
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    await writeHashed(session, id, part, evidence.sha256)
    await rename(part, path)
  } catch (error) {
    // What is left of it must not hide why.
    await rm(part, { force: true }).catch(() => undefined)
    throw asSaveError(error)
  }
  commitCustody(session, id, { at: toInstant(ports.now()), action: 'exported', detail: evidence.sha256 })
  return path
}

async function writeHashed(session: Session, id: string, path: string, expected: string): Promise<void> {
  const reading = digestBlob(session, blobOf(session.db, id))
  const file = await open(path, 'wx', 0o600)
  try {
    let step = await reading.next()
    for (; !step.done; step = await reading.next()) await file.writeFile(step.value)
    if (step.value !== expected) throw new AppError('evidence_damaged')
    await file.sync()
  } finally {
    await reading.return('')
    await file.close()
  }
}
