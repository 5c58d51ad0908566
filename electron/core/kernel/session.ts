import type { ChainHead } from '#shared/audit/chain.ts'
import type { AnchorStatus } from '#shared/audit/model.ts'
import type { Right } from '#shared/users/model.ts'
import type { BlobStore } from './blobs.ts'
import type { Commit, ReadDb, Rederive } from './database.ts'

/** An unlocked vault, as every feature sees it. */
export type Session = Readonly<{
  vaultId: string
  /** Who unlocked. `rights` as they are now, not as they were at unlock: never kept. */
  user: Readonly<{ id: string; name: string; rights: readonly Right[] }>
  db: ReadDb
  commit: Commit
  rederive: Rederive
  blobs: BlobStore
  reporters: ReporterSeal
  trail: Trail
}>

/** The audit log as a whole. */
export type Trail = Readonly<{
  /** What each place outside of the database knew of this vault when it was opened. */
  places: readonly AnchorStatus[]
  head(): ChainHead
  /** Signs the newest entry and keeps it outside of the database; for what is about to leave with it. */
  sign(): Promise<ChainHead>
}>

/** Seals reporter records to the reporter key (RK), apart from everything else. `recordId` is bound as AAD. */
export type ReporterSeal = Readonly<{
  /** False for a user who may write a reporter down and not read one. */
  canOpen: boolean
  seal(recordId: string, plain: string): Uint8Array
  /** Throws AppError `reporter_key_missing`. */
  open(recordId: string, sealed: Uint8Array): string
  /** For this user alone: what is being typed and not yet handed in. */
  sealOwn(recordId: string, plain: string): Uint8Array
  /** Throws when it is somebody else's. */
  openOwn(recordId: string, sealed: Uint8Array): string
}>

/** Throws AppError `vault_locked` while the vault is locked. Called anew in every handler; never kept. */
export type RequireSession = () => Session
