import { implement } from '@orpc/server'
import type { CaseId } from '#shared/cases/model.ts'
import { deadlinesContract } from '#shared/deadlines/contract.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { insertWeek } from '../calendar/service.ts'
import { requireCase, requireOpenCase, touchCase } from '../cases/service.ts'
import type { RequireSession } from '../kernel/session.ts'
import type { LeavingPorts } from '../reports/leaving.ts'
import { exportCalendar } from './export.ts'
import { remindersOf } from './reminders.ts'
import { insertOverride } from './repository.ts'
import { caseDeadlines, type DeadlineDeps } from './service.ts'

type Deps = Omit<DeadlineDeps, 'ports'> & Readonly<{ ports: LeavingPorts; requireSession: RequireSession }>

export function createDeadlinesHandlers(deps: Deps) {
  const { requireSession, ports } = deps
  const os = implement(deadlinesContract)
  const now = () => toInstant(ports.now())

  function open(caseId: CaseId, reason: string) {
    const session = requireSession()
    const found = requireOpenCase(session.db, caseId)
    if (reason.trim() === '') throw new AppError('reason_required')
    return { session, found }
  }

  return os.router({
    ofCase: os.ofCase.handler(({ input: { caseId } }) => {
      const { db } = requireSession()
      return caseDeadlines(db, deps, requireCase(db, caseId))
    }),
    override: os.override.handler(({ input: { caseId, key, day, reason } }) => {
      const { session, found } = open(caseId, reason)
      const deadline = caseDeadlines(session.db, deps, found).deadlines.find((one) => one.key === key)
      if (!deadline) throw new AppError('deadline_not_found')
      const action = day === null ? 'deadline.override_removed' : 'deadline.overridden'
      const details = { deadline: deadline.kind, day, reason }
      return session.commit({ action, subject: caseId, details }, (db) => {
        const at = now()
        insertOverride(db, { caseId, key, day, reason, at, by: session.user.name })
        touchCase(db, caseId, at)
        return caseDeadlines(db, deps, requireCase(db, caseId))
      })
    }),
    setWeek: os.setWeek.handler(({ input: { caseId, week, reason } }) => {
      const { session } = open(caseId, reason)
      return session.commit({ action: 'deadline.week_set', subject: caseId, details: { week, reason } }, (db) => {
        const at = now()
        insertWeek(db, { caseId, week, reason, at, by: session.user.name })
        touchCase(db, caseId, at)
        return caseDeadlines(db, deps, requireCase(db, caseId))
      })
    }),
    reminders: os.reminders.handler(() => remindersOf(requireSession().db, deps)),
    exportCalendar: os.exportCalendar.handler(async ({ input: { caseId } }) => {
      const session = requireSession()
      if (caseId !== null) requireCase(session.db, caseId)
      const saved = await exportCalendar(session, deps, caseId)
      if (saved.savedAs !== null)
        session.commit(
          { action: 'deadline.exported', subject: caseId ?? 'calendar', details: { events: saved.events } },
          () => undefined,
        )
      return saved
    }),
  })
}
