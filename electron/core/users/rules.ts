import { AppError } from '#shared/kernel/app-error.ts'
import type { Right, User } from '#shared/users/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import { findUser, listUsers } from './rows.ts'

export function requireUser(db: ReadDb, id: string): User {
  const user = findUser(db, id)
  if (!user) throw new AppError('user_not_found')
  return user
}

type Named = Readonly<{ id: string | null; name: string; login: string }>

/** Names differ to the eye, not only in case. Throws AppError `name_taken`, `login_taken`. */
export function requireFreeNames(db: ReadDb, { id, name, login }: Named): void {
  const others = listUsers(db).filter((user) => user.id !== id)
  if (others.some((user) => folded(user.name) === folded(name))) throw new AppError('name_taken')
  if (others.some((user) => user.login === login)) throw new AppError('login_taken')
}

/** Accents, joiners, points and gaps do not make another name. */
const folded = (name: string) =>
  bare(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
const bare = (name: string) => name.normalize('NFKD').replace(/[\p{M}\p{Cf}]+/gu, '')

/**
 * A letter of another script may look like one of ours, and the log shows nothing but the name. Throws AppError
 * `name_unreadable`.
 */
export function requireReadable(name: string): void {
  if (!/^[ -~\u2013\u2018\u2019\u02bc]*$/.test(bare(name)) || !/[a-z]/i.test(bare(name)))
    throw new AppError('name_unreadable')
}

type Leaving = Readonly<{
  /** Who changes; disabled users hold nothing. */
  user: User
  /** What is left to him; nothing when disabled. */
  rights: readonly Right[]
  knowingly: boolean
}>

/**
 * Somebody must be able to look after the vault. That nobody can open reporters any more may be wanted, but not by
 * oversight. Throws AppError `last_admin`, `last_reporter_keeper`.
 */
export function requireSuccessors(db: ReadDb, { user, rights, knowingly }: Leaving): void {
  const left = listUsers(db).filter((other) => other.id !== user.id && other.disabledAt === null)
  const isLast = (right: Right) =>
    user.disabledAt === null &&
    user.rights.includes(right) &&
    !rights.includes(right) &&
    !left.some((other) => other.rights.includes(right))
  if (isLast('admin')) throw new AppError('last_admin')
  if (isLast('reporter_keeper') && !knowingly) throw new AppError('last_reporter_keeper')
}
