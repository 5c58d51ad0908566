import { type CheckpointSigner, writeCheckpoint } from '#electron/core/audit/checkpoints.ts'
import type { Connection, ReadDb, WriteDb } from '#electron/core/kernel/database.ts'
import type { UnitOfWork } from '#electron/core/kernel/unit-of-work.ts'
import { noteUnlock, settleSlot } from '#electron/core/users/repository.ts'
import type { ChainHead } from '#shared/audit/chain.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Anchors } from './anchors.ts'
import { insertSigningKey } from './user-rows.ts'
import type { VaultFile } from './vault-file.ts'

type Recording = Readonly<{
  work: UnitOfWork
  db: ReadDb
  anchors: Anchors
  facts: Readonly<{
    file: VaultFile
    userId: string
    /** By which slot the user came in; null when not by a password. */
    slotId: string | null
    action: 'vault.unlocked' | 'vault.recovered'
    publicKey: string
    at: Instant
  }>
}>

/** The first entry of a session; an anchor ahead of the log, or off it, is put on record before anything else. */
export async function recordOpening({ work, db, anchors, facts }: Recording): Promise<void> {
  const { file, userId, slotId, action, publicKey, at } = facts
  const anchor = await anchors.find(file.vaultId)
  if (anchor && !isOnLog(db, anchor)) {
    const details = { anchorSeq: anchor.seq, anchorHash: anchor.hash, ...work.head() }
    work.commit({ action: 'vault.rollback_detected', subject: file.vaultId, details }, () => {})
  }
  work.commit({ action, subject: file.vaultId, details: { user: userId, signingKey: publicKey } }, (write) => {
    if (action === 'vault.recovered') insertSigningKey(write, { publicKey, userId }, at)
    if (slotId) settleSlot(write, { userId, slotId })
    noteUnlock(write, userId, at)
  })
  await anchors.record(file.vaultId, work.head())
}

type Closing = Readonly<{
  db: Connection
  work: UnitOfWork
  signer: CheckpointSigner & { now: () => Date }
  anchors: Anchors
}>

/** The last entry of a session, signed, and its head kept outside the folder. */
export async function recordClosing({ db, work, signer, anchors }: Closing): Promise<void> {
  work.commit({ action: 'vault.locked', subject: signer.vaultId }, () => {})
  db.transaction(() => writeCheckpoint(db as unknown as WriteDb, work.head(), signer)).immediate()
  await anchors.record(signer.vaultId, work.head())
}

function isOnLog(db: ReadDb, { seq, hash }: ChainHead): boolean {
  if (seq === 0) return true
  const row = db.prepare('SELECT hash FROM audit_log WHERE seq = ?').get(seq) as { hash: string } | undefined
  return row?.hash === hash
}
