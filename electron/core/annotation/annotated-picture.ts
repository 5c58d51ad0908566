import { toDrawing } from '#shared/annotation/picture.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { readEvidence } from '../evidence/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { KeptPictures } from '../kernel/kept-pictures.ts'
import type { Rasterizer } from '../kernel/rasterizer.ts'
import type { Session } from '../kernel/session.ts'
import { findRevision, newestRevision } from './repository.ts'

export type PictureDeps = Readonly<{
  rasterizer: Rasterizer
  /** Null where the picture must come from the sealed original each time. */
  pictures: KeptPictures | null
}>

/** The newest annotations of a picture; 0 = none yet. */
export const annotationRevision = (db: ReadDb, id: EvidenceId): number => newestRevision(db, id)?.revision ?? 0

type Wanted = Readonly<{ id: EvidenceId; maxEdge: number }>

/** The picture with its newest annotations, redactions included, as PNG no longer than `maxEdge`; for annexes. */
export function annotatedPicture(
  session: Session,
  { rasterizer, pictures }: PictureDeps,
  { id, maxEdge }: Wanted,
): Promise<Uint8Array> {
  const revision = annotationRevision(session.db, id)
  const render = () => renderRevision(session, rasterizer, { id, maxEdge, revision })
  return pictures?.through(`${id}/${revision}/${maxEdge}`, render) ?? render()
}

async function renderRevision(
  session: Session,
  rasterizer: Rasterizer,
  { id, maxEdge, revision }: Wanted & Readonly<{ revision: number }>,
): Promise<Uint8Array> {
  const { bytes } = await readEvidence(session, id)
  const saved = findRevision(session.db, id, revision)
  if (!saved || saved.shapes.length === 0) return rasterizer.thumbnail(bytes, maxEdge)
  const drawn = await rasterizer.flatten(bytes, toDrawing(saved.shapes, await rasterizer.probe(bytes)))
  return rasterizer.thumbnail(drawn, maxEdge)
}
