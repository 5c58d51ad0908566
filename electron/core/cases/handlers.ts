import { implement } from '@orpc/server'
import { casesContract } from '#shared/cases/contract.ts'
import { savedViewIdSchema } from '#shared/cases/filter.ts'
import { needsReason, nextStates } from '#shared/cases/lifecycle.ts'
import { type Case, type CaseId, subjectIdSchema } from '#shared/cases/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant, ZONE_OFFSET_HOURS } from '#shared/kernel/instant.ts'
import type { Entry, ReadDb, WriteDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { readSettings } from '../settings/service.ts'
import { insertSubject, listCases, pageOfCases, updateCase, updateSubject } from './repository.ts'
import { NO_ALLEGATION, newCaseId, openCase, requireCase, requireOpenCase } from './service.ts'
import { listViews, putView, removeView } from './view-rows.ts'

export function createCasesHandlers({
  requireSession,
  ports,
}: {
  requireSession: RequireSession
  ports: Pick<Ports, 'now' | 'newId'>
}) {
  const os = implement(casesContract)
  const now = () => toInstant(ports.now())
  const momentOf = (db: ReadDb) => ({ now: ports.now(), offsetHours: ZONE_OFFSET_HOURS[readSettings(db).zone] })

  /** One change to an open case, with its audit entry; answers with the case as it is now. */
  function change(id: CaseId, entry: Omit<Entry, 'subject'>, work: (db: WriteDb, before: Case) => void): Case {
    const session = requireSession()
    const before = requireOpenCase(session.db, id)
    return session.commit({ ...entry, subject: id }, (db) => {
      work(db, before)
      return requireCase(db, id)
    })
  }

  return os.router({
    list: os.list.handler(({ input }) => {
      const { db } = requireSession()
      return listCases(db, input, momentOf(db))
    }),
    page: os.page.handler(({ input: { offset, limit, ...filter } }) => {
      const { db } = requireSession()
      return pageOfCases(db, filter, { offset, limit, ...momentOf(db) })
    }),
    views: os.views.handler(() => {
      const { db, user } = requireSession()
      return listViews(db, user.id)
    }),
    saveView: os.saveView.handler(({ input: { name, filter } }) => {
      const { user, commit } = requireSession()
      const id = savedViewIdSchema.parse(ports.newId())
      return commit({ action: 'case.view_saved', subject: user.id, details: { name } }, (db) => {
        putView(db, user.id, { id, name, filter })
        return listViews(db, user.id)
      })
    }),
    removeView: os.removeView.handler(({ input: { id } }) => {
      const { user, commit } = requireSession()
      return commit({ action: 'case.view_removed', subject: user.id, details: { id } }, (db) => {
        removeView(db, user.id, id)
        return listViews(db, user.id)
      })
    }),
    get: os.get.handler(({ input }) => requireCase(requireSession().db, input.id)),
    open: os.open.handler(({ input }) => {
      const id = newCaseId(ports)
      return requireSession().commit({ action: 'case.opened', subject: id, details: { title: input.title } }, (db) => {
        openCase(db, ports, id, { ...input, allegation: NO_ALLEGATION })
        return requireCase(db, id)
      })
    }),
    rename: os.rename.handler(({ input: { id, title } }) =>
      change(id, { action: 'case.renamed', details: { title } }, (db) => updateCase(db, id, { title }, now())),
    ),
    setAllegation: os.setAllegation.handler(({ input: { id, allegation } }) =>
      change(id, { action: 'case.allegation_set', details: allegation }, (db) =>
        updateCase(db, id, { allegation }, now()),
      ),
    ),
    addSubject: os.addSubject.handler(({ input: { id, person, asOf } }) => {
      const subjectId = subjectIdSchema.parse(ports.newId())
      return change(id, { action: 'case.subject_added', details: { subjectId, name: person.name } }, (db) => {
        insertSubject(db, id, { id: subjectId, person, asOf })
        updateCase(db, id, {}, now())
      })
    }),
    updateSubject: os.updateSubject.handler(({ input: { id, subjectId, person, asOf } }) =>
      change(id, { action: 'case.subject_updated', details: { subjectId, name: person.name } }, (db) => {
        if (updateSubject(db, id, { id: subjectId, person, asOf }).changes === 0)
          throw new AppError('subject_not_found')
        updateCase(db, id, {}, now())
      }),
    ),
    moveTo: os.moveTo.handler(({ input: { id, state, reason } }) => {
      const session = requireSession()
      const before = requireCase(session.db, id)
      if (!nextStates(before.state).includes(state)) throw new AppError('step_not_allowed')
      if (needsReason(before.state, state) && reason.trim() === '') throw new AppError('reason_required')
      return session.commit(
        { action: 'case.moved', subject: id, details: { from: before.state, to: state, reason } },
        (db) => {
          updateCase(db, id, { state, closeReason: state === 'closed' ? reason : '' }, now())
          return requireCase(db, id)
        },
      )
    }),
  })
}
