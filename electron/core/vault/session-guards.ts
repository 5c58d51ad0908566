import type { Commit, Connection, ReadDb, Rederive } from '#electron/core/kernel/database.ts'
import type { ReporterSeal, Trail } from '#electron/core/kernel/session.ts'
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

type Writing = Readonly<{ commit: Commit; rederive: Rederive }>

type Refusing = Readonly<{
  /** While keys are rotated nothing may be written: it would be missing from the database that is being built. */
  state: Readonly<{ frozen: boolean }>
  locked: AbortSignal
  /** May refuse a commit, not what is derived from those before. */
  ask: () => void
}>

export function guardWriting({ commit, rederive }: Writing, { state, locked, ask }: Refusing): Writing {
  const requireWritable = () => {
    refuseWhenLocked(locked)
    if (state.frozen) throw new AppError('keys_rotating')
  }
  return {
    commit: (entry, work) => {
      requireWritable()
      ask()
      return commit(entry, work)
    },
    rederive: () => {
      requireWritable()
      return rederive()
    },
  }
}

export function guardSeal(seal: ReporterSeal, locked: AbortSignal): ReporterSeal {
  const guarded = guarding(locked)
  return {
    canOpen: seal.canOpen,
    seal: guarded(seal.seal),
    open: guarded(seal.open),
    sealOwn: guarded(seal.sealOwn),
    openOwn: guarded(seal.openOwn),
  }
}

export function guardTrail(trail: Trail, locked: AbortSignal): Trail {
  const guarded = guarding(locked)
  return { places: trail.places, head: guarded(trail.head), sign: guarded(trail.sign) }
}

const guarding =
  (locked: AbortSignal) =>
  <T extends unknown[], R>(work: (...given: T) => R) =>
  (...given: T): R => {
    refuseWhenLocked(locked)
    return work(...given)
  }
