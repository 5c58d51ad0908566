import type { Document } from '#shared/documents/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import { requireInterview } from '../interviews/service.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { assertNoReporter } from '../reports/leak-check.ts'
import { recordBlob } from '../vault/blob-rows.ts'
import { composeContent } from './compose-content.ts'
import { checkFinalizable } from './draft.ts'
import { type Attachment, finalizePdf } from './finalize.ts'
import { textsOfMinutes } from './leaving-texts.ts'
import type { MinutesModel } from './minutes-model.ts'
import { SIGNER_RANGE } from './minutes-signers.ts'
import { freeze } from './repository.ts'
import { commitBlob, insertRevision } from './revisions.ts'
import { requireDocument, requireDraft } from './service.ts'
import { type SetMinutes, type SettingDeps, setMinutes } from './set-minutes.ts'

/** Freezes the text and stores revision 1 with every field prepared. Errors as declared by the contract. */
export async function finalizeDocument(
  session: Session,
  { ports, ...setting }: SettingDeps & Readonly<{ ports: Pick<Ports, 'now' | 'newId'> }>,
  id: Document['id'],
): Promise<Document> {
  const document = requireDraft(session.db, id)
  checkFinalizable(requireInterview(session.db, document.interviewId))
  const set = await setMinutes(session, setting, { document, draft: false })
  const { signers, contentSha256, fingerprint } = set.content
  if (signers.length < SIGNER_RANGE.min || signers.length > SIGNER_RANGE.max) throw new AppError('signers_out_of_range')
  const texts = [{ place: 'nama naskah', text: document.title }, ...textsOfMinutes(set.content.model)]
  await assertNoReporter(session, ports, { kind: 'document', subject: id, texts })
  const at = toInstant(ports.now())
  const blob = await session.blobs.put([await finalizePdf(finalizing(set, at))])
  const details = { contentSha256, sha256: blob.sha256, signers: signers.map(({ field }) => field) }
  return commitBlob(session, blob, () =>
    session.commit({ action: 'document.finalized', subject: id, details }, (db) => {
      // Document, hearing, case or settings may have changed while the text was being set.
      const facts = { draft: false, auditHead: set.auditHead, vaultId: session.vaultId }
      const now = composeContent(db, { document: requireDraft(db, id), ...facts })
      if (now.fingerprint !== fingerprint) throw new AppError('document_changed')
      recordBlob(db, blob, at)
      freeze(db, id, { signers, contentSha256, at })
      insertRevision(db, id, { n: 1, kind: 'final', blobId: blob.id, at, by: session.user.name, fields: [] })
      return requireDocument(db, id)
    }),
  )
}

const finalizing = ({ rendered, content: { model, signers } }: SetMinutes, at: Instant) => ({
  rendered,
  title: model.number === '' ? model.title : `${model.title} Nomor ${model.number}`,
  author: model.letterhead.agency,
  at,
  signers: signers.map(({ field, role, name }) => ({ field, label: `${role}: ${name}` })),
  attachments: attachmentsOf(model),
})

const attachmentsOf = (model: MinutesModel): Attachment[] => [
  {
    name: 'berita-acara.json',
    description: 'Isi berita acara sebagai data (RFC 8785); sidik isi dihitung dari berkas ini',
    bytes: new TextEncoder().encode(canonicalJson(model)),
    mime: 'application/json',
  },
  {
    name: 'daftar-bukti.json',
    description: 'Daftar bukti pada lampiran beserta SHA-256',
    bytes: new TextEncoder().encode(
      canonicalJson((model.annex ?? []).map(({ number, title, sha256 }) => ({ number, title, sha256 }))),
    ),
    mime: 'application/json',
  },
]
