import type { AuditEntry } from '#shared/audit/model.ts'

/** Entries in a row that say the same of the same thing (autosaves); `last` is the newest of them. */
export type AuditRun = Readonly<{ last: AuditEntry; count: number; firstSeq: number }>

/** Gathers neighbours with the same actor, action and subject, so that typing does not bury what matters. */
export function auditRuns(entries: readonly AuditEntry[]): readonly AuditRun[] {
  const runs: AuditRun[] = []
  for (const entry of entries) {
    const run = runs.at(-1)
    if (run && isSame(run.last, entry)) runs[runs.length - 1] = { ...run, count: run.count + 1, firstSeq: entry.seq }
    else runs.push({ last: entry, count: 1, firstSeq: entry.seq })
  }
  return runs
}

const isSame = (one: AuditEntry, other: AuditEntry): boolean =>
  one.actor === other.actor && one.action === other.action && one.subject === other.subject
