import type { EntryChange } from '#shared/rules/contract.ts'
import { CONFIDENCES, words } from './words.ts'

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
  form: 'Naskah',
  number: form.number,
}

type Changed = Readonly<{ name: string; before: string; after: string }>

/** The members of an entry that differ, in words. */
export function changedMembers({ before, after }: EntryChange): Changed[] {
  const [was, now] = [before ?? {}, after ?? {}] as Record<string, unknown>[]
  const members = [...new Set([...Object.keys(was ?? {}), ...Object.keys(now ?? {})])]
  return members
    .filter((member) => JSON.stringify(was?.[member]) !== JSON.stringify(now?.[member]))
    .map((member) => ({ name: NAMES[member] ?? member, before: shown(was?.[member]), after: shown(now?.[member]) }))
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak'
  if (typeof value === 'string') return (CONFIDENCES as Record<string, string>)[value] ?? value
  if (Array.isArray(value)) return value.map(shown).join('; ') || '—'
  if (typeof value === 'object')
    return Object.values(value)
      .map(shown)
      .filter((one) => one !== '—')
      .join(', ')
  return String(value)
}
