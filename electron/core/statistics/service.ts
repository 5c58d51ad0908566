import { addDays, daysFrom } from '#shared/deadlines/working-days.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant, ZONE_OFFSET_HOURS, type Zone } from '#shared/kernel/instant.ts'
import type { Overview, Period, Statistics } from '#shared/statistics/model.ts'
import { dayOf } from '#shared/words/date-words.ts'
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

const STALLED_SHOWN = 10
const RECENT_SHOWN = 5

const shiftOf = (zone: Zone) => `+${ZONE_OFFSET_HOURS[zone]} hours`

/** Throws `period_backwards`. */
export function figuresOf(db: ReadDb, { from, to }: Period, zone: Zone): Statistics {
  if (from !== null && to !== null && from > to) throw new AppError('period_backwards')
  const range: Range = {
    from: from ?? '0000-01-01',
    to: to ?? '9999-12-31',
    shift: shiftOf(zone),
  }
  return {
    totals: totalFigures(db, range),
    reports: reportFigures(db, range),
    cases: caseFigures(db, range),
    decisions: decisionFigures(db, range),
    durations: durationsOf(db, range),
  }
}

type Wall = Readonly<{ now: Date; zone: Zone }>

export function overviewOf(db: ReadDb, { now, zone }: Wall, stalledAfterDays: number): Overview {
  const today = dayOf({ at: toInstant(now), zone })
  const still = { last: addDays(today, -stalledAfterDays), shift: shiftOf(zone) }
  return {
    counts: overviewCounts(db),
    empty: !hasAnything(db),
    stalled: listStalled(db, still, STALLED_SHOWN).map(({ day, ...stalled }) => ({
      ...stalled,
      days: daysFrom(day, today),
    })),
    stalledCount: countStalled(db, still),
    stalledAfterDays,
    recent: listRecent(db, RECENT_SHOWN),
  }
}
