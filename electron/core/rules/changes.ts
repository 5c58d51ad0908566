import { AppError } from '#shared/kernel/app-error.ts'
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts'
import { type Fault, faultsOf } from '#shared/rules/check.ts'
import type { EntryChange, Origin, RuleVersion } from '#shared/rules/contract.ts'
import type { RuleEntry } from '#shared/rules/model.ts'
import type { ChangeSet, StoredChange } from './repository.ts'
import { applyChange } from './rule-book.ts'

const isSame = (a: RuleEntry, b: RuleEntry) =>
  canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json)

/** Entry by entry, what leads from one catalogue to another. */
export function changesBetween(before: readonly RuleEntry[], after: readonly RuleEntry[]): EntryChange[] {
  const old = new Map(before.map((entry) => [entry.id, entry]))
  const kept = new Set(after.map(({ id }) => id))
  const putOrCorrected = after.flatMap((entry): EntryChange[] => {
    const was = old.get(entry.id) ?? null
    if (was && isSame(was, entry)) return []
    return [{ id: entry.id, title: entry.title, change: was ? 'corrected' : 'added', before: was, after: entry }]
  })
  const removed = before
    .filter(({ id }) => !kept.has(id))
    .map((entry): EntryChange => ({ id: entry.id, title: entry.title, change: 'removed', before: entry, after: null }))
  return [...putOrCorrected, ...removed]
}

export const toChangeSet = (changes: readonly EntryChange[]): ChangeSet => ({
  put: changes.flatMap(({ after }) => after ?? []),
  removed: changes.flatMap(({ id, after }) => (after ? [] : [id])),
})

/** Faults that a change brings in; what was wrong before is not its doing. */
export function newFaults(before: readonly RuleEntry[], after: readonly RuleEntry[]): Fault[] {
  const old = new Set(faultsOf(before).map(({ sentence }) => sentence))
  return faultsOf(after).filter(({ sentence }) => !old.has(sentence))
}

/** Throws `nothing_changed` or `rule_contradiction` with the first sentences. */
export function requireSound(before: readonly RuleEntry[], change: ChangeSet): void {
  const after = applyChange(before, change)
  if (changesBetween(before, after).length === 0) throw new AppError('nothing_changed')
  const faults = newFaults(before, after)
  if (faults.length > 0)
    throw new AppError(
      'rule_contradiction',
      faults
        .slice(0, 3)
        .map(({ sentence }) => sentence)
        .join(' '),
    )
}

export function originsOf(shipped: readonly RuleEntry[], entries: readonly RuleEntry[]): Record<string, Origin> {
  const own = new Map(shipped.map((entry) => [entry.id, entry]))
  const originOf = (entry: RuleEntry): Origin => {
    const was = own.get(entry.id)
    if (!was) return 'own'
    return isSame(was, entry) ? 'shipped' : 'corrected'
  }
  return Object.fromEntries(entries.map((entry) => [entry.id, originOf(entry)]))
}

/** Every version with what it changed, newest first. */
export function historyOf(shipped: readonly RuleEntry[], stored: readonly StoredChange[]): RuleVersion[] {
  let now: readonly RuleEntry[] = shipped
  const versions = stored.map(({ data, ...version }): RuleVersion => {
    const next = applyChange(now, data)
    const changes = changesBetween(now, next)
    now = next
    return { ...version, changes }
  })
  return versions.reverse()
}

/** The change that brings the entries `version` touched back to what they were before it. Null when there is none such. */
export function undoingOf(
  shipped: readonly RuleEntry[],
  stored: readonly StoredChange[],
  version: number,
): ChangeSet | null {
  const undone = stored.find((one) => one.version === version)
  if (!undone) return null
  const before = stored
    .filter((one) => one.version < version)
    .reduce((now, { data }) => applyChange(now, data), [...shipped])
  const touched = [...undone.data.put.map(({ id }) => id), ...undone.data.removed]
  const was = new Map(before.map((entry) => [entry.id, entry]))
  return {
    put: touched.flatMap((id) => was.get(id) ?? []),
    removed: touched.filter((id) => !was.has(id)),
  }
}
