import { AppError } from '#shared/kernel/app-error.ts'
import type { MediaSource } from '../kernel/media.ts'
import type { Session } from '../kernel/session.ts'
import { findEvidence } from './repository.ts'
import { blobOf } from './service.ts'

/** The item as the page may show it: nothing that a browser would run, `other` not at all. */
export async function findEvidenceMedia(session: Session, id: string): Promise<MediaSource | null> {
  const evidence = findEvidence(session.db, id)
  if (!evidence || evidence.kind === 'other') return null
  const blob = blobOf(session.db, id)
  return {
    contentType: evidence.kind === 'text' ? evidence.mime : evidence.mime.replace('video/x-matroska', 'video/webm'),
    size: evidence.size,
    async *read(start, end) {
      const reader = await session.blobs.open(blob)
      try {
        yield* reader.read(start, end)
      } catch (cause) {
        throw new AppError('evidence_damaged', undefined, { cause })
      } finally {
        await reader.close()
      }
    },
  }
}
