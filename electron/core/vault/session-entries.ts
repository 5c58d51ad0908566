import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type CheckpointSigner, writeCheckpoint } from '#electron/core/audit/checkpoints.ts'
import type { Connection, ReadDb, WriteDb } from '#electron/core/kernel/database.ts'
import type { UnitOfWork } from '#electron/core/kernel/unit-of-work.ts'
import { noteUnlock, settleSlot } from '#electron/core/users/rows.ts'
import type { ChainHead } from '#shared/audit/chain.ts'
import type { AnchorStatus } from '#shared/audit/model.ts'
import { type Instant, toInstant } from '#shared/kernel/instant.ts'
import { findLost, type HeadKeeper, statusOf } from './head-keeper.ts'
import { keepRecipient } from './reporter-seal.ts'
import { insertSigningKey } from './user-rows.ts'
import type { VaultFile } from './vault-file.ts'

type Recording = Readonly<{
  work: UnitOfWork
  db: ReadDb
  keeper: HeadKeeper
  facts: Readonly<{
    folder: string
    file: VaultFile
    userId: string
    /** By which slot the user came in; null when not by a password. */
    slotId: string | null
    action: 'vault.unlocked' | 'vault.recovered'
    publicKey: string
    at: Instant
    /** Where reporters are sealed to; null for a user who cannot vouch for it. */
    recipient: Uint8Array | null
  }>
}>

/**
 * The first entry of a session; a head that is ahead of the log, or off it, is put on record before anything else. Gives
 * what each place outside of the database knew.
 */
export async function recordOpening({ work, db, keeper, facts }: Recording): Promise<readonly AnchorStatus[]> {
  const { file, userId, slotId, action, publicKey, at, recipient } = facts
  const places = await keeper.look()
  const statuses = places.map(({ place, known }) => statusOf(db, place, known))
  const lost = findLost(db, work.head(), places)
  if (lost) {
    const { anchor, ...told } = lost
    const details = {
      ...told,
      anchorSeq: anchor.seq,
      anchorHash: anchor.hash,
      anchorAt: anchor.at,
      anchorBy: anchor.by,
      databaseWrittenAt: await writtenAt(facts.folder, at),
      ...work.head(),
    }
    work.commit({ action: 'vault.rollback_detected', subject: file.vaultId, details }, () => {})
  }
  for (const { place, state } of statuses)
    if (state === 'damaged')
      work.commit({ action: 'vault.anchor_damaged', subject: file.vaultId, details: { place } }, () => {})
  const details = { user: userId, signingKey: publicKey }
  const replaced = work.commit({ action, subject: file.vaultId, details }, (write) => {
    if (action === 'vault.recovered') insertSigningKey(write, { publicKey, userId }, at)
    if (slotId) settleSlot(write, { userId, slotId })
    noteUnlock(write, userId, at)
    return recipient !== null && keepRecipient(write, recipient)
  })
  if (replaced) work.commit({ action: 'vault.reporter_recipient_renewed', subject: file.vaultId }, () => {})
  await keeper.record(work.head())
  return statuses
}

const RECENT_MS = 60_000

/** When the database was last written before it was opened now; null when opening it has already changed that. */
async function writtenAt(folder: string, now: Instant): Promise<Instant | null> {
  const { mtime } = await stat(join(folder, 'case.db'))
  return Math.abs(Date.parse(now) - mtime.getTime()) < RECENT_MS ? null : toInstant(mtime)
}

type Closing = Readonly<{
  db: Connection
  work: UnitOfWork
  signer: CheckpointSigner & { now: () => Date }
  keeper: HeadKeeper
}>

/** The last entry of a session, signed, and its head kept outside the folder. */
export async function recordClosing({ db, work, signer, keeper }: Closing): Promise<void> {
  work.commit({ action: 'vault.locked', subject: signer.vaultId }, () => {})
  await signHead({ db, work, signer, keeper })
}

/** Signs the newest entry and keeps it outside of the database. */
export async function signHead({ db, work, signer, keeper }: Closing): Promise<ChainHead> {
  const head = work.head()
  db.transaction(() => writeCheckpoint(db as unknown as WriteDb, head, signer)).immediate()
  await keeper.record(head)
  return head
}
