import type { Case, CaseId } from '#shared/cases/model.ts'
import { byUrgency } from '#shared/deadlines/case-deadlines.ts'
import type { Reminder } from '#shared/deadlines/model.ts'
import { isOpen } from '#shared/deadlines/state.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { readWeek } from '../calendar/service.ts'
import { requireCase } from '../cases/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import { lookNow } from '../procedure/service.ts'
import { casesWithClocks } from './repository.ts'
import { countedFor, type DeadlineDeps } from './service.ts'

export type Reminders = Readonly<{ today: Day; overdue: number; reminders: Reminder[] }>

/** Open clocks of the given cases, or of all, most pressing first. The calendar and the law are read once. */
export function remindersOf(db: ReadDb, deps: DeadlineDeps, only: CaseId | null = null): Reminders {
  const look = lookNow(db, deps)
  const office = deps.calendars.of(db)
  const cases = (only === null ? casesWithClocks(db, look.today) : [only]).map((id) => requireCase(db, id))
  const reminders = cases.flatMap((found) => {
    const week = readWeek(db, found.id) ?? office.week
    return countedFor(db, { found, look, calendar: { ...office, week } })
      .filter(({ state }) => isOpen(state))
      .map((deadline) => toReminder(found, deadline))
  })
  return {
    today: look.today,
    overdue: reminders.filter(({ state, bearer }) => state === 'overdue' && bearer === 'ours').length,
    reminders: reminders.sort(byUrgency),
  }
}

/** Numbers and kinds, no names: this goes into other people's calendars too. */
const toReminder = (
  { id, number }: Case,
  { key, kind, title, bearer, dueOn, state, missingYear }: Omit<Reminder, 'caseId' | 'caseNumber'>,
): Reminder => ({ caseId: id, caseNumber: number, key, kind, title, bearer, dueOn, state, missingYear })
