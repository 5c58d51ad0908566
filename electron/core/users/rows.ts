import { z } from 'zod'
import type { Instant } from '#shared/kernel/instant.ts'
import { loginFrom, type Right, rightSchema, type User, userSchema } from '#shared/users/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'

const COLUMNS = `id, name, login, position, rights, password_by_admin AS passwordByAdmin, created_at AS createdAt,
  last_unlock_at AS lastUnlockAt, disabled_at AS disabledAt`

const rowSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    login: z.string(),
    position: z.string(),
    rights: jsonColumn(z.array(rightSchema)),
    passwordByAdmin: z.number(),
    createdAt: z.string(),
    lastUnlockAt: z.string().nullable(),
    disabledAt: z.string().nullable(),
  })
  .transform((row) => ({ ...row, login: row.login || loginFrom(row.name), passwordByAdmin: row.passwordByAdmin === 1 }))
  .pipe(userSchema)

export const listUsers = (db: ReadDb): User[] =>
  allRows(db, rowSchema, `SELECT ${COLUMNS} FROM users ORDER BY name COLLATE NOCASE, id`)

export const findUser = (db: ReadDb, id: string): User | null =>
  oneRow(db, rowSchema, `SELECT ${COLUMNS} FROM users WHERE id = ?`, id)

const slotRow = z.strictObject({ slotId: z.string().nullable(), nextSlotId: z.string().nullable() })

/** The slots of `vault.json` that let the user in; none known: whichever there is. */
export const slotsInForce = (db: ReadDb, userId: string): readonly string[] => {
  const row = oneRow(
    db,
    slotRow,
    'SELECT slot_id AS slotId, next_slot_id AS nextSlotId FROM users WHERE id = ?',
    userId,
  )
  return [row?.slotId, row?.nextSlotId].filter((id) => typeof id === 'string')
}

type NewUser = Readonly<{
  id: string
  name: string
  login: string
  position: string
  rights: readonly Right[]
  slotId: string | null
  passwordByAdmin: boolean
}>

export function insertUser(db: WriteDb, user: NewUser, at: Instant): void {
  db.prepare(
    `INSERT INTO users (id, name, login, position, rights, slot_id, password_by_admin, created_at)
     VALUES (:id, :name, :login, :position, :rights, :slotId, :passwordByAdmin, :at)`,
  ).run({ ...user, rights: JSON.stringify(user.rights), passwordByAdmin: user.passwordByAdmin ? 1 : 0, at })
}

export function updateUser(
  db: WriteDb,
  { id, name, position, rights }: Readonly<Pick<NewUser, 'id' | 'name' | 'position' | 'rights'>>,
): void {
  db.prepare('UPDATE users SET name = ?, position = ?, rights = ? WHERE id = ?').run(
    name,
    position,
    JSON.stringify(rights),
    id,
  )
}

export function setDisabled(db: WriteDb, id: string, at: Instant | null): void {
  db.prepare('UPDATE users SET disabled_at = ? WHERE id = ?').run(at, id)
}

/** Before `vault.json` is written: from now on the next slot opens as well as the present one. */
export function prepareSlot(db: WriteDb, userId: string, slotId: string): void {
  db.prepare('UPDATE users SET next_slot_id = ? WHERE id = ?').run(slotId, userId)
}

/** After it was written, or when somebody came in by that slot: no other one opens any more. */
export function settleSlot(db: WriteDb, { userId, slotId }: Readonly<{ userId: string; slotId: string }>): void {
  db.prepare('UPDATE users SET slot_id = ?, next_slot_id = NULL WHERE id = ?').run(slotId, userId)
}

export function setPasswordBy(db: WriteDb, userId: string, by: 'admin' | 'self'): void {
  db.prepare('UPDATE users SET password_by_admin = ? WHERE id = ?').run(by === 'admin' ? 1 : 0, userId)
}

/** A user from before login names gets the one that was made of the name. */
export function noteUnlock(db: WriteDb, userId: string, at: Instant): void {
  const login = findUser(db, userId)?.login ?? ''
  db.prepare('UPDATE users SET last_unlock_at = ?, login = ? WHERE id = ?').run(at, login, userId)
}
