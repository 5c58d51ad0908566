import { setImmediate } from 'node:timers/promises'
import type { Session } from '#electron/core/kernel/session.ts'
import { sha256Hex } from '#electron/core/kernel/unit-of-work.ts'
import { type ChainHead, findLinkFault, GENESIS } from '#shared/audit/chain.ts'
import { AUDIT_FAULT_WORDS, type AuditFault } from '#shared/audit/fault-words.ts'
import { isCheckpointValid } from './checkpoints.ts'
import {
  findHead,
  firstRollback,
  linksAfter,
  listCheckpoints,
  parseEntryText,
  type StoredCheckpoint,
  type StoredLink,
} from './repository.ts'

export type Progress = Readonly<{
  checked: number
  total: number
  done: boolean
  brokenAt: number | null
  reason: string
}>

const BATCH = 500

/**
 * Walks the whole log: numbers, links, hashes, filter columns, signed checkpoints. Gives progress after each batch and
 * lets the event loop run; the last event is `done` and names the first broken entry, if any.
 */
export async function* verifyAudit(session: Pick<Session, 'db' | 'vaultId'>): AsyncGenerator<Progress, void> {
  const total = findHead(session.db)?.seq ?? 0
  const checkpoints = new Map(listCheckpoints(session.db).map((checkpoint) => [checkpoint.seq, checkpoint]))
  let head: ChainHead = GENESIS
  for (;;) {
    const links = linksAfter(session.db, head.seq, BATCH).filter(({ seq }) => seq <= total)
    for (const link of links) {
      const fault = faultOf(session.vaultId, head, { link, checkpoint: checkpoints.get(link.seq) })
      if (fault) return yield ending(head.seq, total, { seq: link.seq, fault })
      checkpoints.delete(link.seq)
      head = link
    }
    if (links.length < BATCH) break
    yield { checked: head.seq, total, done: false, brokenAt: null, reason: '' }
    await setImmediate()
  }
  yield ending(head.seq, total, faultBeyond(session, total, checkpoints))
}

type Checked = Readonly<{ link: StoredLink; checkpoint: StoredCheckpoint | undefined }>

function faultOf(vaultId: string, head: ChainHead, { link, checkpoint }: Checked): AuditFault | null {
  const fault = findLinkFault(sha256Hex, head, link)
  if (fault) return fault
  if (!columnsMatch(link)) return 'columns_mismatch'
  if (!checkpoint) return null
  return checkpoint.hash === link.hash && isCheckpointValid(vaultId, checkpoint) ? null : 'checkpoint_invalid'
}

function columnsMatch({ seq, at, actor, action, subject, entry }: StoredLink): boolean {
  try {
    const told = parseEntryText(entry)
    return (
      told.seq === seq && told.at === at && told.actor === actor && told.action === action && told.subject === subject
    )
  } catch {
    // Not even an entry any more.
    return false
  }
}

type Fault = Readonly<{ seq: number; fault: AuditFault }>

/** What the links alone cannot show: a cut tail below a signature, and an older copy put back. */
function faultBeyond(
  { db }: Pick<Session, 'db'>,
  total: number,
  left: ReadonlyMap<number, StoredCheckpoint>,
): Fault | null {
  const missing = [...left.keys()].filter((seq) => seq > total || seq < 1).sort((a, b) => a - b)[0]
  if (missing !== undefined) return { seq: missing, fault: 'checkpoint_missing_entry' }
  const rollback = firstRollback(db)
  return rollback === null ? null : { seq: rollback, fault: 'rolled_back' }
}

const ending = (checked: number, total: number, found: Fault | null): Progress => ({
  checked,
  total,
  done: true,
  brokenAt: found?.seq ?? null,
  reason: found ? AUDIT_FAULT_WORDS[found.fault] : '',
})
