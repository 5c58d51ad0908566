import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { z } from 'zod'
import { breathe } from '#electron/core/kernel/breathe.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { oneRow } from '#electron/core/kernel/sql.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { nextDatabase, wipeKeys } from './admission.ts'
import { blobFolderOf } from './blob-folder.ts'
import { openEarlierKeys } from './key-history.ts'
import { createKeyRing, type KeyRing } from './key-ring.ts'
import { type OpenDeps, type OpenVault, openVault } from './open-vault.ts'
import type { VaultPorts } from './ports.ts'
import { discardNext, prepareRotation, putInForce, type Rotation, takeBack } from './rotation.ts'
import { type Secrets, wipeSecrets } from './slot.ts'
import type { VaultFile } from './vault-file.ts'

type Deps = OpenDeps & Readonly<{ ports: VaultPorts }>
/** The vault as it then is; null when it had to be left closed, which the next unlock brings to its end. */
type Outcome = Readonly<{ open: OpenVault | null; error: unknown }>
type Rotating = Readonly<{ folder: string; open: OpenVault; rotation: Rotation }>

/**
 * New keys for the whole vault (README § Rotation). Throws AppError while everything is as it was; what goes wrong later
 * comes back beside the vault that is open now.
 */
export async function rotateKeys(deps: Deps, { folder, open, rotation }: Rotating): Promise<Outcome> {
  // It may still write to the log, which stands still from here on.
  await open.tidied
  await refuseWhileInUse(folder, open.session)
  const next = await prepareRotation({ ports: deps.ports, folder, open, rotation })
  rotation.onProgress({ stage: 'closing', done: 1, total: 1 })
  // Whoever is told must be told before the session ends that lets it be told.
  await breathe()
  const before = copyOf(open)
  rotation.onHandOver?.()
  try {
    await open.rotating.handOver()
    const file = await putInForce(deps.ports, folder, { next, previous: before.ring })
    wipeBefore(before, { ownToo: false })
    const { identity, signingKey } = before.secrets
    const secrets = { ...next.keys, identity, signingKey }
    return { open: await reopen(deps, { folder, open, file, secrets, ring: next.ring }), error: null }
  } catch (error) {
    discardNext(next)
    return { open: await returnTo(deps, { folder, open, before }), error }
  }
}

/** Bytes on their way into the vault would be under keys that are about to end. */
async function refuseWhileInUse(folder: string, { db }: Session): Promise<void> {
  const staged = await readdir(blobFolderOf(folder).staging)
  // Last: nothing gives way between this look and the standstill.
  const recording = oneRow(db, z.strictObject({ n: z.number() }), 'SELECT count(*) AS n FROM recording_chunks')
  if (staged.length > 0 || (recording?.n ?? 0) > 0) throw new AppError('vault_in_use')
}

type Before = Readonly<{ file: VaultFile; secrets: Secrets; ring: KeyRing }>

/** Keys that outlive the open vault, for the way back. */
function copyOf({ file, secrets }: OpenVault): Before {
  const { vaultKey, reporterKey, identity, signingKey } = secrets
  const earlier = openEarlierKeys(vaultKey, file)
  return {
    file,
    secrets: {
      vaultKey: Buffer.from(vaultKey),
      reporterKey: reporterKey && Buffer.from(reporterKey),
      identity: Buffer.from(identity),
      signingKey: Buffer.from(signingKey),
    },
    ring: createKeyRing(Buffer.from(vaultKey), file.epoch, earlier),
  }
}

function wipeBefore({ ring, secrets }: Before, { ownToo }: Readonly<{ ownToo: boolean }>): void {
  ring.destroy()
  if (ownToo) wipeSecrets(secrets)
  else wipeKeys(secrets)
}

type Reopening = Readonly<{ folder: string; open: OpenVault; file: VaultFile; secrets: Secrets; ring: KeyRing }>

async function reopen(deps: Deps, { folder, open, file, secrets, ring }: Reopening): Promise<OpenVault> {
  const { userId, unlockedAt, rotating } = open
  // No password was asked: the one that opened the session may have been changed since.
  const entry = { slotId: null, lock: rotating.lock, action: 'vault.unlocked' } as const
  const again = await openVault(deps, { folder, file, userId, secrets, ring, ...entry })
  return { ...again, unlockedAt }
}

/** Before the new database was in its place the old keys still open; after it, only an unlock tells what to do. */
async function returnTo(
  deps: Deps,
  { folder, open, before }: Readonly<{ folder: string; open: OpenVault; before: Before }>,
): Promise<OpenVault | null> {
  try {
    if (!existsSync(nextDatabase(folder))) throw new Error('The new database is already in its place.')
    await takeBack(folder, before.file, before.ring)
    return await reopen(deps, { folder, open, ...before })
  } catch (error) {
    deps.ports.logger.incident(error, 'vault.rotation')
    wipeBefore(before, { ownToo: true })
    await open.rotating.lock.release()
    return null
  }
}
