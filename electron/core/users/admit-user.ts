import { AppError } from '#shared/kernel/app-error.ts'
import type { User } from '#shared/users/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import { findUser, slotsInForce } from './rows.ts'

type Entrant = Readonly<{ userId: string; slotId: string | null }>

/**
 * The database has the last word on who comes in: a slot from an older `vault.json` is authentic, and opens nothing all the
 * same. Throws AppError `user_disabled`, `slot_outdated`; the former also for a slot whose user was never recorded.
 */
export function admitUser(db: ReadDb, { userId, slotId }: Entrant): User {
  const user = findUser(db, userId)
  if (!user || user.disabledAt !== null) throw new AppError('user_disabled')
  const inForce = slotsInForce(db, userId)
  if (slotId !== null && inForce.length > 0 && !inForce.includes(slotId)) throw new AppError('slot_outdated')
  return user
}

/** Name and rights of this moment, read anew each time; nothing once disabled. */
export const livingUser = (db: ReadDb, userId: string): Session['user'] => ({
  id: userId,
  get name() {
    return findUser(db, userId)?.name ?? ''
  },
  get rights() {
    const user = findUser(db, userId)
    return user && user.disabledAt === null ? user.rights : []
  },
})
