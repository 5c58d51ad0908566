import { setImmediate as soon } from 'node:timers'
import { setImmediate } from 'node:timers/promises'
import type { WriteDb } from '../kernel/database.ts'
import type { Logger } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { listDirty, reindex } from './repository.ts'

/** More than a person changes at once; an import of thousands leaves the rest to `catchUp`. */
const PER_COMMIT = 200
const PER_STEP = 500

function indexSome(db: WriteDb, limit: number): number {
  const dirty = listDirty(db, limit)
  for (const one of dirty) reindex(db, one)
  return dirty.length
}

type Deps = Readonly<{ current: () => Session | null; logger: Logger }>

/** Keeps the index in step: within every commit, and after it what a large import or an older vault left over. */
export function createIndexKeeper({ current, logger }: Deps) {
  let running = false
  const run = async (session: Session) => {
    while (current() === session) {
      if (listDirty(session.db, 1).length === 0) return
      session.commit({ action: 'search.indexed', subject: session.vaultId }, (db) => indexSome(db, PER_STEP))
      await setImmediate()
    }
  }
  /** In small commits, until nothing is left or the vault locks. */
  const catchUp = () => {
    const session = current()
    if (!session || running) return
    running = true
    run(session)
      .catch((error: unknown) => {
        if (current() === session) logger.incident(error, 'search.catch_up')
      })
      .finally(() => {
        running = false
      })
  }
  return {
    /** Runs inside every commit, so that what was just written can be found as soon as it is there. */
    keep: (db: WriteDb): void => {
      if (indexSome(db, PER_COMMIT) === PER_COMMIT) soon(catchUp)
    },
    catchUp,
  }
}

export type IndexKeeper = ReturnType<typeof createIndexKeeper>
