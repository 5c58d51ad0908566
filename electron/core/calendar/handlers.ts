import { implement } from '@orpc/server'
import { calendarContract } from '#shared/calendar/contract.ts'
import type { CalendarYear } from '#shared/calendar/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { insertVersion, insertWeek, listVersions } from './repository.ts'
import type { WorkCalendars } from './service.ts'

type Deps = Readonly<{ requireSession: RequireSession; ports: Pick<Ports, 'now'>; calendars: WorkCalendars }>

const inOrder = (data: CalendarYear): CalendarYear => ({
  ...data,
  holidays: data.holidays.toSorted((a, b) => a.day.localeCompare(b.day)),
})

export function createCalendarHandlers({ requireSession, ports, calendars }: Deps) {
  const os = implement(calendarContract)
  const now = () => toInstant(ports.now())

  return os.router({
    get: os.get.handler(() => calendars.get(requireSession().db)),
    setWeek: os.setWeek.handler(({ input: { week, reason } }) => {
      const session = requireSession()
      if (reason.trim() === '') throw new AppError('reason_required')
      return session.commit({ action: 'calendar.week_set', subject: 'calendar', details: { week, reason } }, (db) => {
        insertWeek(db, { caseId: null, week, reason, at: now(), by: session.user.name })
        return calendars.get(db)
      })
    }),
    saveYear: os.saveYear.handler(({ input: { data, baseVersion, reason } }) => {
      const session = requireSession()
      if (reason.trim() === '') throw new AppError('reason_required')
      const { year } = data
      const current = calendars.get(session.db).years.find((known) => known.data.year === year)?.version ?? 0
      if (current !== baseVersion) throw new AppError('year_changed')
      const version = current + 1
      const details = { year: String(year), version, holidays: data.holidays.length, reason }
      return session.commit({ action: 'calendar.year_saved', subject: 'calendar', details }, (db) => {
        insertVersion(db, { data: inOrder(data), version, reason, at: now(), by: session.user.name })
        return calendars.get(db)
      })
    }),
    history: os.history.handler(({ input }) => listVersions(requireSession().db, input.year)),
  })
}
