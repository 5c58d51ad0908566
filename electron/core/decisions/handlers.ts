import { implement } from '@orpc/server'
import { decisionsContract } from '#shared/decisions/contract.ts'
import { requireCase } from '../cases/service.ts'
import { createDeciding, type DecisionDeps, requireDecision } from './deciding.ts'
import { exportSiasn } from './export.ts'
import { actDaysOf, subjectOf } from './making.ts'
import { openSanctions } from './open-sanctions.ts'
import { precedentsFor } from './precedents.ts'
import { createRecording } from './recording.ts'
import { listDecisions } from './repository.ts'

export function createDecisionsHandlers(deps: DecisionDeps) {
  const { requireSession, ruleBook, ports } = deps
  const os = implement(decisionsContract)
  const deciding = createDeciding(deps)
  const recording = createRecording(deps)
  return os.router({
    ofCase: os.ofCase.handler(({ input: { caseId } }) => {
      const { db } = requireSession()
      requireCase(db, caseId)
      return listDecisions(db, caseId)
    }),
    sanctions: os.sanctions.handler(({ input: { day, subject } }) => {
      const { db } = requireSession()
      const catalogue = ruleBook.catalogue(db)
      if (subject === null) return openSanctions(catalogue, day, [])
      const found = requireCase(db, subject.caseId)
      return openSanctions(catalogue, day, actDaysOf(db, found, subjectOf(found, subject.id).id))
    }),
    advise: os.advise.handler(({ input }) => deciding.advise(input)),
    make: os.make.handler(({ input }) => deciding.make(input)),
    replace: os.replace.handler(({ input }) => deciding.replace(input)),
    record: os.record.handler(({ input }) => recording.record(input)),
    withdrawEvent: os.withdrawEvent.handler(({ input }) => recording.withdraw(input)),
    precedents: os.precedents.handler(({ input }) =>
      precedentsFor(requireSession().db, input.article, input.exceptSubject),
    ),
    exportRecord: os.exportRecord.handler(async ({ input: { id, format } }) => {
      const session = requireSession()
      const decision = requireDecision(session.db, id)
      const found = requireCase(session.db, decision.caseId)
      const { person } = subjectOf(found, decision.subjectId)
      const savedAs = await exportSiasn(session, ports, { decision, person, caseNumber: found.number, format })
      if (savedAs !== null)
        session.commit(
          { action: 'decision.record_exported', subject: found.id, details: { decisionId: id, format } },
          () => {},
        )
      return { savedAs }
    }),
  })
}
