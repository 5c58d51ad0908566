import { hash as hashOnce } from 'node:crypto'
import { type ChainHead, GENESIS, linkHash } from '#shared/audit/chain.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { invariant } from '#shared/kernel/assert.ts'
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Commit, Connection, Derive, Entry, Rederive, WriteDb } from './database.ts'
import type { CoreEvent } from './events.ts'

export type UnitOfWork = Readonly<{
  commit: Commit
  /** Runs `derive` alone, in a transaction of its own and without an entry: it adds nothing that is not in the rows. */
  rederive: Rederive
  /** The newest link; `seq` 0 before the first. */
  head(): ChainHead
}>

type Deps = Readonly<{
  db: Connection
  now: () => Date
  /** Who acts, as the log shows it. */
  actor: string
  /** Names may be changed; the id stays. Entries from before several users have none. */
  actorId?: string
  /** Told after the commit is durable; must not throw. */
  emit: (event: CoreEvent) => void
  /** Runs inside the transaction, after the work. */
  derive?: Derive
  /** Runs inside the transaction, after the entry; may write checkpoints. */
  afterAppend?: (db: WriteDb, head: ChainHead) => void
}>

export const sha256Hex = (text: string): string => hashOnce('sha256', text, 'hex')

/**
 * The one way to get a WriteDb: for work with an entry of its own, or for `derive`, which is given here and nowhere else.
 * The work and its audit entry are committed together or not at all, with `synchronous = FULL`. The newest hash is kept in
 * memory, which is safe because the connection holds the database exclusively; it moves on only after a successful commit.
 * Throws AppError `disk_full` when there is no room.
 */
export function createUnitOfWork({ db, now, actor, actorId, emit, derive, afterAppend }: Deps): UnitOfWork {
  // Kernel and vault alone may make these handles; everyone else is given one.
  const handle = db as unknown as WriteDb
  const insert = db.prepare(
    'INSERT INTO audit_log (seq, at, actor, action, subject, prev_hash, entry, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  // Wrapped once: the driver makes four functions of each work it is given.
  const transaction = db.transaction((work: () => unknown) => work())
  let head = readHead(db)
  let running = false

  const append = (before: ChainHead, { action, subject, details = {} }: Entry): ChainHead => {
    const at = toInstant(now())
    const seq = before.seq + 1
    // canonicalJson itself refuses what is not JSON.
    const text = canonicalJson({
      seq,
      at,
      actor,
      ...(actorId === undefined ? {} : { actorId }),
      action,
      subject,
      details: details as Json,
    })
    const hash = linkHash(sha256Hex, before.hash, text)
    insert.run(seq, at, actor, action, subject, before.hash, text, hash)
    return { seq, hash }
  }

  /** One transaction at a time. Throws AppError `disk_full` when there is no room. */
  const alone = <T>(what: string, work: () => T): T => {
    invariant(!running, `a commit inside a commit: ${what}`)
    running = true
    try {
      return transaction.immediate(work) as T
    } catch (error) {
      throw isFull(error) ? new AppError('disk_full', undefined, { cause: error }) : error
    } finally {
      running = false
    }
  }

  return {
    head: () => head,
    rederive: () => alone('derive', () => derive?.(handle) ?? 0),
    commit: (entry, work) => {
      const { result, newHead } = alone(entry.action, () => {
        const result = work(handle)
        invariant(!isThenable(result), `the work of ${entry.action} must be synchronous`)
        derive?.(handle)
        let newHead = head
        for (const each of [entry, ...(entry.further ?? [])]) {
          newHead = append(newHead, each)
          afterAppend?.(handle, newHead)
        }
        return { result, newHead }
      })
      head = newHead
      emit({ action: entry.action, subject: entry.subject })
      return result
    },
  }
}

function readHead(db: Connection): ChainHead {
  const row = db.prepare('SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1').get()
  return row === undefined ? GENESIS : (row as ChainHead)
}

/** SQLite has rolled the transaction back: nothing of it is stored. */
const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL'

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
