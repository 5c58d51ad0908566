import { type Clock, type ClockTime, clocksOf } from '#shared/reports/clocks.ts'
import { reportKeys } from '#shared/reports/keys.ts'
import type { ReadDb } from '../../kernel/database.ts'
import { type ReportPage, searchReports } from '../service.ts'
import { countByState, findByKeys, hasFollowUp, listUnkeyed } from './rows.ts'

/** The inbox with what an officer decides by: how many are like it, and which clock of others runs. */
export function listInbox(db: ReadDb, page: ReportPage, time: ClockTime) {
  const { total, reports } = searchReports(db, page)
  const unkeyed = listUnkeyed(db)
  return {
    total,
    counts: countByState(db),
    reports: reports.map((report) => ({
      ...report,
      likeCount: findByKeys(db, reportKeys(report), { except: report.id, unkeyed }).size,
      clock: mostPressing(clocksOf({ ...report, hasFollowUp: hasFollowUp(db, report.id), ...time })),
    })),
  }
}

const URGENCY = ['overdue', 'running', 'answered'] as const

const mostPressing = (clocks: readonly Clock[]): Clock | null =>
  clocks.toSorted((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state))[0] ?? null
