import { z } from 'zod'
import { GENESIS } from '#shared/audit/chain.ts'
import type { Comparison, VaultFacts } from '#shared/backup/model.ts'
import { findHead } from '../audit/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import { allRows, oneRow } from '../kernel/sql.ts'

const countRow = z.strictObject({ n: z.number() })
const countOf = (db: ReadDb, table: 'reports' | 'cases' | 'evidence' | 'documents'): number =>
  oneRow(db, countRow, `SELECT count(*) AS n FROM ${table}`)?.n ?? 0

/** What a person can compare two states of a vault by. */
export function factsOf(db: ReadDb): VaultFacts {
  const head = findHead(db)
  return {
    seq: head?.seq ?? 0,
    hash: head?.hash ?? GENESIS.hash,
    at: head?.at ?? null,
    reports: countOf(db, 'reports'),
    cases: countOf(db, 'cases'),
    evidence: countOf(db, 'evidence'),
    documents: countOf(db, 'documents'),
  }
}

const numberRow = z.strictObject({ number: z.string() })
export const caseNumbers = (db: ReadDb): string[] =>
  allRows(db, numberRow, 'SELECT number FROM cases ORDER BY number').map(({ number }) => number)

const hashRow = z.strictObject({ hash: z.string() })
/** The hash of one entry, or null. */
export const hashAt = (db: ReadDb, seq: number): string | null =>
  oneRow(db, hashRow, 'SELECT hash FROM audit_log WHERE seq = ?', seq)?.hash ?? null

/** What is remembered of a restored state, so that it can be compared again when the present one has moved on. */
export type Restored = Readonly<{ facts: VaultFacts; cases: readonly string[]; missing: number }>

const MOST = 100

/** `db`: the present vault, or null where it cannot be asked. */
export function compare({ facts, cases, missing }: Restored, db: ReadDb | null, anchorSeq: number | null): Comparison {
  if (db === null)
    return { restored: facts, current: null, anchorSeq, relation: 'unknown', lostCases: [], gainedCases: [], missing }
  const current = factsOf(db)
  const now = caseNumbers(db)
  const without = (from: readonly string[], others: readonly string[]) => {
    const known = new Set(others)
    return from.filter((number) => !known.has(number)).slice(0, MOST)
  }
  return {
    restored: facts,
    current,
    anchorSeq,
    relation: relationOf(facts, current, (seq) => hashAt(db, seq)),
    lostCases: without(now, cases),
    gainedCases: without(cases, now),
    missing,
  }
}

function relationOf(
  restored: VaultFacts,
  current: VaultFacts,
  currentHashAt: (seq: number) => string | null,
): Comparison['relation'] {
  if (restored.seq === current.seq) return restored.hash === current.hash ? 'same' : 'other'
  // Whether the present log is a beginning of a longer one cannot be asked of the present vault.
  if (restored.seq > current.seq) return 'newer'
  return currentHashAt(restored.seq) === restored.hash ? 'older' : 'other'
}
