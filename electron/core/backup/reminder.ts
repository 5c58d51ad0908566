import type { BackupOverview } from '#shared/backup/model.ts'
import { fromWallClock, type Instant, toInstant, wallClock } from '#shared/kernel/instant.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import { readSettings } from '../settings/service.ts'
import { findLastRun, firstEntryAt, readReminder, writeReminder } from './repository.ts'

const DAY_MS = 86_400_000

/** Days are counted from the last backup, or from the vault's first entry while there is none. */
export function overviewOf(db: ReadDb, now: Date): Omit<BackupOverview, 'choosing' | 'vaultId'> {
  const { everyDays, keepSets, putOffUntil } = readReminder(db)
  const last = findLastRun(db)
  const since = last?.at ?? firstEntryAt(db)
  // A clock set back must not make the reminder negative.
  const days = since === null ? 0 : Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / DAY_MS))
  const putOff = putOffUntil !== null && now.getTime() < Date.parse(putOffUntil)
  return {
    settings: { everyDays, keepSets },
    last,
    remind: everyDays > 0 && days >= everyDays && !putOff,
    daysSince: last === null ? null : days,
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
