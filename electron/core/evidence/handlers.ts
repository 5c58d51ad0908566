import { implement } from '@orpc/server'
import { evidenceContract } from '#shared/evidence/contract.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { requireOpenCase } from '../cases/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { exportOriginal } from './export.ts'
import { requireTarget } from './import-target.ts'
import {
  findEvidence,
  listByIds,
  listCustody,
  listDerived,
  listEvidence,
  listSameBytes,
  pageOfEvidence,
} from './repository.ts'
import { markWithdrawn, noteCustody, updateDescription } from './rows.ts'
import { commitCustody, requireEvidence } from './service.ts'
import type { Tickets } from './tickets.ts'
import { verifyEvidence } from './verify.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  tickets: Tickets
  ports: Pick<Ports, 'now' | 'newId' | 'shell'>
}>

export function createEvidenceHandlers({ requireSession, tickets, ports }: Deps) {
  const os = implement(evidenceContract)
  const now = () => toInstant(ports.now())

  return os.router({
    list: os.list.handler(({ input }) => listEvidence(requireSession().db, input.target)),
    listByIds: os.listByIds.handler(({ input }) => listByIds(requireSession().db, input.ids)),
    page: os.page.handler(({ input }) => pageOfEvidence(requireSession().db, input)),
    get: os.get.handler(({ input: { id } }) => {
      const { db } = requireSession()
      const evidence = requireEvidence(db, id)
      return {
        evidence,
        custody: listCustody(db, id),
        sameBytes: listSameBytes(db, evidence),
        derivedFrom: evidence.derivedFrom && findEvidence(db, evidence.derivedFrom),
        derived: listDerived(db, id),
      }
    }),
    beginImport: os.beginImport.handler(({ input: { files, ...facts } }) => {
      requireTarget(requireSession().db, facts.target)
      return files.map((file) => tickets.issue({ ...facts, files: [file] }))
    }),
    beginBatch: os.beginBatch.handler(({ input }) => {
      requireTarget(requireSession().db, input.target)
      return tickets.issue({ ...input, skipKnown: true })
    }),
    importProgress: os.importProgress.handler(({ input, signal }) => {
      requireSession()
      return tickets.watch(input.ticket, signal)
    }),
    cancelImport: os.cancelImport.handler(({ input }) => tickets.cancel(input.ticket)),
    noteViewed: os.noteViewed.handler(({ input: { id } }) => {
      const session = requireSession()
      requireEvidence(session.db, id)
      commitCustody(session, id, { at: now(), action: 'viewed', detail: '' })
    }),
    describe: os.describe.handler(({ input: { id, ...description } }) => {
      const session = requireSession()
      requireChangeable(session.db, id)
      return session.commit(
        { action: 'evidence.described', subject: id, details: { title: description.title } },
        (db) => {
          updateDescription(db, id, description)
          noteCustody(db, id, { at: now(), actor: session.user.name, action: 'described', detail: '' })
          return requireEvidence(db, id)
        },
      )
    }),
    verify: os.verify.handler(({ input }) => verifyEvidence(requireSession(), ports, input.id)),
    withdraw: os.withdraw.handler(({ input: { id, reason } }) => {
      const session = requireSession()
      if (requireChangeable(session.db, id).withdrawnAt) throw new AppError('evidence_withdrawn')
      return session.commit({ action: 'evidence.withdrawn', subject: id, details: { reason } }, (db) => {
        markWithdrawn(db, id, now(), reason)
        noteCustody(db, id, { at: now(), actor: session.user.name, action: 'withdrawn', detail: reason })
        return requireEvidence(db, id)
      })
    }),
    restore: os.restore.handler(({ input: { id, reason } }) => {
      const session = requireSession()
      requireChangeable(session.db, id)
      return session.commit({ action: 'evidence.restored', subject: id, details: { reason } }, (db) => {
        markWithdrawn(db, id, null, '')
        noteCustody(db, id, { at: now(), actor: session.user.name, action: 'restored', detail: reason })
        return requireEvidence(db, id)
      })
    }),
    exportOriginal: os.exportOriginal.handler(async ({ input }) => ({
      savedAs: await exportOriginal(requireSession(), ports, input.id),
    })),
  })
}

/** What is in a closed case stays as it was decided upon. Throws AppError `evidence_not_found`, `case_closed`. */
function requireChangeable(db: ReadDb, id: string): Evidence {
  const evidence = requireEvidence(db, id)
  if (evidence.caseId !== null) requireOpenCase(db, evidence.caseId)
  return evidence
}
