import type { Attempts } from '#electron/core/users/attempts.ts'
import { findUser } from '#electron/core/users/rows.ts'
import type { VaultPlace, VaultStatus } from '#shared/vault/model.ts'
import { isVacant } from './create-vault-folder.ts'
import { WrongPasswordError } from './errors.ts'
import type { OpenVault } from './open-vault.ts'
import { readVaultFile } from './vault-file.ts'

type Asked = Readonly<{ place: VaultPlace; folder: string; open: OpenVault | null; attempts: Attempts }>

const NO_LOGIN = { login: { needed: false, known: [] }, waitSeconds: 0 }

/** What the start screen must know before anybody is in, and who is in. */
export async function statusOf({ place, folder, open, attempts }: Asked): Promise<VaultStatus> {
  if (open) {
    const { session, unlockedAt, userId } = open
    return { place, folder, state: 'unlocked', user: whoOf(session.db, userId), unlockedAt, ...NO_LOGIN }
  }
  const nobody = { place, folder, user: null, unlockedAt: null }
  if (await isVacant(folder)) return { ...nobody, state: 'missing', ...NO_LOGIN }
  // A damaged file is told at unlock, with its reason.
  const file = await readVaultFile(folder).catch(() => null)
  if (!file) return { ...nobody, state: 'locked', ...NO_LOGIN }
  return {
    ...nobody,
    state: 'locked',
    login: { needed: file.slots.length > 1, known: [...(await attempts.knownLogins(file.vaultId))] },
    waitSeconds: await attempts.secondsToWait(file.vaultId),
  }
}

function whoOf(...[db, userId]: Parameters<typeof findUser>): VaultStatus['user'] {
  const user = findUser(db, userId)
  if (!user) return null
  const { id, name, login, position, rights, passwordByAdmin } = user
  return { id, name, login, position, rights, passwordByAdmin }
}

export const loginOf = ({ session, userId }: Pick<OpenVault, 'session' | 'userId'>): string | null =>
  findUser(session.db, userId)?.login ?? null

/** One user needs no name; a name is kept only where there are several. */
export async function rememberLogin(attempts: Attempts, { file, session, userId }: OpenVault): Promise<void> {
  const login = file.slots.length > 1 ? loginOf({ session, userId }) : null
  await attempts.remember(file.vaultId, login)
}

export const isWrongPassword = (error: unknown): boolean => error instanceof WrongPasswordError
