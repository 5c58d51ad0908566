import { publicKeyHex } from '#electron/core/audit/checkpoints.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { ALL_RIGHTS, type Right, type User } from '#shared/users/model.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { VaultPorts } from '../vault/ports.ts'
import { signingKeyOf } from '../vault/slot.ts'
import { insertSigningKey } from '../vault/user-rows.ts'
import { requireStrong } from './require-strong.ts'
import * as rows from './rows.ts'
import { requireFreeNames, requireReadable, requireSuccessors, requireUser } from './rules.ts'
import {
  holdsReporterKey,
  keepsReporters,
  MAX_USERS,
  newEntrance,
  requireReporterKey,
  resealedFor,
  writeSlot,
} from './slots.ts'

type Ports = Pick<VaultPorts, 'deriveKey' | 'kdf' | 'newId' | 'now'>
/** The open vault at this moment, and where it lies. */
export type Place = Readonly<{ ports: Ports; open: OpenVault; folder: string }>
export type Changed = Readonly<{ open: OpenVault; result: User }>

type Facts = Readonly<{ name: string; login: string; position: string; rights: readonly Right[] }>
type Secret = Readonly<{ password: string; passwordBy: 'admin' | 'self' }>

/** The slot is written before the user is recorded: a slot of nobody opens nothing and goes at the next change. */
export async function addUser(
  { ports, open, folder }: Place,
  { password, passwordBy, ...facts }: Facts & Secret,
): Promise<Changed> {
  const { session } = open
  requireReadable(facts.name)
  requireFreeNames(session.db, { id: null, ...facts })
  requireReporterKey(open, facts.rights)
  if (open.file.slots.length >= MAX_USERS) throw new AppError('too_many_users')
  await requireStrong(password, [facts.name, facts.login])
  const id = ports.newId()
  const { slot, signingKey } = await newEntrance(ports, open, { ...facts, userId: id, password })
  const publicKey = takePublicKey(signingKey)
  const changed = await writeSlot(folder, open, { userId: id, slot })
  const { name, login, rights } = facts
  session.commit(
    { action: 'user.added', subject: id, details: { name, login, rights, signingKey: publicKey } },
    (db) => {
      const at = toInstant(ports.now())
      rows.insertUser(db, { ...facts, id, slotId: slot.id, passwordByAdmin: passwordBy === 'admin' }, at)
      insertSigningKey(db, { publicKey, userId: id }, at)
    },
  )
  return { open: changed, result: requireUser(session.db, id) }
}

type Update = Readonly<{ id: string; name: string; position: string; rights: readonly Right[]; knowingly: boolean }>

/** A right to reporters is given before, and taken after the database says so: nobody is told of a key he has not got. */
export async function updateUser({ open, folder }: Place, { id, knowingly, ...facts }: Update): Promise<Changed> {
  const { session } = open
  const before = requireUser(session.db, id)
  if (before.disabledAt !== null) throw new AppError('user_disabled')
  if (facts.name !== before.name) requireReadable(facts.name)
  requireFreeNames(session.db, { id, name: facts.name, login: before.login })
  const gains = keepsReporters(facts.rights) && !keepsReporters(before.rights)
  if (gains) requireReporterKey(open, facts.rights)
  requireSuccessors(session.db, { user: before, rights: facts.rights, knowingly })
  const slot = await resealedFor(open, { userId: id, rights: facts.rights })
  const record = () =>
    session.commit({ action: 'user.changed', subject: id, details: changesOf(before, facts) }, (db) =>
      rows.updateUser(db, { id, ...facts }),
    )
  if (!slot) record()
  if (!slot) return { open, result: requireUser(session.db, id) }
  if (!gains) record()
  const due = { vaultKey: false, reporterKey: !gains }
  const changed = await writeSlot(folder, open, { userId: id, slot, due })
  if (gains) record()
  return { open: changed, result: requireUser(session.db, id) }
}

/** A keeper makes another one; an admin who is none could not. */
export function makeKeeper(place: Place, id: string): Promise<Changed> {
  const { name, position, rights } = requireUser(place.open.session.db, id)
  const more = ALL_RIGHTS.filter((right) => right === 'reporter_keeper' || rights.includes(right))
  return updateUser(place, { id, name, position, rights: more, knowingly: false })
}

const changesOf = (before: User, after: Omit<Update, 'id' | 'knowingly'>) => ({
  name: after.name,
  ...(before.name === after.name ? {} : { nameBefore: before.name }),
  ...(before.position === after.position ? {} : { position: after.position }),
  rights: after.rights,
  rightsBefore: before.rights,
})

type Reset = Readonly<{ id: string; knowingly: boolean }> & Secret

/** The database is told of the next slot before it is in the file, and that it is the only one after. */
export async function resetPassword(
  { ports, open, folder }: Place,
  { id, knowingly, password, passwordBy }: Reset,
): Promise<Changed> {
  const { session } = open
  const user = requireUser(session.db, id)
  const rights = rightsAfterReset(open, user, knowingly)
  requireSuccessors(session.db, { user, rights, knowingly })
  await requireStrong(password, [user.name, user.login])
  const { slot, signingKey } = await newEntrance(ports, open, { userId: id, login: user.login, rights, password })
  const publicKey = takePublicKey(signingKey)
  session.commit({ action: 'user.slot_prepared', subject: id, details: { signingKey: publicKey } }, (db) => {
    rows.prepareSlot(db, id, slot.id)
    insertSigningKey(db, { publicKey, userId: id }, toInstant(ports.now()))
  })
  const changed = await writeSlot(folder, open, { userId: id, slot })
  const enabled = user.disabledAt !== null
  session.commit(
    { action: enabled ? 'user.enabled' : 'user.password_reset', subject: id, details: { name: user.name, rights } },
    (db) => {
      rows.settleSlot(db, { userId: id, slotId: slot.id })
      rows.setPasswordBy(db, id, passwordBy)
      rows.setDisabled(db, id, null)
      rows.updateUser(db, { ...user, rights })
    },
  )
  return { open: changed, result: requireUser(session.db, id) }
}

/** Throws AppError `reporter_key_needed` unless the right may go. */
function rightsAfterReset(open: OpenVault, { rights }: User, knowingly: boolean): readonly Right[] {
  if (!keepsReporters(rights) || holdsReporterKey(open)) return rights
  if (!knowingly) throw new AppError('reporter_key_needed')
  return rights.filter((right) => right !== 'reporter_keeper')
}

/** The database first: from then on the slot opens nothing, wherever a copy of it may lie. */
export async function disableUser(
  { ports, open, folder }: Place,
  { id, knowingly }: Readonly<{ id: string; knowingly: boolean }>,
): Promise<Changed> {
  const { session } = open
  const user = requireUser(session.db, id)
  if (id === open.userId) throw new AppError('own_account')
  requireSuccessors(session.db, { user, rights: [], knowingly })
  if (user.disabledAt === null)
    session.commit({ action: 'user.disabled', subject: id, details: { name: user.name } }, (db) =>
      rows.setDisabled(db, id, toInstant(ports.now())),
    )
  const due = { vaultKey: true, reporterKey: keepsReporters(user.rights) }
  return { open: await writeSlot(folder, open, { userId: id, slot: null, due }), result: requireUser(session.db, id) }
}

function takePublicKey(signingKey: Buffer): string {
  try {
    return publicKeyHex(signingKeyOf(signingKey))
  } finally {
    signingKey.fill(0)
  }
}
