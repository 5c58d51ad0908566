import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { publicKeyHex } from '#electron/core/audit/checkpoints.ts'
import type { Cipher } from '#electron/core/kernel/ports.ts'
import { createUnitOfWork } from '#electron/core/kernel/unit-of-work.ts'
import { loginTag } from '#electron/core/users/login-tag.ts'
import { insertUser } from '#electron/core/users/rows.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { ALL_RIGHTS, loginFrom } from '#shared/users/model.ts'
import { vaultIdSchema } from '#shared/vault/model.ts'
import { blobFolderOf } from './blob-folder.ts'
import { codeOf, syncFolder } from './durable-file.ts'
import { createKeyRing, type KeyRing } from './key-ring.ts'
import type { VaultPorts } from './ports.ts'
import { keepRecoveryHash, newRecoveryIdentity, recoveryPath, writeRecoveryFile } from './recovery.ts'
import { sealKey } from './sealed-key.ts'
import { createSlot, type Secrets, signingKeyOf } from './slot.ts'
import { insertSigningKey, setMeta } from './user-rows.ts'
import { type VaultBody, writeVaultFile } from './vault-file.ts'

export type NewVault = Readonly<{ password: string; ownerName: string; cipher: Cipher }>
/** Whoever creates a vault holds its reporter key. */
export type FirstSecrets = Secrets & Readonly<{ reporterKey: Buffer }>
export type Created = Readonly<{ recoveryKey: string }>

const FIRST_EPOCH = 1

/**
 * Builds the whole vault beside its place and renames it there at the end: half a vault never stands where a vault is
 * looked for. Throws AppError `vault_exists` when anything lies there.
 */
export async function createVaultFolder(
  ports: VaultPorts,
  folder: string,
  { vault, secrets }: Readonly<{ vault: NewVault; secrets: FirstSecrets }>,
): Promise<Created> {
  if (!(await isVacant(folder))) throw new AppError('vault_exists')
  const draft = `${folder}.baru`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const ring = createKeyRing(Buffer.from(secrets.vaultKey), FIRST_EPOCH)
  try {
    const created = await fill(ports, draft, { vault, secrets, ring })
    await rmdir(folder).catch(() => {})
    await rename(draft, folder)
    await syncFolder(dirname(folder))
    return created
  } finally {
    ring.destroy()
    await rm(draft, { recursive: true, force: true })
  }
}

/** True when the folder is missing or holds nothing. */
export async function isVacant(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true
    throw error
  }
}

type Filling = Readonly<{ vault: NewVault; secrets: FirstSecrets; ring: KeyRing }>

async function fill(ports: VaultPorts, folder: string, { vault, secrets, ring }: Filling): Promise<Created> {
  const vaultId = vaultIdSchema.parse(ports.newId())
  const userId = idSchema.parse(ports.newId())
  const slotFacts = {
    vaultId,
    id: idSchema.parse(ports.newId()),
    userId,
    loginName: loginTag(vaultId, loginFrom(vault.ownerName)),
    password: vault.password,
    kdf: ports.kdf,
  }
  const recovery = await newRecoveryIdentity()
  const reporterKey = await sealKey(recovery.recipient, ['recovery/reporterKey', vaultId], secrets.reporterKey)
  const body: VaultBody = {
    format: 'saksama-vault',
    version: 2,
    vaultId,
    cipher: vault.cipher,
    createdAt: toInstant(ports.now()),
    epoch: ring.epoch,
    slots: [await createSlot(ports, slotFacts, secrets)],
    recovery: { recipient: recovery.recipient, reporterKey },
    earlier: [],
    earlierReporterKeys: [],
    rotatedAt: null,
    due: { vaultKey: false, reporterKey: false },
    pending: null,
  }
  const folders = blobFolderOf(folder)
  for (const path of [folders.blobs, folders.staging]) await mkdir(path, { mode: 0o700 })
  const keys = { vaultId, userId, ...secrets }
  const recoveryFile = await writeRecoveryFile(recoveryPath(folder), recovery.recipient, keys)
  fillDatabase(ports, join(folder, 'case.db'), { body, userId, vault, secrets, ring, recoveryFile })
  await writeVaultFile(folder, body, ring.headerMacKey)
  return { recoveryKey: recovery.identity }
}

type Database = Filling & Readonly<{ body: VaultBody; userId: string; recoveryFile: string }>

function fillDatabase(ports: VaultPorts, path: string, facts: Database) {
  const { body, userId, vault, secrets, ring } = facts
  const publicKey = publicKeyHex(signingKeyOf(secrets.signingKey))
  const db = ports.openDatabase(path, ring.databaseKey, body.cipher)
  try {
    const { commit } = createUnitOfWork({ db, now: ports.now, actor: vault.ownerName, actorId: userId, emit: () => {} })
    const details = { user: userId, signingKey: publicKey, cipher: body.cipher }
    commit({ action: 'vault.created', subject: body.vaultId, details }, (write) => {
      setMeta(write, 'vault_id', body.vaultId)
      keepRecoveryHash(write, facts.recoveryFile)
      insertUser(write, firstUser(body, userId, vault), body.createdAt)
      insertSigningKey(write, { publicKey, userId }, body.createdAt)
    })
  } finally {
    db.close()
  }
}

/** Whoever creates the vault may do everything, until there are others. */
const firstUser = ({ slots }: VaultBody, id: string, { ownerName }: NewVault) => ({
  id,
  name: ownerName,
  login: loginFrom(ownerName),
  position: '',
  rights: ALL_RIGHTS,
  slotId: slots[0]?.id ?? null,
  passwordByAdmin: false,
})
