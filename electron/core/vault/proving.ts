import { randomBytes } from 'node:crypto'
import { access } from 'node:fs/promises'
import { loginTag } from '#electron/core/users/login-tag.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { nextRecovery, type Proof } from './admission.ts'
import { SealBrokenError, VaultDamagedError, WrongPasswordError } from './errors.ts'
import { isEarlierPin } from './key-history.ts'
import type { VaultPorts } from './ports.ts'
import { checkRecoveryKey, openRecoveryReporterKey, readRecoveryFile, recoveryPath } from './recovery.ts'
import { newUserKeys, openSlot, openVaultKeys, type Slot, wipeSecrets } from './slot.ts'
import type { VaultFile } from './vault-file.ts'

/** Opens one slot. Throws SealBrokenError when the password is not the slot's; VaultDamagedError. */
async function proveSlot(
  ports: VaultPorts,
  file: VaultFile,
  { slot, password }: Readonly<{ slot: Slot; password: string }>,
): Promise<Proof> {
  const { vaultId, earlier } = file
  const { secrets, renewed } = await openSlot(ports, slot, {
    vaultId,
    password,
    isEarlierPin: (vaultKey, pin) => isEarlierPin(vaultKey, pin, { vaultId, earlier }),
  })
  const { identity, signingKey, ...current } = secrets
  const waiting = file.pending?.slots.find(({ id }) => id === slot.id)
  try {
    const next = waiting ? await openVaultKeys(waiting, vaultId, identity) : null
    return { userId: slot.userId, slotId: slot.id, own: { identity, signingKey }, current, next, renewed }
  } catch (error) {
    wipeSecrets(secrets)
    throw error
  }
}

/**
 * The slot of the one user there is, or of the user of that login name; a slot from before login names is taken for every
 * name that is not somebody else's. Throws AppError `login_needed`.
 */
export function slotOf({ vaultId, slots }: VaultFile, login: string | null): Slot | null {
  if (slots.length === 1) return slots[0] ?? null
  if (login === null) throw new AppError('login_needed')
  const tag = loginTag(vaultId, login)
  return slots.find(({ loginName }) => loginName === tag) ?? slots.find(({ loginName }) => loginName === '') ?? null
}

/** One key derivation, also for a login name nobody has. Throws WrongPasswordError, VaultDamagedError. */
export async function proveUser(
  ports: VaultPorts,
  file: VaultFile,
  { slot, password }: Readonly<{ slot: Slot | null; password: string }>,
): Promise<Proof> {
  if (slot) return provePassword(ports, file, { slots: [slot], password })
  const key = await ports.deriveKey(Buffer.from(password), randomBytes(16), ports.kdf)
  key.fill(0)
  throw new WrongPasswordError('Nobody has this login name.')
}

/** Whose password it is, among the slots given. Throws WrongPasswordError. */
export async function provePassword(
  ports: VaultPorts,
  file: VaultFile,
  { slots, password }: Readonly<{ slots: readonly Slot[]; password: string }>,
): Promise<Proof> {
  for (const slot of slots) {
    try {
      return await proveSlot(ports, file, { slot, password })
    } catch (error) {
      if (!(error instanceof SealBrokenError)) throw error
    }
  }
  throw new WrongPasswordError('The password opens no slot.')
}

/** Opens with the printed key; the user's own keys are new ones. Throws WrongRecoveryKeyError, VaultDamagedError. */
export async function proveRecovery(folder: string, file: VaultFile, typed: string): Promise<Proof> {
  const identity = await checkRecoveryKey(typed, file)
  try {
    return await proveIdentity(folder, file, identity)
  } finally {
    identity.fill(0)
  }
}

async function proveIdentity(folder: string, file: VaultFile, identity: Buffer): Promise<Proof> {
  const { vaultId, pending } = file
  const first = await readRecoveryFile(recoveryPath(folder), identity, file)
  const reporterKey = await openRecoveryReporterKey(identity, vaultId, file.recovery.reporterKey)
  first.reporterKey?.fill(0)
  const current = { vaultKey: first.vaultKey, reporterKey }
  const proof = { userId: first.userId, slotId: null, own: await newUserKeys(), renewed: null }
  if (!pending) return { ...proof, current, next: null }

  const nextReporterKey = await openRecoveryReporterKey(identity, vaultId, pending.recovery.reporterKey)
  if (!(await exists(nextRecovery(folder)))) {
    // The rotation had already put the new file in its place.
    reporterKey.fill(0)
    return { ...proof, current: null, next: { vaultKey: first.vaultKey, reporterKey: nextReporterKey } }
  }
  const second = await readRecoveryFile(nextRecovery(folder), identity, file)
  if (second.reporterKey) throw new VaultDamagedError('An older recovery file where a newer one belongs.')
  return { ...proof, current, next: { vaultKey: second.vaultKey, reporterKey: nextReporterKey } }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
