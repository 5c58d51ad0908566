import { setImmediate } from 'node:timers/promises'
import type { Session } from '#electron/core/kernel/session.ts'
import { sha256Hex } from '#electron/core/kernel/unit-of-work.ts'
import { type ChainHead, findLinkFault, GENESIS } from '#shared/audit/chain.ts'
import { AUDIT_FAULT_WORDS, type AuditFault } from '#shared/audit/fault-words.ts'
import { isCheckpointValid } from './checkpoints.ts'
import {
  findHead,
  firstRollback,
  linksReader,
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
/** The walk gives way to others this often, and tells how far it is this often. */
const BREATH_MS = 10
const TELL_MS = 150

/**
 * Walks the whole log: numbers, links, hashes, filter columns, signed checkpoints. Lets the event loop run between batches
 * and tells how far it is; ends when nobody listens any more. The last event is `done` and names the first broken entry, if
 * any. Entries that come meanwhile are left for the next walk.
 */
export async function* verifyAudit(session: Pick<Session, 'db' | 'vaultId'>): AsyncGenerator<Progress, void> {
  const total = findHead(session.db)?.seq ?? 0
  const checkpoints = new Map(listCheckpoints(session.db).map((checkpoint) => [checkpoint.seq, checkpoint]))
  const read = linksReader(session.db)
  let head: ChainHead = GENESIS
  let breathed = performance.now()
  let told = breathed
  yield { checked: 0, total, done: false, brokenAt: null, reason: '' }
  for (let isLast = false; !isLast; ) {
    const links = read(head.seq, Math.min(BATCH, total - head.seq))
    isLast = links.length < BATCH
    for (const link of links) {
      const checkpoint = checkpoints.get(link.seq)
      const fault = faultOf(session.vaultId, head, { link, checkpoint })
      if (fault) return yield ending(head.seq, total, { seq: link.seq, fault })
      if (checkpoint) checkpoints.delete(link.seq)
      head = link
    }
    const now = performance.now()
    if (now - told > TELL_MS) {
      told = now
      yield { checked: head.seq, total, done: false, brokenAt: null, reason: '' }
    }
    if (now - breathed < BREATH_MS) continue
    await setImmediate()
    breathed = performance.now()
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
