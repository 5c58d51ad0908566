import { AppError } from '#shared/kernel/app-error.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { isVacant } from './create-vault-folder.ts'
import { SealBrokenError, VaultDamagedError, WrongPasswordError } from './errors.ts'
import { createKeyRing } from './key-ring.ts'
import { takeLock } from './lock-file.ts'
import { type OpenDeps, type OpenVault, openVault } from './open-vault.ts'
import type { VaultPorts } from './ports.ts'
import { readRecoveryFile } from './recovery.ts'
import { createSlot, newSigningKey, openSlot, type Secrets, type Slot, wipeSecrets } from './slot.ts'
import { bodyOf, isAuthentic, mendVaultFile, readVaultFile, type VaultFile, writeVaultFile } from './vault-file.ts'

export type EnterDeps = OpenDeps & Readonly<{ ports: VaultPorts }>

/** Who was let in, and with which keys. */
type Entrant = Readonly<{ userId: Slot['userId']; secrets: Secrets }>

export const enterWithPassword = (deps: EnterDeps, folder: string, password: string): Promise<OpenVault> =>
  enter(deps, folder, {
    action: 'vault.unlocked',
    prove: (file) => tryPassword(deps.ports, file, password),
  })

/** Straight after creation, without asking again. */
export const enterWithSecrets = (deps: EnterDeps, folder: string, secrets: Secrets): Promise<OpenVault> =>
  enter(deps, folder, {
    action: 'vault.unlocked',
    prove: async (file) => ({ userId: onlySlot(file).userId, secrets }),
  })

/** Opens with the printed key and gives its user a slot with a new password and a new signing key. */
export async function enterWithRecovery(
  deps: EnterDeps,
  folder: string,
  { recoveryKey, newPassword }: Readonly<{ recoveryKey: string; newPassword: string }>,
): Promise<OpenVault> {
  const open = await enter(deps, folder, {
    action: 'vault.recovered',
    prove: async (file) => {
      const { userId, ...keys } = await readRecoveryFile(folder, recoveryKey, file)
      return { userId, secrets: { ...keys, signingKey: newSigningKey() } }
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
  const { userId, secrets } = await tryPassword(ports, open.file, current)
  wipeSecrets(secrets)
  if (userId !== open.userId) throw new WrongPasswordError('The password of another user.')
  const changed = await giveSlot(ports, folder, open, next)
  changed.session.commit({ action: 'vault.password_changed', subject: open.file.vaultId }, () => {})
  return changed
}

type Entering = Readonly<{
  action: 'vault.unlocked' | 'vault.recovered'
  prove(file: VaultFile): Promise<Entrant>
}>

async function enter(deps: EnterDeps, folder: string, { action, prove }: Entering): Promise<OpenVault> {
  const file = await requireVaultFile(folder)
  const lock = await takeLock(folder)
  try {
    const { userId, secrets } = await prove(file)
    const ring = createKeyRing(Buffer.from(secrets.vaultKey), file.epoch)
    try {
      if (!isAuthentic(file, ring.headerMacKey)) throw new VaultDamagedError('vault.json was changed.')
      await mendVaultFile(folder, file, ring.headerMacKey)
      return await openVault(deps, { folder, file, userId, secrets, ring, lock, action })
    } catch (error) {
      ring.destroy()
      wipeSecrets(secrets)
      throw error
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function requireVaultFile(folder: string): Promise<VaultFile> {
  const file = await readVaultFile(folder)
  if (file) return file
  if (await isVacant(folder)) throw new AppError('vault_missing')
  throw new VaultDamagedError('The folder has no vault.json.')
}

/** Nobody is asked for a user name: the password finds its slot. */
async function tryPassword(ports: VaultPorts, file: VaultFile, password: string): Promise<Entrant> {
  for (const slot of file.slots) {
    try {
      return { userId: slot.userId, secrets: await openSlot(ports, slot, { vaultId: file.vaultId, password }) }
    } catch (error) {
      if (!(error instanceof SealBrokenError)) throw error
    }
  }
  throw new WrongPasswordError('The password opens no slot.')
}

/** Replaces the user's slot in `vault.json`. */
async function giveSlot(ports: VaultPorts, folder: string, open: OpenVault, password: string): Promise<OpenVault> {
  const { file, userId, secrets, ring } = open
  const facts = { vaultId: file.vaultId, id: idSchema.parse(ports.newId()), userId, password, kdf: ports.kdf }
  const slot = await createSlot(ports, facts, secrets)
  const slots = [...file.slots.filter((other) => other.userId !== userId), slot]
  return { ...open, file: await writeVaultFile(folder, { ...bodyOf(file), slots }, ring.headerMacKey) }
}

function onlySlot(file: VaultFile): Slot {
  const [slot] = file.slots
  if (!slot) throw new VaultDamagedError('vault.json has no slot.')
  return slot
}
