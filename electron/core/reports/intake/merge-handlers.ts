import { implement } from '@orpc/server'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { reportsContract } from '#shared/reports/contract.ts'
import type { Report } from '#shared/reports/model.ts'
import type { ReadDb } from '../../kernel/database.ts'
import type { Ports } from '../../kernel/ports.ts'
import type { RequireSession } from '../../kernel/session.ts'
import { bringMerged, requireNew, requireReport } from './require.ts'
import { followLeader, setMerged } from './rows.ts'

type Deps = Readonly<{ requireSession: RequireSession; ports: Pick<Ports, 'now'> }>

/** Reports of one matter: one leads, the others point to it, and may be taken out again. */
export function createMergeHandlers({ requireSession, ports }: Deps) {
  const os = implement(reportsContract)
  return {
    merge: os.merge.handler(({ input: { ids, into } }) => {
      const session = requireSession()
      if (ids.includes(into)) throw new AppError('merge_with_itself')
      const leader = requireLeader(session.db, into)
      for (const id of ids) requireNew(session.db, id)
      return session.commit({ action: 'report.merged', subject: into, details: { reports: ids } }, (db) => {
        for (const id of ids) {
          followLeader(db, id, into)
          setMerged(db, id, into)
        }
        if (leader.caseId) bringMerged({ db, session, at: toInstant(ports.now()) }, into, leader.caseId)
        return requireReport(db, into)
      })
    }),
    unmerge: os.unmerge.handler(({ input: { id, reason } }) => {
      const session = requireSession()
      const report = requireReport(session.db, id)
      if (report.mergedInto === null) throw new AppError('not_merged')
      // Its evidence bears numbers of the case by then.
      if (report.caseId !== null) throw new AppError('leader_accepted')
      const details = { from: report.mergedInto.id, reason }
      return session.commit({ action: 'report.unmerged', subject: id, details }, (db) => {
        setMerged(db, id, null)
        return requireReport(db, id)
      })
    }),
  }
}

function requireLeader(db: ReadDb, id: string): Report {
  const leader = requireReport(db, id)
  if (leader.state !== 'new' && leader.state !== 'accepted') throw new AppError('leader_not_open')
  return leader
}
