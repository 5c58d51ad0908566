import { documentMedia } from './documents/media.ts'
import { findEvidenceMedia } from './evidence/media.ts'
import { findThumbnail } from './evidence/thumbnail.ts'
import type { KeptPictures } from './kernel/kept-pictures.ts'
import { type FindMedia, fromMemory } from './kernel/media.ts'
import type { Rasterizer } from './kernel/rasterizer.ts'
import type { TransientMedia } from './kernel/transient-media.ts'
import { settingsMedia } from './settings/media.ts'
import { permittedMedia } from './users/permit.ts'
import type { Vault } from './vault/service.ts'

type Deps = Readonly<{
  vault: Pick<Vault, 'session'>
  media: TransientMedia
  pictures: KeptPictures
  rasterizer: Rasterizer
}>

/** Ids the page may ask for: what is shown once, evidence, document revisions, the logo. Nothing while locked. */
export function createFindMedia({ vault, media, ...deps }: Deps): FindMedia {
  return async (id, size) => {
    const session = vault.session()
    if (!session) return null
    if (size === 'small') {
      const small = await findThumbnail(session, deps, id)
      // Drawing takes a while: a vault locked meanwhile shows nothing.
      return vault.session() === session ? permittedMedia(session, 'evidence', small) : null
    }
    const held = await media.find(id)
    // Making it takes a while: a vault locked meanwhile shows nothing.
    if (vault.session() !== session) return null
    if (held) return permittedMedia(session, 'shown_once', fromMemory(held.bytes, held.contentType))
    return (
      permittedMedia(session, 'evidence', await findEvidenceMedia(session, id)) ??
      permittedMedia(session, 'document', await documentMedia(session, id)) ??
      permittedMedia(session, 'logo', settingsMedia(session, id))
    )
  }
}
