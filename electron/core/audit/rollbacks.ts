import { z } from 'zod'
import type { TypedAnchor } from '#shared/audit/anchor-text.ts'
import { GENESIS_HASH } from '#shared/audit/chain.ts'
import { type AuditEntry, anchorPlaceSchema, type HeadCheck, type Rollback } from '#shared/audit/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import { findHashAt, findHead, findUserName, listRollbackEntries } from './repository.ts'

/** Older programs put less on record. */
const detailsSchema = z.looseObject({
  anchorSeq: z.number().int().positive(),
  anchorHash: z.string(),
  anchorAt: instantSchema.nullable().default(null),
  anchorBy: z.string().nullable().default(null),
  seq: z.number().int().nonnegative(),
  hash: z.string(),
  copyAt: instantSchema.nullable().default(null),
  course: z.enum(['older', 'diverged']).nullable().default(null),
  missing: z.number().int().nonnegative().nullable().default(null),
  knownBy: z.array(anchorPlaceSchema).default(['computer']),
  databaseWrittenAt: instantSchema.nullable().default(null),
})

/** Everything on record about copies of the vault that were older than what was known, newest first. */
export function listRollbacks(db: ReadDb): Rollback[] {
  const { rollbacks, acknowledged } = listRollbackEntries(db)
  return rollbacks.map((entry) => {
    const told = acknowledged.find(({ details }) => details.rollbackSeq === entry.seq)
    return { ...rollbackOf(db, entry), acknowledged: told ? acknowledgedBy(told) : null }
  })
}

function rollbackOf(db: ReadDb, entry: AuditEntry): Omit<Rollback, 'acknowledged'> {
  const details = detailsSchema.parse(entry.details)
  const { anchorSeq, seq, hash } = details
  const isOlder = anchorSeq > seq
  return {
    seq: entry.seq,
    at: entry.at,
    by: entry.actor,
    course: details.course ?? (isOlder ? 'older' : 'diverged'),
    missing: details.missing ?? (isOlder ? anchorSeq - seq : 1),
    lastKnown: {
      seq: anchorSeq,
      hash: details.anchorHash,
      at: details.anchorAt,
      by: details.anchorBy === null ? '' : findUserName(db, details.anchorBy),
    },
    copy: { seq, hash: hash || GENESIS_HASH, at: details.copyAt },
    databaseWrittenAt: details.databaseWrittenAt,
    knownBy: details.knownBy,
  }
}

const acknowledgedBy = ({ seq, at, actor, details }: AuditEntry) => ({
  seq,
  at,
  by: actor,
  reason: String(details.reason ?? ''),
})

/** Ends the alarm with a reason; the record stays. Throws AppError `rollback_not_found`, `reporter_leak`. */
export function acknowledgeRollback(
  session: Session,
  { seq, reason }: Readonly<{ seq: number; reason: string }>,
): Rollback {
  const find = () => listRollbacks(session.db).find((one) => one.seq === seq)
  const open = find()
  if (!open || open.acknowledged) throw new AppError('rollback_not_found')
  const details = { rollbackSeq: seq, reason }
  session.commit({ action: 'vault.rollback_acknowledged', subject: session.vaultId, details }, () => {})
  return find() ?? open
}

/** Whether a head told on paper is part of this log. The links between are what `verify` walks. */
export function checkHead({ db, vaultId }: Session, typed: TypedAnchor): HeadCheck {
  const newest = findHead(db)
  const head = { seq: newest?.seq ?? 0, at: newest?.at ?? null }
  if (typed.vaultId !== null && typed.vaultId !== vaultId) return { verdict: 'other_vault', at: null, head }
  const entry = findHashAt(db, typed.seq)
  if (!entry) return { verdict: typed.seq > head.seq ? 'newer' : 'not_on_log', at: null, head }
  if (!entry.hash.startsWith(typed.hashStart)) return { verdict: 'not_on_log', at: null, head }
  return { verdict: 'on_log', at: entry.at, head }
}
