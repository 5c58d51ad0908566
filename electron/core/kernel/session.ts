import type { Right } from '#shared/users/model.ts'
import type { BlobStore } from './blobs.ts'
import type { Commit, ReadDb } from './database.ts'

/** An unlocked vault, as every feature sees it. */
export type Session = Readonly<{
  vaultId: string
  /** Who unlocked. `rights` as they are now, not as they were at unlock: never kept. */
  user: Readonly<{ id: string; name: string; rights: readonly Right[] }>
  db: ReadDb
  commit: Commit
  blobs: BlobStore
  reporters: ReporterSeal
}>

/** Seals reporter records under the reporter key (RK), apart from everything else. `recordId` is bound as AAD. */
export type ReporterSeal = Readonly<{
  seal(recordId: string, plain: string): Uint8Array
  open(recordId: string, sealed: Uint8Array): string
}>

/** Throws AppError `vault_locked` while the vault is locked. Called anew in every handler; never kept. */
export type RequireSession = () => Session
