import { implement } from '@orpc/server'
import { annotationContract } from '#shared/annotation/contract.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { readEvidence } from '../evidence/service.ts'
import type { RequireSession } from '../kernel/session.ts'
import { type ExportPorts, exportFlattened } from './export.ts'
import { findRevision, listRevisions, newestRevision } from './repository.ts'
import { saveRevision } from './save.ts'
import { isReadOnly, requirePicture } from './subject-picture.ts'

export function createAnnotationHandlers({
  requireSession,
  ports,
}: {
  requireSession: RequireSession
  ports: ExportPorts
}) {
  const os = implement(annotationContract)
  return os.router({
    load: os.load.handler(async ({ input: { evidenceId } }) => {
      const session = requireSession()
      requirePicture(session.db, evidenceId)
      const { bytes } = await readEvidence(session, evidenceId)
      const size = await ports.rasterizer.probe(bytes)
      const newest = newestRevision(session.db, evidenceId)
      const saved = newest && findRevision(session.db, evidenceId, newest.revision)
      return {
        revision: newest?.revision ?? 0,
        savedAt: newest?.savedAt ?? null,
        shapes: [...(saved?.shapes ?? [])],
        ...size,
        readOnly: isReadOnly(session.db, evidenceId),
      }
    }),
    save: os.save.handler(({ input }) => {
      const { revision, savedAt } = saveRevision(requireSession(), ports, input)
      return { revision, savedAt }
    }),
    listRevisions: os.listRevisions.handler(({ input: { evidenceId } }) => {
      const { db } = requireSession()
      requirePicture(db, evidenceId)
      return listRevisions(db, evidenceId)
    }),
    loadRevision: os.loadRevision.handler(({ input: { evidenceId, revision } }) => {
      const { db } = requireSession()
      requirePicture(db, evidenceId)
      const saved = findRevision(db, evidenceId, revision)
      if (!saved) throw new AppError('annotation_revision_not_found')
      return { revision: saved.revision, shapes: [...saved.shapes] }
    }),
    exportFlattened: os.exportFlattened.handler(({ input }) => exportFlattened(requireSession(), ports, input)),
  })
}
