import type { Document } from '#shared/documents/model.ts'
import { readWhole } from '../evidence/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { KeptPictures } from '../kernel/kept-pictures.ts'
import type { Rasterizer } from '../kernel/rasterizer.ts'
import type { Session } from '../kernel/session.ts'
import { findBlob } from '../vault/blob-rows.ts'
import { annexPictures } from './annex.ts'
import { type AuditHead, type Content, composeContent } from './compose-content.ts'
import type { Rendered, Renderer, RenderImage } from './render.ts'

export type SettingDeps = Readonly<{
  renderer: Renderer
  rasterizer: Rasterizer
  pictures: KeptPictures
  auditHead(db: ReadDb): AuditHead
}>

export type SetMinutes = Readonly<{ rendered: Rendered; content: Content; auditHead: AuditHead }>

/** Composes the text as it is now and sets it. Errors of evidence, interview and case as declared by the contract. */
export async function setMinutes(
  session: Session,
  deps: SettingDeps,
  { document, draft }: Readonly<{ document: Document; draft: boolean }>,
): Promise<SetMinutes> {
  const auditHead = deps.auditHead(session.db)
  const content = composeContent(session.db, { document, draft, auditHead, vaultId: session.vaultId })
  const { model, layout } = content
  // Only a preview may show what is kept: what will be signed is read from the sealed originals, hash and all.
  const pictures = draft ? deps.pictures : null
  const images = [
    ...(await annexPictures(session, { ...deps, pictures }, content.exhibits ?? [])),
    ...(await readLogo(session, content.logo)),
  ]
  const rendered = await deps.renderer.render({ template: 'minutes', data: { model, layout }, images })
  return { rendered, content, auditHead }
}

async function readLogo(session: Session, id: string | null): Promise<RenderImage[]> {
  const blob = id === null ? null : findBlob(session.db, id)
  return blob ? [{ name: 'logo.png', bytes: await readWhole(session, blob) }] : []
}
