import type { CaseId } from '#shared/cases/model.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import type { Interview } from '#shared/interviews/model.ts'
import { annotatedPicture, type PictureDeps } from '../annotation/annotated-picture.ts'
import { listEvidence, requireEvidence } from '../evidence/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import type { RenderImage } from './render.ts'

// 58 mm at 300 dpi is 685 pixels; screenshots are tall, 78 mm is 920.
const EDGE = 920

export type Annex = Readonly<{
  exhibits: readonly Readonly<{ evidence: Evidence; image: string | null }>[]
  images: readonly RenderImage[]
}>

/** The exhibits shown with the questions, in order of their numbers, pictures with their newest annotations. */
export async function gatherAnnex(session: Session, deps: PictureDeps, interview: Interview): Promise<Annex> {
  const shown = new Set(interview.exchanges.flatMap(({ evidenceIds }) => evidenceIds))
  const evidence = [...shown]
    .map((id) => requireEvidence(session.db, id))
    .sort((a, b) => a.number.localeCompare(b.number, 'id', { numeric: true }))
  const images: RenderImage[] = []
  const exhibits = []
  for (const item of evidence) {
    const image = item.kind === 'image' ? `bukti-${images.length + 1}.png` : null
    if (image)
      images.push({ name: image, bytes: await annotatedPicture(session, deps, { id: item.id, maxEdge: EDGE }) })
    exhibits.push({ evidence: item, image })
  }
  return { exhibits, images }
}

/** Exhibit numbers of the case by evidence id. */
export const exhibitNumbers = (db: ReadDb, caseId: CaseId): Map<string, string> =>
  new Map(listEvidence(db, { kind: 'case', id: caseId }).map(({ id, number }) => [id, number]))
