import type { StoredBlob } from '../kernel/blobs.ts'
import type { Entry, ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { createUnitOfWork } from '../kernel/unit-of-work.ts'
import { listBlobs } from '../vault/blob-rows.ts'
import { VaultDamagedError } from '../vault/errors.ts'
import { findUserName, getMeta } from '../vault/user-rows.ts'
import type { Entered } from './enter-set.ts'
import { caseNumbers, factsOf, hashAt, type Restored } from './facts.ts'

type InspectPorts = Pick<Ports, 'openDatabase' | 'now'>
export type Inspected = Readonly<{ restored: Restored; blobs: readonly StoredBlob[] }>

type Inspecting = Readonly<{
  path: string
  entered: Pick<Entered, 'file' | 'ring' | 'userId'>
  /** What the copy is expected to end with; null where nothing vouches for it. */
  head: Readonly<{ seq: number; hash: string }> | null
  missing: number
  /** Written to the copy's own log before it is used. */
  entry?: Entry
}>

/**
 * Opens a copy of a database, never the one in use, and reads what a person compares. Throws VaultDamagedError and
 * DatabaseDamagedError.
 */
export function inspectDatabase(ports: InspectPorts, { path, entered, head, missing, entry }: Inspecting): Inspected {
  const { file, ring, userId } = entered
  const db = ports.openDatabase(path, ring.databaseKey, file.cipher)
  try {
    const read = db as unknown as ReadDb
    if (getMeta(read, 'vault_id') !== file.vaultId)
      throw new VaultDamagedError('The database belongs to another vault.')
    const inspected = { restored: { facts: factsOf(read), cases: caseNumbers(read), missing }, blobs: listBlobs(read) }
    if (head && head.seq > 0 && hashAt(read, head.seq) !== head.hash)
      throw new VaultDamagedError('The database does not hold the audit entry its manifest names.')
    if (entry) {
      const work = createUnitOfWork({ db, now: ports.now, actor: findUserName(read, userId) ?? '', emit: () => {} })
      work.commit(entry, () => {})
    }
    return inspected
  } finally {
    db.close()
  }
}
