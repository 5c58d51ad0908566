import type { Case } from '#shared/cases/model.ts'
import { type DeadlineFacts, deadlinesOf } from '#shared/deadlines/case-deadlines.ts'
import type { CaseDeadlines, Deadline } from '#shared/deadlines/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { dayOf } from '#shared/words/date-words.ts'
import { readWeek, type WorkCalendars } from '../calendar/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import { type CaseReport, factsOf, lookNow, type ProcedureDeps, reportsOfCase } from '../procedure/service.ts'
import { overridesOf } from './repository.ts'

export type DeadlineDeps = ProcedureDeps & Readonly<{ calendars: WorkCalendars }>
type Look = ReturnType<typeof lookNow>

/** Every clock of a case as it stands today. */
export function caseDeadlines(db: ReadDb, deps: DeadlineDeps, found: Case): CaseDeadlines {
  const look = lookNow(db, deps)
  const own = readWeek(db, found.id)
  const calendar = deps.calendars.of(db, found.id)
  return {
    caseId: found.id,
    today: look.today,
    week: calendar.week,
    ownWeek: own !== null,
    deadlines: countedFor(db, { found, look, calendar }),
  }
}

type Counting = Readonly<{ found: Case; look: Look; calendar: DeadlineFacts['calendar'] }>

export function countedFor(db: ReadDb, { found, look, calendar }: Counting): Deadline[] {
  return deadlinesOf({
    subjects: factsOf(db, found, look).map(({ subjectId, name, course, steps }) => ({
      ...{ subjectId, name, steps },
      track: course.track,
    })),
    reports: reportsOfCase(db, found.id).map((report) => ({ ...report, receivedOn: receivedOn(report, look) })),
    actDay: found.allegation.actDay,
    today: look.today,
    calendar,
    entries: look.entries,
    overrides: overridesOf(db, found.id),
  })
}

const receivedOn = ({ ppkReceived, receivedAt }: CaseReport, { zone }: Look) =>
  ppkReceived === null ? dayOf({ at: receivedAt, zone }) : daySchema.parse(ppkReceived)
