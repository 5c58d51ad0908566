import { setImmediate } from 'node:timers/promises'
import type { WriteDb } from '../kernel/database.ts'
import type { Logger } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { listDirty, reindex } from './repository.ts'

/** More than a person changes at once; an import of thousands leaves the rest to `catchUp`. */
const PER_COMMIT = 200
const PER_STEP = 500

/** Runs inside every commit, so that what was just written can be found as soon as it is there. */
export const keepIndex = (db: WriteDb): number => indexSome(db, PER_COMMIT)

function indexSome(db: WriteDb, limit: number): number {
  const dirty = listDirty(db, limit)
  for (const one of dirty) reindex(db, one)
  return dirty.length
}

type Deps = Readonly<{ current: () => Session | null; logger: Logger }>

/** Indexes in small commits what a large import or an older vault left over, until nothing is or the vault locks. */
export function createCatchUp({ current, logger }: Deps) {
  let running = false
  const run = async (session: Session) => {
    while (current() === session) {
      if (listDirty(session.db, 1).length === 0) return
      session.commit({ action: 'search.indexed', subject: session.vaultId }, (db) => indexSome(db, PER_STEP))
      await setImmediate()
    }
  }
  return () => {
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
}
