import { AppError } from '#shared/kernel/app-error.ts'
import type { Session } from '../kernel/session.ts'
import { type LeavingPorts, saveOutside } from '../reports/leaving.ts'
import { textsOfPdf } from './leaving-texts.ts'
import { latestRevision, readRevision } from './revisions.ts'
import { requireDocument } from './service.ts'

type Wanted = Readonly<{ id: string; n: number | null }>

/** Throws `document_not_found`, `revision_not_found`, `document_damaged`, `reporter_leak` or `save_failed`. */
export async function exportRevision(
  session: Session,
  ports: LeavingPorts,
  { id, n }: Wanted,
): Promise<{ savedAs: string | null }> {
  const document = requireDocument(session.db, id)
  const wanted = n ?? latestRevision(session.db, id)?.n
  const revision = document.revisions.find((one) => one.n === wanted)
  if (!revision) throw new AppError('revision_not_found')
  const bytes = await readRevision(session, id, revision.n)
  const leaving = { kind: 'document', subject: id, texts: await textsOfPdf(bytes), bytes: [bytes] } as const
  const name = `${document.title}.pdf`
  const savedAs = await saveOutside(session, ports, { ...leaving, name, fill: (file) => file.writeFile(bytes) })
  if (savedAs === null) return { savedAs }
  session.commit(
    { action: 'document.exported', subject: id, details: { revision: revision.n, sha256: revision.sha256 } },
    () => undefined,
  )
  return { savedAs }
}
