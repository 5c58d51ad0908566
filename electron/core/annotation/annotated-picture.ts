import { toDrawing } from '#shared/annotation/picture.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { readEvidence } from '../evidence/service.ts'
import type { Rasterizer } from '../kernel/rasterizer.ts'
import type { Session } from '../kernel/session.ts'
import { findRevision, newestRevision } from './repository.ts'

/** The picture with its newest annotations, redactions included, as PNG no longer than `maxEdge`; for annexes. */
export async function annotatedPicture(
  session: Session,
  rasterizer: Rasterizer,
  { id, maxEdge }: Readonly<{ id: EvidenceId; maxEdge: number }>,
): Promise<Uint8Array> {
  const { bytes } = await readEvidence(session, id)
  const newest = newestRevision(session.db, id)
  const saved = newest && findRevision(session.db, id, newest.revision)
  if (!saved || saved.shapes.length === 0) return rasterizer.thumbnail(bytes, maxEdge)
  const drawn = await rasterizer.flatten(bytes, toDrawing(saved.shapes, await rasterizer.probe(bytes)))
  return rasterizer.thumbnail(drawn, maxEdge)
}
