import { setImmediate as soon } from 'node:timers'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '#shared/kernel/app-error.ts'
import type { WriteDb } from '../kernel/database.ts'
import type { EventHub } from '../kernel/events.ts'
import type { Logger } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { listDirty, reindex } from './repository.ts'

/** More than a person changes at once; an import of thousands leaves the rest to `catchUp`. */
const AT_ONCE = 200

function indexSome(db: WriteDb): number {
  const dirty = listDirty(db, AT_ONCE)
  for (const one of dirty) reindex(db, one)
  return dirty.length
}

type Deps = Readonly<{ current: () => Session | null; events: Pick<EventHub, 'emit'>; logger: Logger }>

/**
 * Keeps the index in step: within every commit, and after it what a large import or an older vault left over. The log is of
 * acts, and this is none: screens are told, the log is not.
 */
export function createIndexKeeper({ current, events, logger }: Deps) {
  let running = false
  const run = async (session: Session) => {
    while (current() === session) {
      if (session.rederive() === 0) return events.emit({ action: 'search.indexed', subject: session.vaultId })
      await setImmediate()
    }
  }
  /** In small transactions, until nothing is left or the vault locks; while keys are rotated the next search begins again. */
  const catchUp = () => {
    const session = current()
    if (!session || running) return
    running = true
    run(session)
      .catch((error: unknown) => {
        if (current() === session && !isRotating(error)) logger.incident(error, 'search.catch_up')
      })
      .finally(() => {
        running = false
      })
  }
  return {
    /** Runs inside every commit, so that what was just written can be found as soon as it is there. */
    keep: (db: WriteDb): number => {
      const count = indexSome(db)
      if (count === AT_ONCE) soon(catchUp)
      return count
    },
    catchUp,
  }
}

const isRotating = (error: unknown) => error instanceof AppError && error.code === 'keys_rotating'

export type IndexKeeper = ReturnType<typeof createIndexKeeper>
