import { words as people } from '#renderer/features/people/words.ts'
import { formatDay } from '#renderer/ui/date-format.ts'
import type { EntryChange } from '#shared/rules/contract.ts'
import { OFFICIALS } from '#shared/rules/words.ts'
import { COUNTS, catalogueText, GOVERNMENTS, UNITS } from './term-words.ts'
import { CONFIDENCES, ELECTIONS, LEVELS, POSITION_LEVELS, STATUSES, TRACKS, words } from './words.ts'

const { form } = words
const NAMES: Readonly<Record<string, string>> = {
  title: form.name,
  validFrom: form.validFrom,
  validTo: 'Berlaku sampai',
  source: words.source,
  article: words.article,
  confidence: words.confidence,
  text: words.text,
  note: words.note,
  key: form.key,
  track: form.track,
  level: form.level,
  deeds: form.deeds,
  statuses: form.statuses,
  employments: form.employments,
  elections: form.elections,
  norms: form.norms,
  opinions: form.opinions,
  order: form.order,
  months: form.months,
  catalogue: form.catalogue,
  condition: form.condition,
  dismissal: form.dismissal,
  amount: form.amount,
  unit: form.unit,
  count: form.count,
  startsAt: form.startsAt,
  endsWith: form.endsWith,
  official: form.official,
  government: form.government,
  over: form.over,
  levels: form.levels,
  online: form.online,
  form: form.sanctionForm,
  remedy: form.remedy,
  against: form.against,
  addressedTo: form.addressedTo,
  intervals: form.intervals,
  except: form.except,
  only: form.only,
  when: form.when,
  sanctions: form.sanctions,
  kind: form.kind,
  id: form.id,
  number: form.number,
}

/** Recorded codes as words, by the member they stand in. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  confidence: CONFIDENCES,
  track: TRACKS,
  level: LEVELS,
  levels: LEVELS,
  statuses: STATUSES,
  elections: ELECTIONS,
  employments: people.employments,
  over: POSITION_LEVELS,
  official: OFFICIALS,
  government: GOVERNMENTS,
  unit: UNITS,
  count: COUNTS,
  remedy: form.remedies,
}

type Changed = Readonly<{ name: string; before: string; after: string }>

/** The title behind the key of another rule. */
type TitleOf = (key: string) => string

/** The members of an entry that differ, in words. */
export function changedMembers({ before, after }: EntryChange, titleOf: TitleOf): Changed[] {
  const [was, now] = [before ?? {}, after ?? {}] as Record<string, unknown>[]
  const members = [...new Set([...Object.keys(was ?? {}), ...Object.keys(now ?? {})])]
  return members
    .filter((member) => JSON.stringify(was?.[member]) !== JSON.stringify(now?.[member]))
    .map((member) => ({
      name: NAMES[member] ?? member,
      before: shown(member, was?.[member], titleOf),
      after: shown(member, now?.[member], titleOf),
    }))
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const NOTHING = '—'

function shown(member: string, value: unknown, titleOf: TitleOf): string {
  if (value === null || value === undefined || value === '') return NOTHING
  if (typeof value === 'string') return textOf(member, value, titleOf)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.map((one) => shown(member, one, titleOf)).join('; ') || NOTHING
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, part]) => shown(name, part, titleOf))
      .filter((part) => part !== NOTHING)
      .join(', ')
  return String(value)
}

/** Members that name other rules. */
const REFERENCES = new Set(['deeds', 'norms', 'intervals', 'sanctions', 'except', 'only', 'form'])

function textOf(member: string, value: string, titleOf: TitleOf): string {
  if (REFERENCES.has(member)) return titleOf(value)
  if (member === 'catalogue') return catalogueText(value)
  return VALUES[member]?.[value] ?? (DAY.test(value) ? formatDay(value) : value)
}
