import type { CaseId, SubjectId } from '#shared/cases/model.ts'
import { allows } from '#shared/interviews/lifecycle.ts'
import { type Interview, interviewIdSchema, type Preparation } from '#shared/interviews/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import { findCase, requireOpenCase, touchCase } from '../cases/service.ts'
import { findEvidence } from '../evidence/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { insertInterview, insertMoment, updatePreparation } from './repository.ts'
import { requireInterview, requireInterviewRow } from './service.ts'

type Clock = Pick<Ports, 'now' | 'newId'>

export function prepareInterview(
  session: Session,
  ports: Clock,
  { caseId, subjectId, ...preparation }: Preparation & { caseId: CaseId; subjectId: SubjectId },
): Interview {
  if (!findCase(session.db, caseId)) throw new AppError('subject_not_in_case')
  requireOpenCase(session.db, caseId)
  const subject = requireSubject(session.db, caseId, subjectId)
  checkPreparation(session.db, caseId, preparation)
  const id = interviewIdSchema.parse(ports.newId())
  const at = toInstant(ports.now())
  return session.commit(
    { action: 'interview.prepared', subject: id, details: { caseId, subjectId, kind: preparation.kind } },
    (db) => {
      insertInterview(db, { id, caseId, subjectId, subject, preparation, at })
      insertMoment(db, id, { at, kind: 'prepared', note: '' })
      touchCase(db, caseId, at)
      return requireInterview(db, id)
    },
  )
}

/** The subject's snapshot is taken anew, as he is on record now. */
export function updateInterviewPreparation(
  session: Session,
  { id, subjectId, ...preparation }: Preparation & { id: string; subjectId: SubjectId },
): Interview {
  const before = requireInterviewRow(session.db, id)
  if (!allows(before.state, 'prepare')) throw new AppError('step_not_allowed')
  const subject = requireSubject(session.db, before.caseId, subjectId)
  checkPreparation(session.db, before.caseId, preparation)
  return session.commit({ action: 'interview.updated', subject: id, details: { subjectId } }, (db) => {
    updatePreparation(db, { id, subjectId, subject, preparation })
    return requireInterview(db, id)
  })
}

/** Throws `subject_not_in_case`. */
export function requireSubject(db: ReadDb, caseId: CaseId, subjectId: SubjectId): Person {
  const subject = findCase(db, caseId)?.subjects.find(({ id }) => id === subjectId)
  if (!subject) throw new AppError('subject_not_in_case')
  return subject.person
}

/** Throws `evidence_not_in_case`. */
export function checkEvidence(db: ReadDb, caseId: CaseId, evidenceIds: Preparation['evidenceIds']): void {
  for (const id of evidenceIds) {
    if (findEvidence(db, id)?.caseId !== caseId) throw new AppError('evidence_not_in_case')
  }
}

function checkPreparation(db: ReadDb, caseId: CaseId, { participants, evidenceIds }: Preparation): void {
  if (new Set(participants.map(({ id }) => id)).size < participants.length) throw new AppError('participant_twice')
  checkEvidence(db, caseId, evidenceIds)
}
