import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { AppError } from '#shared/kernel/app-error.ts'
import { safeFileName } from '#shared/kernel/file-name.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { latestRevision, readRevision } from './revisions.ts'
import { requireDocument } from './service.ts'

type Wanted = Readonly<{ id: string; n: number | null }>

/** Throws `document_not_found`, `revision_not_found`, `document_damaged` or `save_failed`. */
export async function exportRevision(
  session: Session,
  { shell }: Pick<Ports, 'shell'>,
  { id, n }: Wanted,
): Promise<{ savedAs: string | null }> {
  const document = requireDocument(session.db, id)
  const wanted = n ?? latestRevision(session.db, id)?.n
  const revision = document.revisions.find((one) => one.n === wanted)
  if (!revision) throw new AppError('revision_not_found')
  const bytes = await readRevision(session, id, revision.n)
  const savedAs = await shell.chooseSavePath(safeFileName(`${document.title}.pdf`))
  if (savedAs === null) return { savedAs }
  await write(savedAs, bytes).catch((cause) => {
    throw new AppError('save_failed', undefined, { cause })
  })
  session.commit(
    { action: 'document.exported', subject: id, details: { revision: revision.n, sha256: revision.sha256 } },
    () => undefined,
  )
  return { savedAs }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const file = await open(part, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}
