import { words as people } from '#renderer/features/people/words.ts'
import type { EntryOf, RuleEntry } from '#shared/rules/model.ts'
import { OFFICIALS } from '#shared/team/authority.ts'
import {
  COUNTS,
  ELECTIONS,
  GOVERNMENTS,
  LEVELS,
  levelText,
  POSITION_LEVELS,
  STATUSES,
  TRACKS,
  UNITS,
  words,
} from './words.ts'

type Fact = Readonly<{ label: string; value: string; wide?: boolean }>
const { form } = words
const ALL = 'Semua'
const listed = (values: readonly string[]) => values.join(', ') || ALL

/** What an entry says beyond what every entry says. */
export function ownFacts(entry: RuleEntry): Fact[] {
  switch (entry.kind) {
    case 'norm':
    case 'act':
      return scopeFacts(entry)
    case 'sanction':
      return [
        { label: form.track, value: TRACKS[entry.track] },
        { label: form.level, value: levelText(entry.level) },
        { label: form.order, value: String(entry.order) },
        { label: form.months, value: entry.months === null ? '' : String(entry.months) },
        { label: form.catalogue, value: entry.catalogue },
        { label: form.condition, value: entry.condition, wide: true },
      ]
    case 'interval':
      return [
        { label: form.amount, value: `${entry.amount} ${UNITS[entry.unit]}` },
        { label: form.count, value: COUNTS[entry.count] },
        { label: form.startsAt, value: entry.startsAt },
        { label: form.endsWith, value: entry.endsWith },
      ]
    case 'official':
      return [
        { label: form.official, value: OFFICIALS[entry.official] },
        { label: form.government, value: GOVERNMENTS[entry.government] },
        { label: form.over, value: entry.over.map((one) => POSITION_LEVELS[one]).join(', '), wide: true },
        { label: form.levels, value: entry.levels.map((one) => LEVELS[one]).join(', ') },
      ]
    case 'appeal':
      return [
        { label: form.against, value: entry.against, wide: true },
        { label: form.addressedTo, value: entry.addressedTo },
        { label: form.intervals, value: entry.intervals.join(', ') },
      ]
    default:
      return []
  }
}

const scopeFacts = (entry: EntryOf<'norm'> | EntryOf<'act'>): Fact[] => [
  { label: form.track, value: TRACKS[entry.track] },
  { label: form.employments, value: listed(entry.employments.map((one) => people.employments[one])) },
  { label: form.statuses, value: listed(entry.statuses.map((one) => STATUSES[one])) },
  { label: form.elections, value: listed(entry.elections.map((one) => ELECTIONS[one])) },
  { label: form.deeds, value: listed(entry.deeds), wide: true },
  ...(entry.kind === 'act' ? [{ label: form.norms, value: entry.norms.join(', '), wide: true }] : []),
  ...entry.opinions.map((opinion, index) => ({
    label: form.opinion(index + 1),
    value: `${levelText(opinion.level)}${opinion.when ? `, bila ${opinion.when}` : ''}: ${opinion.article} (${opinion.source})`,
    wide: true,
  })),
]
