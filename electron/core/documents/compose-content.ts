import { createHash } from 'node:crypto'
import type { Document, Signer } from '#shared/documents/model.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { annotationRevision } from '../annotation/annotated-picture.ts'
import { requireCase } from '../cases/service.ts'
import { requireInterview } from '../interviews/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import { readSettings } from '../settings/service.ts'
import { type Exhibits, exhibitNumbers, listExhibits } from './annex.ts'
import { composeMinutes } from './compose-minutes.ts'
import { type MinutesLayout, type MinutesModel, minutesModelSchema } from './minutes-model.ts'
import { signersOf } from './minutes-signers.ts'
import { printAnchor } from './print-anchor.ts'

export type AuditHead = Readonly<{ seq: number; hash: string }>

export type Content = Readonly<{
  model: MinutesModel
  layout: MinutesLayout
  signers: readonly Signer[]
  /** Null prints no annex. */
  exhibits: Exhibits | null
  /** Blob id. */
  logo: string | null
  /** SHA-256 of the canonical model. */
  contentSha256: string
  /** Of all that the print depends on: another one means that something has changed. */
  fingerprint: string
}>

type Composing = Readonly<{ document: Document; draft: boolean; auditHead: AuditHead; vaultId: string }>

/** The document as hearing, case, exhibits and settings are now. Errors of evidence, interview and case. */
export function composeContent(db: ReadDb, { document, draft, auditHead, vaultId }: Composing): Content {
  const { fields } = document
  const interview = requireInterview(db, document.interviewId)
  const settings = readSettings(db)
  const exhibits = fields.includeAnnex ? listExhibits(db, interview) : null
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
      exhibits,
      exhibitNumbers: exhibitNumbers(db, interview),
      logo: settings.logo === null ? null : 'logo.png',
      auditHead,
    }),
  )
  const contentSha256 = sha256Of(model)
  const { font, margins, logo } = settings
  const paper = fields.paper ?? settings.paper
  const layout: MinutesLayout = {
    paper,
    font,
    margins,
    draft,
    contentSha256: draft ? '' : contentSha256,
    anchor: printAnchor(auditHead, vaultId),
  }
  const annotations = exhibits?.map(({ evidence }) => annotationRevision(db, evidence.id)) ?? []
  const fingerprint = sha256Of({ model, layout, logo, annotations })
  return { model, layout, signers, exhibits, logo, contentSha256, fingerprint }
}

const sha256Of = (value: Parameters<typeof canonicalJson>[0]) =>
  createHash('sha256').update(canonicalJson(value)).digest('hex')
