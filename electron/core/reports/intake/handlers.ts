import { implement } from '@orpc/server'
import { countWorkingDays } from '#shared/deadlines/working-days.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { type Day, toInstant } from '#shared/kernel/instant.ts'
import { type ClockTime, clocksOf } from '#shared/reports/clocks.ts'
import { reportsContract } from '#shared/reports/contract.ts'
import { followUpSchema, type Likeness } from '#shared/reports/intake.ts'
import type { Report } from '#shared/reports/model.ts'
import { entryOn } from '#shared/rules/lookup.ts'
import { dayOf } from '#shared/words/date-words.ts'
import type { WorkCalendars } from '../../calendar/service.ts'
import { requireOpenCase, touchCase } from '../../cases/service.ts'
import { moveEvidenceToCase } from '../../evidence/rows.ts'
import type { ReadDb } from '../../kernel/database.ts'
import type { Ports } from '../../kernel/ports.ts'
import type { RequireSession } from '../../kernel/session.ts'
import type { RuleBook } from '../../rules/service.ts'
import { readSettings } from '../../settings/service.ts'
import { acceptReport } from '../service.ts'
import { listInbox } from './inbox.ts'
import { createMergeHandlers } from './merge-handlers.ts'
import { bringMerged, requireNew, requireReport } from './require.ts'
import * as rows from './rows.ts'
import { findSimilar } from './similar.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  ports: Pick<Ports, 'now' | 'newId'>
  calendars: WorkCalendars
  ruleBook: RuleBook
}>

/** From the inbox to a decision: look for likes, join to a case, merge, close, reopen, record what was done. */
export function createIntakeHandlers({ requireSession, ports, calendars, ruleBook }: Deps) {
  const os = implement(reportsContract)
  const now = () => toInstant(ports.now())
  /** Today on the office's wall, its calendar, and the intervals others are bound by. */
  const timeOf = (db: ReadDb): ClockTime => {
    const { entries } = ruleBook.catalogue(db)
    return {
      today: dayOf({ at: now(), zone: readSettings(db).zone }),
      interval: (key, day) => entryOn(entries, { kind: 'interval', key, day }),
      workingDay: workingDayOf(calendars, db),
    }
  }

  return {
    ...createMergeHandlers({ requireSession, ports }),
    inbox: os.inbox.handler(({ input }) => {
      const session = requireSession()
      return listInbox(session.db, input, timeOf(session.db))
    }),
    similar: os.similar.handler(({ input }) => findSimilar(requireSession().db, input)),
    context: os.context.handler(({ input }) => {
      const { db } = requireSession()
      const report = requireReport(db, input.id)
      const followUps = rows.followUpsOf(db, report.id)
      return {
        merged: rows.mergedInto(db, report.id),
        followUps,
        clocks: clocksOf({ ...report, hasFollowUp: followUps.length > 0, ...timeOf(db) }),
        similar: findSimilar(db, likenessOf(report)),
      }
    }),
    acceptInto: os.acceptInto.handler(({ input: { id, caseId } }) => {
      const session = requireSession()
      requireNew(session.db, id)
      requireOpenCase(session.db, caseId)
      return session.commit({ action: 'report.joined', subject: id, details: { caseId } }, (db) => {
        acceptReport(db, id, caseId)
        moveEvidenceToCase(db, { reportId: id, caseId, actor: session.user.name, at: now() })
        touchCase(db, caseId, now())
        bringMerged({ db, session, at: now() }, id, caseId)
        return requireReport(db, id)
      })
    }),
    close: os.close.handler(({ input: { id, code, reason } }) => {
      const session = requireSession()
      requireNew(session.db, id)
      return session.commit({ action: 'report.dismissed', subject: id, details: { code, reason } }, (db) => {
        rows.setDismissed(db, id, code, reason)
        return requireReport(db, id)
      })
    }),
    reopen: os.reopen.handler(({ input: { id, reason } }) => {
      const session = requireSession()
      if (requireReport(session.db, id).state !== 'dismissed') throw new AppError('not_dismissed')
      return session.commit({ action: 'report.reopened', subject: id, details: { reason } }, (db) => {
        rows.setReopened(db, id)
        return requireReport(db, id)
      })
    }),
    recordFollowUp: os.recordFollowUp.handler(({ input: { id, ...what } }) => {
      const session = requireSession()
      requireReport(session.db, id)
      const followUp = followUpSchema.parse({ ...what, id: ports.newId(), at: now(), by: session.user.name })
      const details = { day: what.day, reference: what.reference }
      session.commit({ action: 'report.followed_up', subject: id, details }, (db) =>
        rows.insertFollowUp(db, id, followUp),
      )
      return followUp
    }),
  }
}

/** By the calendar of the office; null where it has no such year. */
const workingDayOf =
  (calendars: WorkCalendars, db: ReadDb) =>
  (after: Day, count: number): Day | null =>
    countWorkingDays(calendars.of(db), { after, count }).end

const likenessOf = ({ id, platform, account, url, act, suspectName, suspectNip }: Report): Likeness => ({
  platform,
  account,
  url,
  act,
  suspectName,
  suspectNip,
  except: id,
})
