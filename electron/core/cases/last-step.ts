/**
 * SQL: the day of the last procedural step of a `cases c`, on the office's wall: what was recorded as a step, a hearing that
 * is over, minutes signed, the case moved on by hand; before any of them, the day it was opened. Typing is no step.
 * `shift` is the parameter that holds the office's offset, e.g. "+7 hours".
 */
export const lastStepDay = (shift: string): string => `max(
  date(c.opened_at, ${shift}),
  coalesce((SELECT max(s.day) FROM procedure_steps s WHERE s.case_id = c.id AND s.withdrawn_at IS NULL), ''),
  coalesce((SELECT max(date(coalesce(i.started_at, i.preparation ->> '$.scheduled.at'), ${shift})) FROM interviews i
    WHERE i.case_id = c.id AND i.state IN ('concluded', 'declined', 'absent')), ''),
  coalesce((SELECT max(date(v.at, ${shift})) FROM documents d JOIN document_revisions v ON v.document_id = d.id
    WHERE d.case_id = c.id AND d.kind = 'examination_minutes'), ''),
  coalesce((SELECT max(date(a.at, ${shift})) FROM audit_log a WHERE a.subject = c.id AND a.action = 'case.moved'), ''))`
