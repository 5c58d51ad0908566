import { AppError } from '#shared/kernel/app-error.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Report } from '#shared/reports/model.ts'
import { moveEvidenceToCase } from '../../evidence/rows.ts'
import type { ReadDb, WriteDb } from '../../kernel/database.ts'
import type { Session } from '../../kernel/session.ts'
import { findReport } from '../service.ts'
import { mergedInto, setCaseOfMerged } from './rows.ts'

type Bringing = Readonly<{ db: WriteDb; session: Pick<Session, 'user'>; at: Instant }>

/** What was merged into a report comes along when it becomes or joins a case: its evidence too. */
export function bringMerged(
  { db, session, at }: Bringing,
  leader: string,
  caseId: NonNullable<Report['caseId']>,
): void {
  for (const { id } of mergedInto(db, leader))
    moveEvidenceToCase(db, { reportId: id, caseId, actor: session.user.name, at })
  setCaseOfMerged(db, leader, caseId)
}

export function requireReport(db: ReadDb, id: string): Report {
  const report = findReport(db, id)
  if (!report) throw new AppError('report_not_found')
  return report
}

export function requireNew(db: ReadDb, id: string): Report {
  const report = requireReport(db, id)
  if (report.state !== 'new') throw new AppError('report_not_open')
  return report
}
