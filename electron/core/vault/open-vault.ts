import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { publicKeyHex } from '#electron/core/audit/checkpoints.ts'
import type { Connection, Derive, ReadDb } from '#electron/core/kernel/database.ts'
import type { EventHub } from '#electron/core/kernel/events.ts'
import type { Ports } from '#electron/core/kernel/ports.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { admitUser, livingUser } from '#electron/core/users/admit-user.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import type { Anchors } from './anchors.ts'
import { blobFolderOf, clearStaging } from './blob-folder.ts'
import { BULK_FROM } from './blob-reader.ts'
import { createBlobStore } from './blob-store.ts'
import { VaultDamagedError } from './errors.ts'
import { createHeadKeeper } from './head-keeper.ts'
import { openEarlierReporterKeys } from './key-history.ts'
import type { KeyRing } from './key-ring.ts'
import type { VaultLock } from './lock-file.ts'
import { createReporterSeal, findRecipient } from './reporter-seal.ts'
import { recordClosing, recordOpening, signHead } from './session-entries.ts'
import { guardDb, guardSeal, guardTrail, guardWriting } from './session-guards.ts'
import { createWork, type Signer } from './session-work.ts'
import { type Secrets, type Slot, signingKeyOf, wipeSecrets } from './slot.ts'
import { createBlobThreads } from './threads/blob-threads.ts'
import { shelvesOf, startTidying } from './tidy-blobs.ts'
import { getMeta } from './user-rows.ts'
import type { VaultFile } from './vault-file.ts'

type OpenPorts = Pick<Ports, 'openDatabase' | 'now' | 'newId' | 'logger' | 'workerFile'>
type BeforeCommit = (writing: Pick<Session, 'vaultId' | 'db' | 'commit'>) => void
export type OpenDeps = Readonly<{
  ports: OpenPorts
  events: EventHub
  anchors: Anchors
  /** Runs in the transaction of every commit, after its work. */
  derive?: Derive | undefined
  /** Asked before each commit of the session; throws to refuse it. */
  beforeCommit?: BeforeCommit | undefined
}>

/** Everything an unlocked vault is made of; `close` undoes all of it. */
export type OpenVault = Readonly<{
  session: Session
  file: VaultFile
  userId: Slot['userId']
  secrets: Secrets
  ring: KeyRing
  unlockedAt: Instant
  /** Files and rows were compared. Never rejects. */
  tidied: Promise<void>
  close(): Promise<void>
  rotating: Rotating
}>

/** What a rotation of keys needs and nobody else. */
type Rotating = Readonly<{
  connection: Connection
  lock: VaultLock
  /** Nothing is written until the function it gives is called; reading goes on. */
  freeze(): () => void
  /** Closes the database without a last entry and wipes the keys; the lock stays with the caller. */
  handOver(): Promise<void>
}>

type Opening = Readonly<{
  folder: string
  file: VaultFile
  userId: Slot['userId']
  /** The slot a password opened; null for the printed key, and for a session that goes on under new keys. */
  slotId: Slot['id'] | null
  /** Taken over once open: wiped at `close`. */
  secrets: Secrets
  ring: KeyRing
  lock: VaultLock
  /** What the log says happened. */
  action: 'vault.unlocked' | 'vault.recovered'
}>

/** Opens the database and everything above it. On failure keys and lock stay the caller's to wipe and give back. */
export async function openVault(deps: OpenDeps, opening: Opening): Promise<OpenVault> {
  const reporterKeys = reporterKeysOf(opening.file, opening.secrets)
  let db: Connection | null = null
  try {
    db = await openExisting(deps.ports, opening)
    return await assemble(deps, { ...opening, reporterKeys }, db)
  } catch (error) {
    for (const earlier of reporterKeys.slice(1)) earlier.fill(0)
    db?.close()
    throw error
  }
}

const wipe = ({ secrets, ring }: Pick<Opening, 'secrets' | 'ring'>) => {
  ring.destroy()
  wipeSecrets(secrets)
}

