import type { BackupOverview } from '#shared/backup/model.ts'
import { fromWallClock, type Instant, toInstant, wallClock } from '#shared/kernel/instant.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import { readSettings } from '../settings/service.ts'
import { findLastRun, firstEntryAt, readReminder, writeReminder } from './repository.ts'

const DAY_MS = 86_400_000
/** Until the next midnight is never longer, whatever the clock was. */
const LONGEST_QUIET_MS = 2 * DAY_MS

/** Days are counted from the last backup, or from the vault's first entry while there is none. */
export function overviewOf(db: ReadDb, now: Date): Omit<BackupOverview, 'choosing' | 'vaultId'> {
  const { everyDays, keepSets, putOffUntil } = readReminder(db)
  const last = findLastRun(db)
  const since = last?.at ?? firstEntryAt(db)
  const ago = since === null ? 0 : now.getTime() - Date.parse(since)
  // A backup from days ahead tells of a wrong clock, then or now: nobody knows how long ago it was.
  const days = Math.floor(Math.abs(ago) / DAY_MS)
  const quiet = putOffUntil === null ? 0 : Date.parse(putOffUntil) - now.getTime()
  return {
    settings: { everyDays, keepSets },
    last,
    remind: everyDays > 0 && days >= everyDays && !(quiet > 0 && quiet <= LONGEST_QUIET_MS),
    daysSince: last === null ? null : Math.max(0, Math.floor(ago / DAY_MS)),
  }
}

/** Until the office's next midnight. */
export function putOff(session: Session, now: Date): void {
  const until = nextMidnight(session.db, now)
  const reminder = readReminder(session.db)
  session.commit({ action: 'backup.put_off', subject: session.vaultId, details: { until } }, (db) =>
    writeReminder(db, { ...reminder, putOffUntil: until }),
  )
}

function nextMidnight(db: ReadDb, now: Date): Instant {
  const { zone } = readSettings(db)
  const { year, month, day } = wallClock({ at: toInstant(new Date(now.getTime() + DAY_MS)), zone })
  const two = (value: number) => String(value).padStart(2, '0')
  return fromWallClock(`${year}-${two(month)}-${two(day)}T00:00`, zone)
}
