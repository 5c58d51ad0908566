import type { Day } from '#shared/kernel/instant.ts'
import { type RuleEntry, type RuleKind, ruleEntrySchema } from '#shared/rules/model.ts'

const OWN = {
  norm: { track: 'discipline' },
  act: { track: 'discipline', norms: [] },
  deed: { online: true },
  sanction: { track: 'discipline', level: 'light', order: 1, months: null, catalogue: 'instansi' },
  interval: { amount: 7, unit: 'working_day', count: 'within', startsAt: '', endsWith: '' },
  official: { official: 'ppk', government: 'regency', over: ['pelaksana'], levels: ['light'], except: [], only: [] },
  appeal: { remedy: 'objection', against: '', addressedTo: '', intervals: [] },
  form: { number: null },
  principle: {},
} as const satisfies Record<RuleKind, object>

/** An entry with nothing said yet. */
export const blankEntry = (kind: RuleKind, today: Day): RuleEntry =>
  ruleEntrySchema.parse({
    ...OWN[kind],
    kind,
    id: `${kind}.baru`,
    key: `${kind}.baru`,
    title: '',
    validFrom: today,
    validTo: null,
    source: '',
    article: '',
    confidence: 'text_found',
    text: '',
  })

/** The wording that follows one that ends: the same rule, from the next day. */
export function successorOf(entry: RuleEntry): RuleEntry {
  const next = entry.validTo
    ? new Date(Date.parse(entry.validTo) + 86_400_000).toISOString().slice(0, 10)
    : entry.validFrom
  return ruleEntrySchema.parse({
    ...entry,
    id: `${entry.id}-${next.slice(0, 4)}`.slice(0, 80),
    validFrom: next,
    validTo: null,
  })
}
