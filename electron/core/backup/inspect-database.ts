import type { StoredBlob } from '../kernel/blobs.ts'
import type { Entry, ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { createUnitOfWork } from '../kernel/unit-of-work.ts'
import { listBlobs } from '../vault/blob-rows.ts'
import { codeOf } from '../vault/durable-file.ts'
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
  /** Reads every page, and thereby authenticates it: for a copy that no hash vouches for. */
  everyPage?: boolean
  /** Asked before anything is written: may who entered do what is to be done? Throws. */
  judge?: ((db: ReadDb, userId: string) => void) | undefined
  /** Written to the copy's own log before it is used. */
  entry?: Entry
}>

/**
 * Opens a copy of a database, never the one in use, and reads what a person compares. Throws VaultDamagedError and
 * DatabaseDamagedError.
 */
export function inspectDatabase(ports: InspectPorts, inspecting: Inspecting): Inspected {
  try {
    return inspect(ports, inspecting)
  } catch (cause) {
    if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(codeOf(cause)))
      throw new VaultDamagedError('The copy of the database is damaged.', { cause })
    throw cause
  }
}

function inspect(
  ports: InspectPorts,
  { path, entered, head, missing, everyPage, judge, entry }: Inspecting,
): Inspected {
  const { file, ring, userId } = entered
  const db = ports.openDatabase(path, ring.databaseKey, file.cipher)
  try {
    if (everyPage && db.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw new VaultDamagedError('The copy of the database contradicts itself.')
    const read = db as unknown as ReadDb
    if (getMeta(read, 'vault_id') !== file.vaultId)
      throw new VaultDamagedError('The database belongs to another vault.')
    const inspected = { restored: { facts: factsOf(read), cases: caseNumbers(read), missing }, blobs: listBlobs(read) }
    if (head && head.seq > 0 && hashAt(read, head.seq) !== head.hash)
      throw new VaultDamagedError('The database does not hold the audit entry its manifest names.')
    judge?.(read, userId)
    if (entry) {
      const work = createUnitOfWork({ db, now: ports.now, actor: findUserName(read, userId) ?? '', emit: () => {} })
      work.commit(entry, () => {})
    }
    return inspected
  } finally {
    db.close()
  }
}
