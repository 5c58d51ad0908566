import { idSchema } from '#shared/kernel/id.ts'
import { VaultDamagedError } from './errors.ts'
import { createKeyRing } from './key-ring.ts'
import type { VaultPorts } from './ports.ts'
import { checkRecoveryKey, readRecoveryFile, recoveryPath } from './recovery.ts'
import { sealKey } from './sealed-key.ts'
import { createSlot, newUserKeys, wipeSecrets } from './slot.ts'
import { openSlotV1 } from './slot-v1.ts'
import { isAuthentic, type VaultBody, type VaultFile, type VaultFileV1, writeVaultFile } from './vault-file.ts'

type Upgrading = Readonly<{ folder: string; file: VaultFileV1; password: string }>

/**
 * A vault of version 1 as the same vault of today, with the same password: its keys stay, its only user gets an identity.
 * Throws SealBrokenError for a wrong password and VaultDamagedError; nothing is written then.
 */
export async function upgradeV1(ports: VaultPorts, { folder, file, password }: Upgrading): Promise<VaultFile> {
  const [slot] = file.slots
  if (!slot) throw new VaultDamagedError('vault.json has no slot.')
  const keys = await openSlotV1(ports, slot, { vaultId: file.vaultId, password })
  const ring = createKeyRing(keys.vaultKey, file.epoch)
  const { identity } = await newUserKeys()
  const secrets = { ...keys, identity }
  try {
    if (!isAuthentic(file, ring.headerMacKey)) throw new VaultDamagedError('vault.json was changed.')
    const facts = { ...slot, loginName: '', vaultId: file.vaultId, password, kdf: slot.kdf }
    const slots = [await createSlot(ports, facts, secrets)]
    return await writeVaultFile(folder, await bodyV2(file, slots, secrets), ring.headerMacKey)
  } finally {
    ring.destroy()
    for (const key of [keys.reporterKey, keys.signingKey, identity]) key.fill(0)
  }
}

/** With the printed key instead, and a new password. Throws WrongRecoveryKeyError, VaultDamagedError. */
export async function recoverV1(
  ports: VaultPorts,
  { folder, file, recoveryKey, password }: Upgrading & Readonly<{ recoveryKey: string }>,
): Promise<VaultFile> {
  const { vaultId } = file
  const identity = await checkRecoveryKey(recoveryKey, file)
  const { userId, vaultKey, reporterKey } = await readRecoveryFile(recoveryPath(folder), identity, file)
  if (!reporterKey) throw new VaultDamagedError('recovery.age is newer than vault.json.')
  const ring = createKeyRing(vaultKey, file.epoch)
  const secrets = { vaultKey, reporterKey, ...(await newUserKeys()) }
  try {
    if (!isAuthentic(file, ring.headerMacKey)) throw new VaultDamagedError('vault.json was changed.')
    const facts = { id: idSchema.parse(ports.newId()), userId, loginName: '', vaultId, password, kdf: ports.kdf }
    const slots = [await createSlot(ports, facts, secrets)]
    return await writeVaultFile(folder, await bodyV2(file, slots, secrets), ring.headerMacKey)
  } finally {
    ring.destroy()
    wipeSecrets(secrets)
  }
}

async function bodyV2(
  { vaultId, cipher, createdAt, epoch, recovery }: VaultFileV1,
  slots: VaultBody['slots'],
  { reporterKey }: Readonly<{ reporterKey: Buffer }>,
): Promise<VaultBody> {
  const { recipient } = recovery
  const sealed = await sealKey(recipient, ['recovery/reporterKey', vaultId], reporterKey)
  return {
    format: 'saksama-vault',
    version: 2,
    vaultId,
    cipher,
    createdAt,
    epoch,
    slots,
    recovery: { recipient, reporterKey: sealed },
    earlier: [],
    earlierReporterKeys: [],
    rotatedAt: null,
    due: { vaultKey: false, reporterKey: false },
    pending: null,
  }
}
