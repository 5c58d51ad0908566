import { blobMedia } from '../kernel/blob-media.ts'
import type { MediaSource } from '../kernel/media.ts'
import type { Session } from '../kernel/session.ts'
import { findBlob } from '../vault/blob-rows.ts'

/** A revision's PDF by its blob id. */
export async function documentMedia(session: Session, id: string): Promise<MediaSource | null> {
  const known = session.db.prepare('SELECT 1 FROM document_revisions WHERE blob_id = ?').get(id)
  const blob = known === undefined ? null : findBlob(session.db, id)
  return blob && blobMedia(session, blob, 'application/pdf')
}
