import type { Interview, InterviewSummary } from '#shared/interviews/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { fullName } from '#shared/people/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import { listExchanges, listRemoved } from './exchange-rows.ts'
import { listRecordings } from './recording-rows.ts'
import { findInterviewRow, type InterviewRow, listInterviewRows, listMoments } from './repository.ts'

/** The whole interview: snapshot, exchanges in order, timeline, recordings. */
function findInterview(db: ReadDb, id: string): Interview | null {
  const row = findInterviewRow(db, id)
  return row && complete(db, row)
}

/** Throws `interview_not_found`. */
export function requireInterview(db: ReadDb, id: string): Interview {
  const found = findInterview(db, id)
  if (!found) throw new AppError('interview_not_found')
  return found
}

/** Throws `interview_not_found`. Without the exchanges: for what only needs the state. */
export function requireInterviewRow(db: ReadDb, id: string): InterviewRow {
  const row = findInterviewRow(db, id)
  if (!row) throw new AppError('interview_not_found')
  return row
}

/** All interviews of a case, oldest first. */
const interviewsOf = (db: ReadDb, caseId: string): Interview[] =>
  listInterviewRows(db, caseId).map((row) => complete(db, row))

export const summariesOf = (db: ReadDb, caseId: string): InterviewSummary[] =>
  interviewsOf(db, caseId).map((interview) => ({
    id: interview.id,
    caseId: interview.caseId,
    kind: interview.kind,
    mode: interview.mode,
    state: interview.state,
    subjectName: fullName(interview.subject),
    scheduled: interview.scheduled,
    place: interview.place,
    startedAt: interview.startedAt,
    finishedAt: interview.finishedAt,
    exchangeCount: interview.exchanges.length,
    recordedMs: interview.recordings.reduce((sum, { durationMs }) => sum + durationMs, 0),
  }))

const complete = (db: ReadDb, row: InterviewRow): Interview => ({
  ...row,
  exchanges: listExchanges(db, row.id),
  removed: listRemoved(db, row.id),
  timeline: listMoments(db, row.id),
  recordings: listRecordings(db, row.id),
})
