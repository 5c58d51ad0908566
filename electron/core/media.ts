import { documentMedia } from './documents/media.ts'
import { findEvidenceMedia } from './evidence/media.ts'
import { type FindMedia, fromMemory } from './kernel/media.ts'
import type { TransientMedia } from './kernel/transient-media.ts'
import { settingsMedia } from './settings/media.ts'
import type { Vault } from './vault/service.ts'

/** Ids the page may ask for: what is shown once, evidence, document revisions, the logo. Nothing while locked. */
export const createFindMedia =
  ({ vault, media }: Readonly<{ vault: Pick<Vault, 'session'>; media: TransientMedia }>): FindMedia =>
  async (id) => {
    const session = vault.session()
    if (!session) return null
    const held = media.find(id)
    if (held) return fromMemory(held.bytes, held.contentType)
    return (await findEvidenceMedia(session, id)) ?? (await documentMedia(session, id)) ?? settingsMedia(session, id)
  }
