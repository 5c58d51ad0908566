import { words as people } from '#renderer/features/people/words.ts'
import type { EntryOf, RuleEntry } from '#shared/rules/model.ts'
import { OFFICIALS } from '#shared/rules/words.ts'
import { COUNTS, catalogueText, GOVERNMENTS, UNITS } from './term-words.ts'
import { ELECTIONS, LEVELS, levelText, POSITION_LEVELS, STATUSES, TRACKS, words } from './words.ts'

type Fact = Readonly<{ label: string; value: string; wide?: boolean }>
const { form } = words
/** The title behind a key. */
type TitleOf = (key: string) => string
/** A label without its hint for whoever fills it in. */
const plain = (label: string) => label.replace(/ \(.*\)$/, '')
const ALL = 'Semua'
const listed = (values: readonly string[]) => values.join(', ') || ALL

/** What an entry says beyond what every entry says. */
export function ownFacts(entry: RuleEntry, titleOf: TitleOf): Fact[] {
  switch (entry.kind) {
    case 'norm':
    case 'act':
      return scopeFacts(entry, titleOf)
    case 'sanction':
      return [
        { label: form.track, value: TRACKS[entry.track] },
        { label: form.level, value: levelText(entry.level) },
        { label: form.order, value: String(entry.order) },
        { label: form.months, value: entry.months === null ? '' : String(entry.months) },
        { label: form.catalogue, value: catalogueText(entry.catalogue) },
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
        { label: form.intervals, value: entry.intervals.map(titleOf).join(', ') },
      ]
    default:
      return []
  }
}

const scopeFacts = (entry: EntryOf<'norm'> | EntryOf<'act'>, titleOf: TitleOf): Fact[] => [
  { label: form.track, value: TRACKS[entry.track] },
  { label: plain(form.employments), value: listed(entry.employments.map((one) => people.employments[one])) },
  { label: plain(form.statuses), value: listed(entry.statuses.map((one) => STATUSES[one])) },
  { label: plain(form.elections), value: listed(entry.elections.map((one) => ELECTIONS[one])) },
  { label: plain(form.deeds), value: listed(entry.deeds.map(titleOf)), wide: true },
  ...(entry.kind === 'act' ? [{ label: form.norms, value: entry.norms.map(titleOf).join(', '), wide: true }] : []),
  ...entry.opinions.map((opinion, index) => ({
    label: form.opinion(index + 1),
    value: `${levelText(opinion.level)}${opinion.when ? `, bila ${opinion.when}` : ''}: ${opinion.article} (${opinion.source})`,
    wide: true,
  })),
]
