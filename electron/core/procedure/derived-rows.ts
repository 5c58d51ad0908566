import { z } from 'zod'
import { interviewKindSchema, preparationSchema } from '#shared/interviews/model.ts'
import { type Instant, instantSchema, type Zone } from '#shared/kernel/instant.ts'
import { NO_DETAILS, type Step, type StepKind, type StepOrigin } from '#shared/procedure/model.ts'
import { dayOf } from '#shared/words/date-words.ts'
import type { ReadDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'
import type { SubjectStep } from './repository.ts'

/** What other parts of the program already know, as steps: nobody types it twice. */
export type DerivedStep = Readonly<{ subjectId: string; step: Step }>

type Read = Readonly<{ kind: StepKind; at: Instant; zone: Zone; origin: StepOrigin; sourceId: string; note?: string }>

const derived = ({ kind, at, zone, origin, sourceId, note = '' }: Read): Step => ({
  id: `${origin}:${sourceId}`,
  kind,
  day: dayOf({ at, zone }),
  details: { ...NO_DETAILS, note },
  origin,
  sourceId,
  reason: '',
  recordedAt: at,
  recordedBy: '',
})

const hearingRow = z.strictObject({
  id: z.string(),
  subjectId: z.string(),
  kind: interviewKindSchema,
  state: z.enum(['concluded', 'declined', 'absent']),
  preparation: jsonColumn(preparationSchema),
  startedAt: instantSchema.nullable(),
})

/**
 * Hearings that are over: held, refused, or not attended. The first examination missed is the first no-show, any later one
 * the second; `recorded` ones count along, whoever wrote them down.
 */
export function hearingSteps(db: ReadDb, caseId: string, recorded: readonly SubjectStep[]): DerivedStep[] {
  const rows = allRows(
    db,
    hearingRow,
    `SELECT id, subject_id AS subjectId, preparation ->> 'kind' AS kind, state, preparation, started_at AS startedAt
     FROM interviews WHERE case_id = ? AND state IN ('concluded', 'declined', 'absent')
     ORDER BY preparation ->> '$.scheduled.at', rowid`,
    caseId,
  )
  const missed = recorded
    .filter(({ step: { kind } }) => kind === 'summons_1_missed' || kind === 'summons_2_missed')
    .map(({ subjectId, step: { day } }) => ({ subjectId, day }))
  return rows.flatMap(({ id, subjectId, kind, state, preparation: { scheduled }, startedAt }) => {
    const at = state === 'absent' ? scheduled.at : (startedAt ?? scheduled.at)
    const day = dayOf({ at, zone: scheduled.zone })
    const before = missed.filter((one) => one.subjectId === subjectId && one.day < day)
    if (state === 'absent' && kind === 'examination') missed.push({ subjectId, day })
    const step = stepOfHearing(kind, state, before.length)
    if (!step) return []
    const note = state === 'declined' ? 'Datang, tetapi tidak bersedia diperiksa.' : ''
    return [
      { subjectId, step: derived({ kind: step, at, zone: scheduled.zone, origin: 'interview', sourceId: id, note }) },
    ]
  })
}

function stepOfHearing(kind: 'clarification' | 'examination', state: string, missedBefore: number): StepKind | null {
  if (state !== 'absent') return kind === 'examination' ? 'examination_held' : 'clarification_held'
  if (kind === 'clarification') return null
  return missedBefore === 0 ? 'summons_1_missed' : 'summons_2_missed'
}

const minutesRow = z.strictObject({ id: z.string(), subjectId: z.string(), signedAt: instantSchema })

/** Examination minutes of which every field is signed or refused. */
export const minutesSteps = (db: ReadDb, caseId: string, zone: Zone): DerivedStep[] =>
  allRows(
    db,
    minutesRow,
    `SELECT d.id, i.subject_id AS subjectId, 
       (SELECT max(v.at) FROM document_revisions v WHERE v.document_id = d.id) AS signedAt
     FROM documents d JOIN interviews i ON i.id = d.interview_id
     WHERE d.case_id = ? AND d.kind = 'examination_minutes' AND d.state = 'final' AND json_array_length(d.signers) > 0
       AND NOT EXISTS (
         SELECT 1 FROM json_each(d.signers) s
         WHERE s.value ->> 'field' NOT IN (SELECT field FROM refusals r WHERE r.document_id = d.id)
           AND s.value ->> 'field' NOT IN
             (SELECT f.value FROM document_revisions v, json_each(v.fields) f WHERE v.document_id = d.id))`,
    caseId,
  ).map(({ id, subjectId, signedAt }) => ({
    subjectId,
    step: derived({ kind: 'minutes_signed', at: signedAt, zone, origin: 'document', sourceId: id }),
  }))

const reportRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  source: z.string(),
  receivedAt: instantSchema,
  /** When the PPK received it; the clocks of others count from there. */
  ppkReceived: z.iso.date().nullable(),
})
export type CaseReport = z.infer<typeof reportRow>

export const reportsOfCase = (db: ReadDb, caseId: string): CaseReport[] =>
  allRows(
    db,
    reportRow,
    `SELECT id, number, data ->> 'source' AS source, received_at AS receivedAt, data ->> '$.origin.ppkReceived' AS ppkReceived
     FROM reports WHERE case_id = ? ORDER BY received_at`,
    caseId,
  )

/** The oldest report begins the way of every subject. */
export const reportStep = ([first]: readonly CaseReport[], zone: Zone): Step | null =>
  first
    ? derived({
        kind: 'report_received',
        at: first.receivedAt,
        zone,
        origin: 'report',
        sourceId: first.id,
        note: first.number,
      })
    : null

const moveRow = z.strictObject({ at: instantSchema, by: z.string(), to: z.string() })

/** A case moved on from telaah by hand has been reviewed, the day it was moved; null when it was not, or came back. */
export function reviewStep(db: ReadDb, caseId: string, zone: Zone): Step | null {
  const move = oneRow(
    db,
    moveRow,
    `SELECT at, actor AS by, entry ->> '$.details.to' AS "to" FROM audit_log
     WHERE subject = ? AND action = 'case.moved' AND entry ->> '$.details.to' <> 'closed' ORDER BY seq DESC LIMIT 1`,
    caseId,
  )
  if (!move || move.to === 'review') return null
  const step = derived({ kind: 'review_concluded', at: move.at, zone, origin: 'case', sourceId: caseId })
  return { ...step, recordedBy: move.by }
}
