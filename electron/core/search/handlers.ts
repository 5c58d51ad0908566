import { implement } from '@orpc/server'
import { searchContract } from '#shared/search/contract.ts'
import type { RequireSession } from '../kernel/session.ts'
import { find } from './find.ts'
import { countDirty } from './repository.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  /** Begins to index what is left, if anything is. */
  catchUp: () => void
}>

export function createSearchHandlers({ requireSession, catchUp }: Deps) {
  const os = implement(searchContract)
  return os.router({
    find: os.find.handler(({ input }) => {
      const { db } = requireSession()
      const pending = countDirty(db)
      if (pending > 0) catchUp()
      return { hits: find(db, input), pending }
    }),
  })
}
