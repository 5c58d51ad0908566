import { AppError } from '#shared/kernel/app-error.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { admit, type Proof } from './admission.ts'
import { isVacant } from './create-vault-folder.ts'
import { SealBrokenError, VaultDamagedError, WrongPasswordError } from './errors.ts'
import { takeLock } from './lock-file.ts'
import { type OpenDeps, type OpenVault, openVault } from './open-vault.ts'
import type { VaultPorts } from './ports.ts'
import { provePassword, proveRecovery } from './proving.ts'
import { createSlot, type Secrets, wipeSecrets } from './slot.ts'
import { recoverV1, upgradeV1 } from './upgrade-v1.ts'
import { bodyOf, readVaultFile, type VaultFile, type VaultFileV1, writeVaultFile } from './vault-file.ts'

export type EnterDeps = OpenDeps & Readonly<{ ports: VaultPorts }>

export const enterWithPassword = (deps: EnterDeps, folder: string, password: string): Promise<OpenVault> =>
  enter(deps, folder, {
    action: 'vault.unlocked',
    upgrade: (file) => upgradeWithPassword(deps.ports, { folder, file, password }),
    // Nobody is asked for a user name: the password finds its slot.
    prove: (file) => provePassword(deps.ports, file, { slots: file.slots, password }),
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
      return { userId: slot.userId, own: { identity, signingKey }, current, next: null, renewed: null }
    },
  })

/** Opens with the printed key and gives its user a slot with a new password, a new identity and a new signing key. */
export async function enterWithRecovery(
  deps: EnterDeps,
  folder: string,
  { recoveryKey, newPassword }: Readonly<{ recoveryKey: string; newPassword: string }>,
): Promise<OpenVault> {
  const open = await enter(deps, folder, {
    action: 'vault.recovered',
    upgrade: (file) => recoverV1(deps.ports, { folder, file, recoveryKey, password: newPassword }),
    prove: (file) => proveRecovery(folder, file, recoveryKey),
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
  const slots = open.file.slots.filter(({ userId }) => userId === open.userId)
  const proof = await provePassword(ports, open.file, { slots, password: current })
  wipeProof(proof)
  const changed = await giveSlot(ports, folder, open, next)
  changed.session.commit({ action: 'vault.password_changed', subject: open.file.vaultId }, () => {})
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
      try {
        return await openVault(deps, { folder, file: settled, userId: proof.userId, secrets, ring, lock, action })
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

/** Replaces the user's slot in `vault.json`. */
async function giveSlot(ports: VaultPorts, folder: string, open: OpenVault, password: string): Promise<OpenVault> {
  const { file, userId, secrets, ring } = open
  const loginName = file.slots.find((slot) => slot.userId === userId)?.loginName ?? ''
  const id = idSchema.parse(ports.newId())
  const facts = { vaultId: file.vaultId, id, userId, loginName, password, kdf: ports.kdf }
  const slot = await createSlot(ports, facts, secrets)
  const slots = [...file.slots.filter((other) => other.userId !== userId), slot]
  return { ...open, file: await writeVaultFile(folder, { ...bodyOf(file), slots }, ring.headerMacKey) }
}

function wipeProof({ own, current, next }: Proof): void {
  for (const keys of [current, next]) if (keys) wipeSecrets({ ...own, ...keys })
  for (const key of Object.values(own)) key.fill(0)
}
