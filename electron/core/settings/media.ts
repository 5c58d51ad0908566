import { blobMedia } from '../kernel/blob-media.ts'
import type { MediaSource } from '../kernel/media.ts'
import type { Session } from '../kernel/session.ts'
import { findBlob } from '../vault/blob-rows.ts'
import { readSettings } from './repository.ts'

/** The logo, under its blob id. */
export function settingsMedia(session: Session, id: string): MediaSource | null {
  if (readSettings(session.db).logo !== id) return null
  const blob = findBlob(session.db, id)
  return blob ? blobMedia(session, blob, 'image/png') : null
}