/** A database that is missing or emptied must never be replaced by a new one; a pipe or a device is none. */
async function openExisting({ openDatabase }: OpenPorts, { folder, file, ring }: Opening): Promise<Connection> {
  const path = join(folder, 'case.db')
  const found = await stat(path)
  if (!found.isFile() || found.size === 0) throw new VaultDamagedError('The database is not there.')
  const db = openDatabase(path, ring.databaseKey, file.cipher)
  if (getMeta(db as unknown as ReadDb, 'vault_id') === file.vaultId) return db
  db.close()
  throw new VaultDamagedError('The database belongs to another vault.')
}

type Assembling = Opening & Readonly<{ reporterKeys: readonly Buffer[] }>

async function assemble(deps: OpenDeps, opening: Assembling, db: Connection): Promise<OpenVault> {
  const { ports, anchors } = deps
  const { folder, file, userId, secrets, ring, reporterKeys } = opening
  const gate = new AbortController()
  const guarded = guardDb(db, gate.signal)
  const { name } = admitUser(guarded, opening)
  const signer = createSigner(deps, opening)
  const blobs = blobFolderOf(folder)
  const threads = createBlobThreads(() => ports.workerFile('blob'))
  const shelves = await shelvesOf(blobs)
  await clearStaging(blobs)
  const keeper = createHeadKeeper({ anchors, folder, signer })
  const work = createWork(deps, { db, actor: { id: userId, name }, signer, keeper })
  const unlockedAt = toInstant(ports.now())
  const recipient = findRecipient(guarded, reporterKeys)
  const places = await recordOpening({
    work,
    db: guarded,
    keeper,
    facts: {
      ...opening,
      publicKey: signer.publicKey,
      at: unlockedAt,
      recipient: reporterKeys.length > 0 ? recipient : null,
    },
  })
  const { newId, logger } = ports
  const tidying = startTidying({ folder: blobs, shelves, db, work, vaultId: file.vaultId, logger, newId })

  const state = { frozen: false }
  const quieten = async () => {
    gate.abort()
    await tidying.stop()
    await threads.close()
  }
  const shut = () => {
    try {
      db.close()
    } finally {
      wipe(opening)
      for (const key of reporterKeys) key.fill(0)
    }
  }
  return {
    session: {
      vaultId: file.vaultId,
      user: livingUser(guarded, userId),
      db: guarded,
      ...guardWriting(work, {
        state,
        locked: gate.signal,
        ask: () => deps.beforeCommit?.({ vaultId: file.vaultId, db: guarded, commit: work.commit }),
      }),
      blobs: createBlobStore({
        folder: blobs,
        ring,
        vaultId: file.vaultId,
        newId: tidying.newId,
        tidied: tidying.done,
        locked: gate.signal,
        bulk: { threads, from: BULK_FROM },
      }),
      reporters: guardSeal(
        createReporterSeal({ vaultId: file.vaultId, keys: reporterKeys, recipient, identity: secrets.identity }),
        gate.signal,
      ),
      trail: guardTrail({ places, head: work.head, sign: () => signHead({ db, work, signer, keeper }) }, gate.signal),
    },
    file,
    userId,
    secrets,
    ring,
    unlockedAt,
    tidied: tidying.done,
    close: async () => {
      if (gate.signal.aborted) return
      try {
        await quieten()
        await recordClosing({ db, work, signer, keeper })
      } catch (error) {
        // A full disk must not keep the vault open: the log then simply ends without its last words.
        ports.logger.incident(error, 'vault.lock')
      } finally {
        try {
          shut()
        } finally {
          await opening.lock.release()
        }
      }
    },
    rotating: {
      connection: db,
      lock: opening.lock,
      freeze: () => {
        state.frozen = true
        return () => {
          state.frozen = false
        }
      },
      handOver: async () => {
        try {
          await quieten()
          await keeper.settled()
        } finally {
          shut()
        }
      },
    },
  }
}

/** The present key, shared with `secrets`, and those before it. */
function reporterKeysOf({ vaultId, earlierReporterKeys }: VaultFile, { reporterKey }: Secrets): Buffer[] {
  if (!reporterKey) return []
  return [reporterKey, ...openEarlierReporterKeys(reporterKey, vaultId, earlierReporterKeys)]
}

function createSigner({ ports }: OpenDeps, { file, userId, secrets }: Opening): Signer {
  const privateKey = signingKeyOf(secrets.signingKey)
  return { vaultId: file.vaultId, userId, publicKey: publicKeyHex(privateKey), privateKey, now: ports.now }
}
