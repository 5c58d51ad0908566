import { blobMedia } from '../kernel/blob-media.ts'
import type { MediaSource } from '../kernel/media.ts'
import type { Session } from '../kernel/session.ts'
import { findShown } from './repository.ts'
import { blobOf } from './service.ts'

/** The item as the page may show it: nothing that a browser would run, `other` not at all. */
export async function findEvidenceMedia(session: Session, id: string): Promise<MediaSource | null> {
  const evidence = findShown(session.db, id)
  if (!evidence || evidence.kind === 'other') return null
  return blobMedia(session, blobOf(session.db, id), evidence.mime.replace(/^video\/(x-)?matroska$/, 'video/webm'))
}
