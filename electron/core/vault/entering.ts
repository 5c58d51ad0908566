import { loginTag } from '#electron/core/users/login-tag.ts'
import { findUser, prepareSlot, setPasswordBy, settleSlot } from '#electron/core/users/rows.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { admit, type Proof } from './admission.ts'
import { isVacant } from './create-vault-folder.ts'
import { SealBrokenError, VaultDamagedError, WrongPasswordError } from './errors.ts'
import { takeLock } from './lock-file.ts'
import { type OpenDeps, type OpenVault, openVault } from './open-vault.ts'
import type { VaultPorts } from './ports.ts'
import { proveRecovery, proveUser, slotOf } from './proving.ts'
import { checkRecoveryKey, mendRecoveryFile } from './recovery.ts'
import { createSlot, type Secrets, wipeSecrets } from './slot.ts'
import { recoverV1, upgradeV1 } from './upgrade-v1.ts'
import { bodyOf, mendVaultFile, readVaultFile, type VaultFile, type VaultFileV1, writeVaultFile } from './vault-file.ts'

export type EnterDeps = OpenDeps & Readonly<{ ports: VaultPorts }>

/** `login` is needed, and looked at, only when there are several users. */
export type Credentials = Readonly<{ login: string | null; password: string }>

export const enterWithPassword = (
  deps: EnterDeps,
  folder: string,
  { login, password }: Credentials,
): Promise<OpenVault> =>
  enter(deps, folder, {
    action: 'vault.unlocked',
    upgrade: (file) => upgradeWithPassword(deps.ports, { folder, file, password }),
    prove: (file) => proveUser(deps.ports, file, { slot: slotOf(file, login), password }),
  })

/** Straight after creation, without asking again. */
export const enterWithSecrets = (deps: EnterDeps, folder: string, secrets: Secrets): Promise<OpenVault> =>
  enter(deps, folder, {
    action: 'vault.unlocked',
    upgrade: refuseOld,
    prove: async (file) => {
      const [slot] = file.slots
      if (!slot) throw new VaultDamagedError('vault.json has no slot.')
      const { identity, signingKey, ...current } = secrets
      const own = { identity, signingKey }
      return { userId: slot.userId, slotId: slot.id, own, current, next: null, renewed: null }
    },
  })

type Recovering = Readonly<{ login: string | null; recoveryKey: string; newPassword: string }>

/** Opens with the printed key and gives the user of that login name a new password, identity and signing key. */
export async function enterWithRecovery(
  deps: EnterDeps,
  folder: string,
  { login, recoveryKey, newPassword }: Recovering,
): Promise<OpenVault> {
  const open = await enter(deps, folder, {
    action: 'vault.recovered',
    upgrade: (file) => recoverV1(deps.ports, { folder, file, recoveryKey, password: newPassword }),
    prove: async (file) => {
      const identity = await checkRecoveryKey(recoveryKey, file)
      identity.fill(0)
      const slot = slotOf(file, login)
      if (!slot) throw new AppError('login_unknown')
      // The printed key is nobody's own.
      return { ...(await proveRecovery(folder, file, recoveryKey)), userId: slot.userId }
    },
  })
  try {
    return await giveSlot(deps.ports, folder, open, newPassword)
  } catch (error) {
    await open.close()
    throw error
  }
}

/** Throws WrongPasswordError when `current` is not the password of the user who unlocked. */
export async function changePassword(
  ports: VaultPorts,
  folder: string,
  { open, current, next }: Readonly<{ open: OpenVault; current: string; next: string }>,
): Promise<OpenVault> {
  const slot = open.file.slots.find(({ userId }) => userId === open.userId) ?? null
  wipeProof(await proveUser(ports, open.file, { slot, password: current }))
  const changed = await giveSlot(ports, folder, open, next)
  changed.session.commit({ action: 'vault.password_changed', subject: open.file.vaultId }, (db) =>
    setPasswordBy(db, open.userId, 'self'),
  )
  return changed
}

