import type { CaseFilter } from '#shared/cases/filter.ts'
import { escapeLike } from '../kernel/sql.ts'
import { lastStepDay } from './last-step.ts'

/** Rows of `cases c` that a filter lets through; a part left open is no condition at all. */
export const MATCHING = `WHERE (:state IS NULL OR c.state = :state)
   AND (:search = '%%' OR c.title LIKE :search ESCAPE '\\' OR c.number LIKE :search ESCAPE '\\'
     OR EXISTS (SELECT 1 FROM subjects s WHERE s.case_id = c.id AND (s.person ->> 'name' LIKE :search ESCAPE '\\' OR s.person ->> 'nip' LIKE :search ESCAPE '\\')))
   AND (:office = '%%' OR EXISTS (SELECT 1 FROM subjects s WHERE s.case_id = c.id AND s.person ->> 'office' LIKE :office ESCAPE '\\'))
   AND (:employment IS NULL OR EXISTS (SELECT 1 FROM subjects s WHERE s.case_id = c.id AND s.person ->> 'employment' = :employment))
   AND (:openedFrom IS NULL OR c.opened_at >= :openedFrom)
   AND (:openedTo IS NULL OR c.opened_at < :openedTo)
   AND (:idleSince IS NULL OR (c.state NOT IN ('finished', 'closed') AND ${lastStepDay(':shift')} <= :idleSince))
   AND (:decided IS NULL OR :decided = EXISTS (SELECT 1 FROM decisions d WHERE d.case_id = c.id AND d.replaced_by IS NULL))`

const ORDERS = {
  changed: 'c.changed_at DESC, c.number DESC',
  opened: 'c.opened_at DESC, c.number DESC',
  number: 'c.number DESC',
  title: 'c.title COLLATE NOCASE, c.number',
} as const satisfies Record<CaseFilter['order'], string>

export const orderBy = ({ order }: CaseFilter): string => `ORDER BY ${ORDERS[order]}`

export type Moment = Readonly<{ now: Date; offsetHours: number }>

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Named parameters of `MATCHING`; days are those of the office's wall. */
export function parametersOf(filter: CaseFilter, { now, offsetHours }: Moment) {
  const { search, state, office, employment, openedFrom, openedTo, idleDays, decided } = filter
  const wallDay = (at: number) => new Date(at + offsetHours * HOUR_MS).toISOString().slice(0, 10)
  const startOf = (day: string, plus = 0) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + plus - offsetHours * HOUR_MS).toISOString()
  return {
    state,
    employment,
    search: `%${escapeLike(search.trim())}%`,
    office: `%${escapeLike(office.trim())}%`,
    openedFrom: openedFrom && startOf(openedFrom),
    openedTo: openedTo && startOf(openedTo, DAY_MS),
    shift: `+${offsetHours} hours`,
    idleSince: idleDays === null ? null : wallDay(now.getTime() - idleDays * DAY_MS),
    decided: decided === null ? null : Number(decided),
  }
}
