import type { Day } from '#shared/kernel/instant.ts'
import { dayText } from '#shared/words/date-words.ts'
import {
  type EntryOf,
  isInForce,
  type Level,
  type RuleEntry,
  type RuleKind,
  type RuleRef,
  refOf,
  type Track,
} from './model.ts'

type Entries = readonly RuleEntry[]

/** Entries of a kind, in force on `day` when one is given. */
export const entriesOf = <K extends RuleKind>(entries: Entries, kind: K, day?: Day): EntryOf<K>[] =>
  entries.filter((entry): entry is EntryOf<K> => entry.kind === kind && (day === undefined || isInForce(entry, day)))

/** The wording of a rule on a day; null when none was in force. */
export const ruleOn = (entries: Entries, key: string, day: Day): RuleEntry | null =>
  entries.find((entry) => entry.key === key && isInForce(entry, day)) ?? null

/** The law as it is asked about: on `day`, for an act of `actDay` where that is known. */
export type Law = Readonly<{ entries: Entries; day: Day; actDay?: Day | null }>

/** The words of a rule for a page; a rule that came after the act says so where its article is cited. */
export function cited(rule: RuleEntry, actDay: Day | null = null): RuleRef {
  const ref = refOf(rule)
  if (actDay === null || actDay >= rule.validFrom) return ref
  return {
    ...ref,
    article: `${ref.article} (aturan kini, berlaku sejak ${dayText(rule.validFrom)})`,
    note: `Perbuatan ${dayText(actDay)} mendahului aturan ini, dan aturan pada hari itu belum ada dalam katalog: periksa ketentuan peralihannya. ${ref.note}`.trim(),
  }
}

/** The rule of the act's day; where the catalogue has none, that of `day`, marked as later. Null without either. */
export function citedOn({ entries, day, actDay = null }: Law, key: string): RuleRef | null {
  const rule = (actDay && ruleOn(entries, key, actDay)) ?? ruleOn(entries, key, day)
  return rule && cited(rule, actDay)
}

/** The same, for one kind: `intervalOn(entries, 'interval.summons', day)`. */
export function entryOn<K extends RuleKind>(
  entries: Entries,
  { kind, key, day }: Readonly<{ kind: K; key: string; day: Day }>,
): EntryOf<K> | null {
  return entriesOf(entries, kind, day).find((entry) => entry.key === key) ?? null
}

/** Kinds of sanction of a level on a day, catalogue by catalogue, the lightest first. */
export const sanctionsOf = (
  entries: Entries,
  { track, level, day }: Readonly<{ track: Track; level: Level | null; day: Day }>,
): EntryOf<'sanction'>[] =>
  entriesOf(entries, 'sanction', day)
    .filter((entry) => entry.track === track && entry.level === level)
    .sort((a, b) => a.catalogue.localeCompare(b.catalogue) || a.order - b.order)

const LEVELS: readonly (Level | null)[] = [null, 'light', 'moderate', 'severe']

/** Negative when `a` is lighter. */
export const compareLevels = (a: Level | null, b: Level | null): number => LEVELS.indexOf(a) - LEVELS.indexOf(b)

/** Heavier level first, then the weight within it. */
export const compareSanctions = (
  a: Pick<EntryOf<'sanction'>, 'level' | 'order'>,
  b: Pick<EntryOf<'sanction'>, 'level' | 'order'>,
): number => compareLevels(a.level, b.level) || a.order - b.order
