import type { Allegation, Case, CaseId, CaseState } from '#shared/cases/model.ts'
import { caseIdSchema, caseStateSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Day, type Instant, toInstant } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import { dayOf } from '#shared/words/date-words.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { yearlyNumber } from '../kernel/numbering.ts'
import type { Ports } from '../kernel/ports.ts'
import { readSettings } from '../settings/service.ts'
import { findCase, insertCase, insertSubject, updateCase } from './repository.ts'

export { findCase }

/** Throws `case_not_found`. */
export function requireCase(db: ReadDb, id: string): Case {
  const found = findCase(db, id)
  if (!found) throw new AppError('case_not_found')
  return found
}

/** Throws `case_not_found` or `case_closed`. */
export function requireOpenCase(db: ReadDb, id: string): Case {
  const found = requireCase(db, id)
  if (found.state === 'closed') throw new AppError('case_closed')
  return found
}

export const NO_ALLEGATION: Allegation = { actDay: null, description: '', norm: '' }

type Opening = Readonly<{
  title: string
  subjects: readonly Person[]
  allegation: Allegation
  /** The day the subjects are described as of; today on the office's wall unless told otherwise. */
  asOf?: Day | null
}>

/** Inside a unit of work: a new case in state telaah. */
export function openCase(
  db: WriteDb,
  ports: Pick<Ports, 'now' | 'newId'>,
  id: CaseId,
  { title, subjects, allegation, asOf = null }: Opening,
): void {
  const now = ports.now()
  const at = toInstant(now)
  insertCase(db, { id, number: yearlyNumber(db, 'P', now.getUTCFullYear()), title, allegation, at })
  const day = asOf ?? dayOf({ at, zone: readSettings(db).zone })
  for (const person of subjects) insertSubject(db, id, { id: subjectIdSchema.parse(ports.newId()), person, asOf: day })
}

export const newCaseId = (ports: Pick<Ports, 'newId'>): CaseId => caseIdSchema.parse(ports.newId())

/** Other features say that something in the case changed, so that the list shows the newest first. */
export const touchCase = (db: WriteDb, id: CaseId, at: Instant) => updateCase(db, id, {}, at)

/** Moves the coarse state on when it lies ahead; never back, and never out of a closed case. */
export function advanceCase(db: WriteDb, id: CaseId, state: CaseState, at: Instant): void {
  const { state: now } = requireCase(db, id)
  if (now !== 'closed' && caseStateSchema.options.indexOf(state) > caseStateSchema.options.indexOf(now))
    updateCase(db, id, { state }, at)
}
