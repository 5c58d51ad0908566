import type { CaseId } from '#shared/cases/model.ts'
import { type CalendarEvent, calendarFile } from '#shared/deadlines/ics.ts'
import type { Reminder } from '#shared/deadlines/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Session } from '../kernel/session.ts'
import { type LeavingPorts, saveOutside } from '../reports/leaving.ts'
import { remindersOf } from './reminders.ts'
import type { DeadlineDeps } from './service.ts'

type Deps = Omit<DeadlineDeps, 'ports'> & Readonly<{ ports: LeavingPorts }>

/** What is still to come or to do, as events without a name. Throws `nothing_to_export`, `reporter_leak`. */
export async function exportCalendar(session: Session, deps: Deps, caseId: CaseId | null) {
  const { reminders, today } = remindersOf(session.db, deps, caseId)
  const events = reminders.flatMap(eventOf)
  if (events.length === 0) throw new AppError('nothing_to_export')
  const text = calendarFile(events, toInstant(deps.ports.now()))
  const subject = caseId === null ? '' : ` ${reminders[0]?.caseNumber ?? ''}`
  const savedAs = await saveOutside(session, deps.ports, {
    kind: 'calendar',
    subject: caseId ?? '',
    name: `tenggat${subject} ${today}.ics`,
    texts: [{ place: 'kalender tenggat', text }],
    fill: async (file) => void (await file.writeFile(text)),
  })
  return { savedAs, events: events.length }
}

/** The subject's id in the key says nothing outside of this vault. */
function eventOf({ key, caseId, caseNumber, title, dueOn }: Reminder): CalendarEvent[] {
  if (dueOn === null) return []
  return [
    {
      uid: `${caseId}.${key}@saksama.invalid`,
      day: dueOn,
      summary: `${caseNumber}: ${title}`,
      description: 'Dihitung oleh Saksama. Rincian hari kerja ada pada tab Tenggat perkara ini.',
    },
  ]
}
