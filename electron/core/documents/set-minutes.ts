import { createHash } from 'node:crypto'
import type { Document, Signer } from '#shared/documents/model.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { requireCase } from '../cases/service.ts'
import { readWhole } from '../evidence/service.ts'
import { requireInterview } from '../interviews/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { KeptPictures } from '../kernel/kept-pictures.ts'
import type { Rasterizer } from '../kernel/rasterizer.ts'
import type { Session } from '../kernel/session.ts'
import { readSettings } from '../settings/service.ts'
import { findBlob } from '../vault/blob-rows.ts'
import { exhibitNumbers, gatherAnnex } from './annex.ts'
import { composeMinutes } from './compose-minutes.ts'
import { type MinutesLayout, type MinutesModel, minutesModelSchema } from './minutes-model.ts'
import { signersOf } from './minutes-signers.ts'
import type { Rendered, Renderer, RenderImage } from './render.ts'

export type SettingDeps = Readonly<{
  renderer: Renderer
  rasterizer: Rasterizer
  pictures: KeptPictures
  auditHead(db: ReadDb): Readonly<{ seq: number; hash: string }>
}>

export type SetMinutes = Readonly<{
  rendered: Rendered
  model: MinutesModel
  signers: readonly Signer[]
  contentSha256: string
}>

/** Composes the text as it is now and sets it. Errors of evidence, interview and case as declared by the contract. */
export async function setMinutes(
  session: Session,
  deps: SettingDeps,
  { document, draft }: Readonly<{ document: Document; draft: boolean }>,
): Promise<SetMinutes> {
  const { db } = session
  const { fields } = document
  const interview = requireInterview(db, document.interviewId)
  const settings = readSettings(db)
  // Only a preview may show what is kept: what will be signed is read from the sealed originals, hash and all.
  const pictures = draft ? deps.pictures : null
  const annex = fields.includeAnnex ? await gatherAnnex(session, { ...deps, pictures }, interview) : null
  const logo = await readLogo(session, settings.logo)
  const signers = signersOf(interview, { isTeam: fields.examinerVoice === 'team', othersSign: fields.othersSign })
  const model = minutesModelSchema.parse(
    composeMinutes({
      documentId: document.id,
      kind: document.kind,
      fields,
      signers,
      interview,
      case: requireCase(db, document.caseId),
      settings,
      exhibits: annex?.exhibits ?? null,
      exhibitNumbers: exhibitNumbers(db, document.caseId),
      logo: logo?.name ?? null,
      auditHead: deps.auditHead(db),
    }),
  )
  const contentSha256 = createHash('sha256').update(canonicalJson(model)).digest('hex')
  const { font, margins } = settings
  const paper = fields.paper ?? settings.paper
  const layout: MinutesLayout = { paper, font, margins, draft, contentSha256: draft ? '' : contentSha256 }
  const images = [...(annex?.images ?? []), ...(logo ? [logo] : [])]
  const rendered = await deps.renderer.render({ template: 'minutes', data: { model, layout }, images })
  return { rendered, model, signers, contentSha256 }
}

async function readLogo(session: Session, id: string | null): Promise<RenderImage | null> {
  const blob = id === null ? null : findBlob(session.db, id)
  return blob && { name: 'logo.png', bytes: await readWhole(session, blob) }
}
