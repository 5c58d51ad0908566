import { constants } from 'node:fs'
import { chmod, copyFile } from 'node:fs/promises'
import { breathe } from '#electron/core/kernel/breathe.ts'
import type { Connection, WriteDb } from '#electron/core/kernel/database.ts'
import { createUnitOfWork } from '#electron/core/kernel/unit-of-work.ts'
import { nextDatabase } from './admission.ts'
import { syncFolder, withFile } from './durable-file.ts'
import type { OpenVault } from './open-vault.ts'
import type { VaultPorts } from './ports.ts'
import { keepRecoveryHash } from './recovery.ts'
import { createReporterSeal, recipientOf } from './reporter-seal.ts'
import { resealReporters } from './reseal-reporters.ts'
import { rewrapDataKeys } from './rewrap-data-keys.ts'
import type { Next, Rotation } from './rotation.ts'
import { snapshotPath } from './snapshots.ts'

type Building = Readonly<{
  folder: string
  /** Name of the copy taken just now, under the present key. */
  snapshot: string
  open: OpenVault
  next: Next
  rotation: Rotation
  /** Hash of the `recovery.age` that will lie beside it. */
  recoveryFile: string
}>

/**
 * The database as it will be, under the next key and with its data keys wrapped anew, complete and durable beside the
 * present one. The present one is not touched: whatever happens here, it is still there.
 */
export async function buildNextDatabase(ports: VaultPorts, building: Building): Promise<void> {
  const { folder, snapshot, open, next, rotation } = building
  const { signal, onProgress } = rotation
  const path = nextDatabase(folder)
  const { cipher } = open.file
  onProgress({ stage: 'database', done: 0, total: 2 })
  await copyFile(snapshotPath(folder, snapshot), path, constants.COPYFILE_FICLONE)
  await chmod(path, 0o600)
  signal.throwIfAborted()
  onProgress({ stage: 'database', done: 1, total: 2 })
  await breathe()
  ports.rekeyDatabase(path, { from: open.ring.databaseKey, to: next.ring.databaseKey, cipher })
  onProgress({ stage: 'database', done: 2, total: 2 })
  await breathe()
  signal.throwIfAborted()
  const db = ports.openDatabase(path, next.ring.databaseKey, cipher)
  try {
    await fill(ports, db, building)
  } finally {
    db.close()
  }
  onProgress({ stage: 'closing', done: 0, total: 1 })
  await withFile(path, 'r+', (handle) => handle.sync())
  await syncFolder(folder)
}

/** In pieces, each a transaction: the file is nobody's until it is renamed, so that it is all of it or nothing. */
async function fill(ports: VaultPorts, db: Connection, building: Building): Promise<void> {
  const { open, next, rotation, recoveryFile } = building
  const { vaultId } = open.file
  const write = db as unknown as WriteDb
  const { secrets, session } = open
  const blobs = await rewrapDataKeys(db, { from: open.ring, to: next.ring, vaultId }, rotation)
  if (rotation.reporterKey && secrets.reporterKey && next.keys.reporterKey) {
    const recipient = recipientOf(next.keys.reporterKey)
    const keys = [next.keys.reporterKey]
    const to = createReporterSeal({ vaultId, keys, recipient, identity: secrets.identity })
    db.transaction(() => resealReporters(write, { from: session.reporters, to, recipient })).immediate()
  }
  const { name, id } = session.user
  const { commit } = createUnitOfWork({ db, now: ports.now, actor: name, actorId: id, emit: () => {} })
  const details = { epoch: next.body.epoch, files: blobs, reporterKey: rotation.reporterKey }
  commit({ action: 'vault.keys_rotated', subject: vaultId, details }, (db) => keepRecoveryHash(db, recoveryFile))
}