type Entering = Readonly<{
  action: 'vault.unlocked' | 'vault.recovered'
  upgrade(file: VaultFileV1): Promise<VaultFile>
  prove(file: VaultFile): Promise<Proof>
}>

async function enter(deps: EnterDeps, folder: string, { action, upgrade, prove }: Entering): Promise<OpenVault> {
  await requireVaultFile(folder)
  const lock = await takeLock(folder)
  try {
    // Only now: whoever held the vault until a moment ago may have changed it.
    const found = await requireVaultFile(folder)
    const file = found.version === 1 ? await upgrade(found) : found
    const proof = await prove(file)
    try {
      const { file: settled, secrets, ring } = await admit(deps.ports, { folder, file, proof })
      const { userId, slotId } = proof
      try {
        return await openMended(deps, { folder, file: settled, userId, slotId, secrets, ring, lock, action })
      } catch (error) {
        ring.destroy()
        throw error
      }
    } catch (error) {
      wipeProof(proof)
      throw error
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** The copy is mended last: an older file put back, which the database refuses, must not overwrite its newer copy. */
async function openMended(deps: EnterDeps, opening: Parameters<typeof openVault>[1]): Promise<OpenVault> {
  const open = await openVault(deps, opening)
  try {
    await mendVaultFile(opening.folder, opening.file, opening.ring.headerMacKey)
    // What cannot be written now is tried again at the next unlock; the vault itself is whole.
    await mendRecoveryFile(opening.folder, open).catch((error) =>
      deps.ports.logger.incident(error, 'vault.recovery_file'),
    )
    return open
  } catch (error) {
    await open.close()
    throw error
  }
}

async function requireVaultFile(folder: string): Promise<VaultFile | VaultFileV1> {
  const file = await readVaultFile(folder)
  if (file) return file
  if (await isVacant(folder)) throw new AppError('vault_missing')
  throw new VaultDamagedError('The folder has no vault.json.')
}

async function upgradeWithPassword(...[ports, upgrading]: Parameters<typeof upgradeV1>): Promise<VaultFile> {
  try {
    return await upgradeV1(ports, upgrading)
  } catch (cause) {
    if (cause instanceof SealBrokenError) throw new WrongPasswordError('The password opens no slot.', { cause })
    throw cause
  }
}

function refuseOld(): never {
  throw new VaultDamagedError('A vault just created has the newest format.')
}

/**
 * Replaces the slot of the user who unlocked. The database is told before and after, so that at every moment it knows the
 * slot that is in the file, and an older file opens nothing once the new one is there.
 */
async function giveSlot(ports: VaultPorts, folder: string, open: OpenVault, password: string): Promise<OpenVault> {
  const { file, userId, ring, session } = open
  const user = findUser(session.db, userId)
  const id = idSchema.parse(ports.newId())
  const loginName = user ? loginTag(file.vaultId, user.login) : ''
  const facts = { vaultId: file.vaultId, id, userId, loginName, password, kdf: ports.kdf }
  const keeps = session.user.rights.includes('reporter_keeper')
  const slot = await createSlot(ports, facts, { ...open.secrets, ...(keeps ? {} : { reporterKey: null }) })
  session.commit({ action: 'user.slot_prepared', subject: userId }, (db) => prepareSlot(db, userId, id))
  const slots = [...file.slots.filter((other) => other.userId !== userId), slot]
  const written = await writeVaultFile(folder, { ...bodyOf(file), slots }, ring.headerMacKey)
  session.commit({ action: 'user.slot_replaced', subject: userId }, (db) => settleSlot(db, { userId, slotId: id }))
  return { ...open, file: written }
}

function wipeProof({ own, current, next }: Proof): void {
  for (const keys of [current, next]) if (keys) wipeSecrets({ ...own, ...keys })
  for (const key of Object.values(own)) key.fill(0)
}
