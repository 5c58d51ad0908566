import type { Commit, Connection, ReadDb } from '#electron/core/kernel/database.ts'
import type { ReporterSeal } from '#electron/core/kernel/session.ts'
import { AppError } from '#shared/kernel/app-error.ts'

// A handler may still hold a session when the vault locks. What it asks then is refused with the declared code, and never
// reaches a closed database or a wiped key.

export function refuseWhenLocked(locked: AbortSignal): void {
  if (locked.aborted) throw new AppError('vault_locked')
}

export function guardDb(db: Connection, locked: AbortSignal): ReadDb {
  const guarded: Pick<Connection, 'prepare'> = {
    prepare: (sql) => {
      refuseWhenLocked(locked)
      return db.prepare(sql)
    },
  }
  // The brand has no run-time form; this is the place that makes the handle.
  return guarded as ReadDb
}

export const guardCommit =
  (commit: Commit, locked: AbortSignal): Commit =>
  (entry, work) => {
    refuseWhenLocked(locked)
    return commit(entry, work)
  }

export const guardSeal = (seal: ReporterSeal, locked: AbortSignal): ReporterSeal => ({
  seal: (recordId, plain) => {
    refuseWhenLocked(locked)
    return seal.seal(recordId, plain)
  },
  open: (recordId, sealed) => {
    refuseWhenLocked(locked)
    return seal.open(recordId, sealed)
  },
})
