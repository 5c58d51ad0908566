import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant, ZONE_OFFSET_HOURS, type Zone } from '#shared/kernel/instant.ts'
import type { Overview, Period, Statistics } from '#shared/statistics/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import { durationsOf } from './durations.ts'
import {
  caseFigures,
  countStalled,
  decisionFigures,
  hasAnything,
  listRecent,
  listStalled,
  overviewCounts,
  type Range,
  reportFigures,
  totalFigures,
} from './repository.ts'

const DAY_MS = 86_400_000
const STALLED_SHOWN = 10
const RECENT_SHOWN = 5

/** Throws `period_backwards`. */
export function figuresOf(db: ReadDb, { from, to }: Period, zone: Zone): Statistics {
  if (from !== null && to !== null && from > to) throw new AppError('period_backwards')
  const range: Range = {
    from: from ?? '0000-01-01',
    to: to ?? '9999-12-31',
    shift: `+${ZONE_OFFSET_HOURS[zone]} hours`,
  }
  return {
    totals: totalFigures(db, range),
    reports: reportFigures(db, range),
    cases: caseFigures(db, range),
    decisions: decisionFigures(db, range),
    durations: durationsOf(db, range),
  }
}

export function overviewOf(db: ReadDb, now: Date, stalledAfterDays: number): Overview {
  const before = toInstant(new Date(now.getTime() - stalledAfterDays * DAY_MS))
  return {
    counts: overviewCounts(db),
    empty: !hasAnything(db),
    stalled: listStalled(db, before, STALLED_SHOWN).map(({ changedAt, ...stalled }) => ({
      ...stalled,
      days: Math.floor((now.getTime() - Date.parse(changedAt)) / DAY_MS),
    })),
    stalledCount: countStalled(db, before),
    stalledAfterDays,
    recent: listRecent(db, RECENT_SHOWN),
  }
}
