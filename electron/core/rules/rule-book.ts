import { createHash } from 'node:crypto'
import { AppError } from '#shared/kernel/app-error.ts'
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts'
import type { Catalogue, RuleEntry } from '#shared/rules/model.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { type ChangeSet, listChanges } from './repository.ts'
import { readShippedRules } from './shipped.ts'

/** The law as data: what ships with the program, changed by the office. */
export type RuleBook = Readonly<{
  shipped(): readonly RuleEntry[]
  /** The catalogue now, or as of `version`. Throws `rule_version_not_found`. */
  catalogue(db: ReadDb, version?: number | null): Catalogue
}>

/** Reads the shipped files once, at the first question. */
export function createRuleBook({ resourcesDir }: Pick<Ports, 'resourcesDir'>): RuleBook {
  let kept: Catalogue | null = null
  const original = () => {
    if (kept) return kept
    const entries = readShippedRules(resourcesDir)
    kept = { version: 0, digest: digestOf(entries), entries }
    return kept
  }
  return {
    shipped: () => original().entries,
    catalogue: (db, version = null) => {
      const changes = listChanges(db, version)
      const last = changes.at(-1)?.version ?? 0
      if (version !== null && version !== last) throw new AppError('rule_version_not_found')
      if (changes.length === 0) return original()
      const entries = changes.reduce((now, { data }) => applyChange(now, data), original().entries)
      return { version: last, digest: digestOf(entries), entries }
    },
  }
}

/** Corrected entries stay where they are, new ones come last. */
export function applyChange(entries: readonly RuleEntry[], { put, removed }: ChangeSet): RuleEntry[] {
  const replacing = new Map(put.map((entry) => [entry.id, entry]))
  const known = new Set(entries.map(({ id }) => id))
  return [
    ...entries.filter(({ id }) => !removed.includes(id)).map((entry) => replacing.get(entry.id) ?? entry),
    ...put.filter(({ id }) => !known.has(id)),
  ]
}

/** Names what a catalogue says, whatever the order it came to be in. */
export function digestOf(entries: readonly RuleEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
  return createHash('sha256')
    .update(canonicalJson(sorted as unknown as Json))
    .digest('hex')
}
