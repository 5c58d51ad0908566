import { implement } from '@orpc/server'
import type { CaseId } from '#shared/cases/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { procedureContract } from '#shared/procedure/contract.ts'
import { requireCase, requireOpenCase, touchCase } from '../cases/service.ts'
import type { RequireSession } from '../kernel/session.ts'
import { insertCourse, withdrawStep } from './repository.ts'
import { type ProcedureDeps, procedureOf, recordStep, verdictOn } from './service.ts'

type Deps = ProcedureDeps & Readonly<{ requireSession: RequireSession }>

export function createProcedureHandlers(deps: Deps) {
  const { requireSession, ports } = deps
  const os = implement(procedureContract)
  const now = () => toInstant(ports.now())

  /** An open case of the unlocked vault, and the words that must be there for a change. */
  function open(caseId: CaseId, reason: string | null) {
    const session = requireSession()
    const found = requireOpenCase(session.db, caseId)
    if (reason !== null && reason.trim() === '') throw new AppError('reason_required')
    return { session, found }
  }

  return os.router({
    ofCase: os.ofCase.handler(({ input: { caseId } }) => {
      const { db } = requireSession()
      return procedureOf(db, deps, requireCase(db, caseId))
    }),
    check: os.check.handler(({ input }) => verdictOn(requireSession().db, deps, { ...input, byHand: true })),
    record: os.record.handler(({ input }) => {
      const { session } = open(input.caseId, null)
      const { caseId, subjectId, kind, day, reason } = input
      return session.commit(
        { action: 'procedure.step_recorded', subject: caseId, details: { subjectId, kind, day, reason } },
        (db) => {
          recordStep(db, deps, { ...input, by: session.user.name })
          touchCase(db, caseId, now())
          return procedureOf(db, deps, requireCase(db, caseId))
        },
      )
    }),
    withdraw: os.withdraw.handler(({ input: { caseId, stepId, reason } }) => {
      const { session } = open(caseId, reason)
      return session.commit(
        { action: 'procedure.step_withdrawn', subject: caseId, details: { stepId, reason } },
        (db) => {
          const at = now()
          if (!withdrawStep(db, caseId, { id: stepId, at, by: session.user.name, reason }))
            throw new AppError('step_not_found')
          touchCase(db, caseId, at)
          return procedureOf(db, deps, requireCase(db, caseId))
        },
      )
    }),
    setCourse: os.setCourse.handler(({ input: { caseId, subjectId, course, reason } }) => {
      const { session, found } = open(caseId, reason)
      if (!found.subjects.some(({ id }) => id === subjectId)) throw new AppError('subject_not_found')
      return session.commit(
        { action: 'procedure.course_set', subject: caseId, details: { subjectId, ...course, reason } },
        (db) => {
          const at = now()
          insertCourse(db, caseId, { subjectId, course, reason, at }, session.user.name)
          touchCase(db, caseId, at)
          return procedureOf(db, deps, requireCase(db, caseId))
        },
      )
    }),
  })
}
