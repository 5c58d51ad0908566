import { AppError } from '#shared/kernel/app-error.ts'
import { idSchema } from '#shared/kernel/id.ts'
import type { Right } from '#shared/users/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { VaultPorts } from '../vault/ports.ts'
import { createSlot, newUserKeys, resealSlot, type Slot } from '../vault/slot.ts'
import { bodyOf, type VaultBody, writeVaultFile } from '../vault/vault-file.ts'
import { loginTag } from './login-tag.ts'
import { listUsers } from './rows.ts'

export const MAX_USERS = 64

type Entrance = Readonly<{ userId: string; login: string; rights: readonly Right[]; password: string }>
/** `publicKey` of the signing key that was made with the slot, still to be recorded. */
export type NewEntrance = Readonly<{ slot: Slot; signingKey: Buffer }>

export const keepsReporters = (rights: readonly Right[]): boolean => rights.includes('reporter_keeper')

/**
 * The key alone is not enough: who has lost the right still has it in memory until he locks. Where nobody has the right any
 * more, whoever came in with the printed key passes it on.
 */
export const holdsReporterKey = ({ secrets, session }: Pick<OpenVault, 'secrets' | 'session'>): boolean =>
  secrets.reporterKey !== null && (keepsReporters(session.user.rights) || !hasKeeper(session.db))

const hasKeeper = (db: ReadDb) =>
  listUsers(db).some(({ rights, disabledAt }) => disabledAt === null && keepsReporters(rights))

/** Throws AppError `reporter_key_needed` when a keeper is to be made by somebody who is none. */
export function requireReporterKey(open: Pick<OpenVault, 'secrets' | 'session'>, rights: readonly Right[]): void {
  if (keepsReporters(rights) && !holdsReporterKey(open)) throw new AppError('reporter_key_needed')
}

/** A slot with keys of the user's own, and the keys of the vault which the rights ask for. */
export async function newEntrance(
  ports: Pick<VaultPorts, 'deriveKey' | 'kdf' | 'newId'>,
  { file, secrets }: Pick<OpenVault, 'file' | 'secrets'>,
  { userId, login, rights, password }: Entrance,
): Promise<NewEntrance> {
  const { vaultId } = file
  const own = await newUserKeys()
  const facts = {
    id: idSchema.parse(ports.newId()),
    userId: idSchema.parse(userId),
    loginName: loginTag(vaultId, login),
    vaultId,
    password,
    kdf: ports.kdf,
  }
  const reporterKey = keepsReporters(rights) ? secrets.reporterKey : null
  try {
    return {
      slot: await createSlot(ports, facts, { ...own, vaultKey: secrets.vaultKey, reporterKey }),
      signingKey: own.signingKey,
    }
  } finally {
    own.identity.fill(0)
  }
}

/** The slot of a user whose right to reporters was given or taken; null when there is no slot or nothing to change. */
export async function resealedFor(
  { file, secrets }: Pick<OpenVault, 'file' | 'secrets'>,
  { userId, rights }: Readonly<{ userId: string; rights: readonly Right[] }>,
): Promise<Slot | null> {
  const slot = file.slots.find((one) => one.userId === userId)
  const keeps = keepsReporters(rights)
  if (!slot || (slot.reporterKey !== null) === keeps) return null
  return resealSlot(slot, { vaultId: file.vaultId, ...secrets }, keeps)
}

type Change = Readonly<{
  userId: string
  /** Null takes the way in away. */
  slot: Slot | null
  /** Keys that this user knows and shall not use any more. */
  due?: Readonly<{ vaultKey: boolean; reporterKey: boolean }>
}>

/** Writes `vault.json` with that user's slot changed; slots of users that were never recorded go. */
export async function writeSlot(folder: string, open: OpenVault, { userId, slot, due }: Change): Promise<OpenVault> {
  const { file, ring, session } = open
  const recorded = new Set<string>([...listUsers(session.db).map(({ id }) => id), userId])
  const others = file.slots.filter((one) => one.userId !== userId && recorded.has(one.userId))
  const body: VaultBody = {
    ...bodyOf(file),
    slots: slot ? [...others, slot] : others,
    due: {
      vaultKey: file.due.vaultKey || due?.vaultKey === true,
      reporterKey: file.due.reporterKey || due?.reporterKey === true,
    },
  }
  return { ...open, file: await writeVaultFile(folder, body, ring.headerMacKey) }
}
