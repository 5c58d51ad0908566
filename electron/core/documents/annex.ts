import type { Evidence } from '#shared/evidence/model.ts'
import type { Interview } from '#shared/interviews/model.ts'
import { annotatedPicture, type PictureDeps } from '../annotation/annotated-picture.ts'
import { listByIds, requireEvidence } from '../evidence/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import type { RenderImage } from './render.ts'

// 58 mm at 300 dpi is 685 pixels; screenshots are tall, 78 mm is 920.
const EDGE = 920

/** `image` names the picture given to the template; null = none is shown. */
export type Exhibits = readonly Readonly<{ evidence: Evidence; image: string | null }>[]

/** The exhibits shown with the questions, in order of their numbers. Throws `evidence_not_found`. */
export function listExhibits(db: ReadDb, interview: Interview): Exhibits {
  const shown = new Set(interview.exchanges.flatMap(({ evidenceIds }) => evidenceIds))
  return [...shown]
    .map((id) => requireEvidence(db, id))
    .sort((a, b) => a.number.localeCompare(b.number, 'id', { numeric: true }))
    .map((evidence, index) => ({ evidence, image: evidence.kind === 'image' ? `bukti-${index + 1}.png` : null }))
}

/** Their pictures with the newest annotations. Throws `evidence_damaged`. */
export async function annexPictures(session: Session, deps: PictureDeps, exhibits: Exhibits): Promise<RenderImage[]> {
  const images: RenderImage[] = []
  for (const { evidence, image } of exhibits)
    if (image)
      images.push({ name: image, bytes: await annotatedPicture(session, deps, { id: evidence.id, maxEdge: EDGE }) })
  return images
}

/** Exhibit numbers by evidence id, of what the answers are linked with. */
export const exhibitNumbers = (db: ReadDb, { exchanges }: Pick<Interview, 'exchanges'>): Map<string, string> =>
  new Map(
    listByIds(db, [...new Set(exchanges.flatMap(({ evidenceIds }) => evidenceIds))]).map(({ id, number }) => [
      id,
      number,
    ]),
  )
