import type { Calendar } from '#shared/calendar/contract.ts'
import {
  type CalendarYear,
  type KnownYear,
  type WorkCalendar,
  type WorkWeek,
  workCalendar,
} from '#shared/calendar/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { insertWeek, listNewest, readWeek } from './repository.ts'
import { readShippedYears } from './shipped.ts'

export { insertWeek, readWeek }

const DEFAULT_WEEK: WorkWeek = 5

/** The calendars that ship with the program, changed by the office. */
export type WorkCalendars = Readonly<{
  get(db: ReadDb): Calendar
  /** For counting; of a case where one is given, whose office may have its own week. */
  of(db: ReadDb, caseId?: string | null): WorkCalendar
}>

/** Reads the shipped files once, at the first question. */
export function createWorkCalendars({ resourcesDir }: Pick<Ports, 'resourcesDir'>): WorkCalendars {
  let kept: readonly CalendarYear[] | null = null
  const shipped = () => {
    kept ??= readShippedYears(resourcesDir)
    return kept
  }
  const yearsOf = (db: ReadDb): KnownYear[] => {
    const own = listNewest(db).map(({ data, version }): KnownYear => ({ data, origin: 'office', version }))
    const untouched = shipped()
      .filter(({ year }) => !own.some(({ data }) => data.year === year))
      .map((data): KnownYear => ({ data, origin: 'shipped', version: 0 }))
    return [...own, ...untouched].sort((a, b) => b.data.year - a.data.year)
  }
  const officeWeek = (db: ReadDb) => readWeek(db, null) ?? DEFAULT_WEEK
  return {
    get: (db) => ({ week: officeWeek(db), years: yearsOf(db) }),
    of: (db, caseId = null) =>
      workCalendar(
        (caseId === null ? null : readWeek(db, caseId)) ?? officeWeek(db),
        yearsOf(db).map(({ data }) => data),
      ),
  }
}
