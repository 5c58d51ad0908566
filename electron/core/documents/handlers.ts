import { implement } from '@orpc/server'
import { documentsContract } from '#shared/documents/contract.ts'
import { type Document, documentIdSchema, previewSchema } from '#shared/documents/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { requireInterview } from '../interviews/service.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import type { TransientMedia } from '../kernel/transient-media.ts'
import { readSettings } from '../settings/service.ts'
import { checkDraftable, initialFields, titleOf } from './draft.ts'
import { exportRevision } from './export.ts'
import { finalizeDocument } from './finalize-document.ts'
import { signersOf } from './minutes-signers.ts'
import { deleteDraft, insertDocument, listDocuments, updateDraft } from './repository.ts'
import { requireDocument, requireDraft } from './service.ts'
import { type SettingDeps, setMinutes } from './set-minutes.ts'

export type DocumentsHandlersDeps = Readonly<{
  requireSession: RequireSession
  ports: Pick<Ports, 'now' | 'newId' | 'rasterizer' | 'shell'>
  media: TransientMedia
}> &
  Omit<SettingDeps, 'rasterizer'>

export function createDocumentsHandlers({ requireSession, ports, media, ...deps }: DocumentsHandlersDeps) {
  const os = implement(documentsContract)
  const setting: SettingDeps = { ...deps, rasterizer: ports.rasterizer }
  const now = () => toInstant(ports.now())

  return os.router({
    list: os.list.handler(({ input }) => listDocuments(requireSession().db, input.caseId)),
    get: os.get.handler(({ input }) => requireDocument(requireSession().db, input.id)),
    draft: os.draft.handler(({ input: { interviewId, kind } }): Document => {
      const session = requireSession()
      const interview = requireInterview(session.db, interviewId)
      checkDraftable(interview, kind)
      const fields = initialFields(interview, readSettings(session.db))
      const { caseId } = interview
      const id = documentIdSchema.parse(ports.newId())
      const signers = signersOf(interview, { isTeam: fields.examinerVoice === 'team', othersSign: fields.othersSign })
      const facts = { id, caseId, interviewId, kind, title: titleOf(kind, interview), fields, signers }
      return session.commit({ action: 'document.drafted', subject: id, details: { kind, interviewId } }, (db) => {
        insertDocument(db, { ...facts, createdAt: now(), createdBy: session.user.name })
        return requireDocument(db, id)
      })
    }),
    update: os.update.handler(({ input: { id, fields } }) => {
      const session = requireSession()
      const { interviewId } = requireDraft(session.db, id)
      const interview = requireInterview(session.db, interviewId)
      const signers = signersOf(interview, { isTeam: fields.examinerVoice === 'team', othersSign: fields.othersSign })
      return session.commit({ action: 'document.changed', subject: id }, (db) => {
        updateDraft(db, id, { fields, signers, at: now() })
        return requireDocument(db, id)
      })
    }),
    preview: os.preview.handler(async ({ input }) => {
      const session = requireSession()
      const document = requireDocument(session.db, input.id)
      const { rendered } = await setMinutes(session, setting, { document, draft: true })
      const { pdf, pages, replacedCharacters } = rendered
      // The vault may have been locked meanwhile, or another one opened: then nothing of this one may stay in memory.
      if (requireSession() !== session) throw new AppError('vault_locked')
      return previewSchema.parse({ mediaId: media.put(pdf, 'application/pdf'), pages, replacedCharacters })
    }),
    finalize: os.finalize.handler(({ input }) => finalizeDocument(requireSession(), { ...setting, ports }, input.id)),
    exportPdf: os.exportPdf.handler(({ input }) => exportRevision(requireSession(), ports, input)),
    discardDraft: os.discardDraft.handler(({ input: { id } }) => {
      const session = requireSession()
      requireDraft(session.db, id)
      session.commit({ action: 'document.draft_discarded', subject: id }, (db) => deleteDraft(db, id))
    }),
  })
}
