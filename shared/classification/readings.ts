import type { Day } from '#shared/kernel/instant.ts'
import type { Employment } from '#shared/people/model.ts'
import { entriesOf, entryOn, sanctionsOf } from '#shared/rules/lookup.ts'
import {
  type Confidence,
  confidenceSchema,
  type ElectionKind,
  type EntryOf,
  isInForce,
  type Level,
  type ObjectStatus,
  type Opinion,
  type RuleEntry,
  type RuleRef,
  refOf,
} from '#shared/rules/model.ts'
import { LEVELS } from '#shared/rules/words.ts'
import { dayText } from '#shared/words/date-words.ts'
import type { Reading } from './model.ts'

export type Asked = Readonly<{
  /** Calendar day of the act in its own zone. */
  day: Day
  deed: string
  employment: Employment
  election: ElectionKind
  status: ObjectStatus
}>

type Applicable = EntryOf<'norm'> | EntryOf<'act'>

/**
 * Every lawful reading of an act on its day, the better founded first: what fits the recorded status, items of lists
 * before bare norms, general duties last. A norm that a list item already rests on appears as its basis only.
 */
export function readingsOf(entries: readonly RuleEntry[], asked: Asked): Reading[] {
  const applicable = candidates(entries, asked)
  const cited = new Set(
    applicable.flatMap((entry) => (entry.kind === 'act' && fitsStatus(entry, asked) ? entry.norms : [])),
  )
  return applicable
    .filter((entry) => entry.kind === 'act' || !cited.has(entry.key))
    .flatMap((entry) =>
      entry.opinions.map((opinion, index) => {
        const reading = toReading(entries, asked, { entry, opinion, index })
        return { reading, weight: weightOf(reading, entry) }
      }),
    )
    .sort((a, b) => a.weight - b.weight)
    .map(({ reading }) => reading)
}

/** Null when some norm or act list covers the day; else the sentence that says so. */
export function outsideEveryCatalogue(entries: readonly RuleEntry[], { day, employment }: Asked): string | null {
  const lists = [...entriesOf(entries, 'norm'), ...entriesOf(entries, 'act')].filter(
    (entry) => entry.track !== 'criminal_referral' && entry.opinions.length > 0 && forEmployee(entry, employment),
  )
  if (lists.some((entry) => isInForce(entry, day))) return null
  const first = lists.map(({ validFrom }) => validFrom).sort()[0]
  return `Tanggal perbuatan ${dayText(day)} berada di luar semua katalog aturan${first ? ` (katalog terlama mulai ${dayText(first)})` : ''}. Periksa tanggalnya, atau tambahkan aturan yang berlaku pada hari itu di halaman Aturan.`
}

const candidates = (entries: readonly RuleEntry[], asked: Asked): Applicable[] =>
  [...entriesOf(entries, 'act', asked.day), ...entriesOf(entries, 'norm', asked.day)].filter(
    (entry) =>
      forEmployee(entry, asked.employment) && isAny(entry.elections, asked.election) && isAny(entry.deeds, asked.deed),
  )

const isAny = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value)
const forEmployee = (entry: Applicable, employment: Employment) => isAny(entry.employments, employment)
const fitsStatus = (entry: Applicable, { status }: Asked) => status === 'unknown' || isAny(entry.statuses, status)

type Source = Readonly<{ entry: Applicable; opinion: Opinion; index: number }>

function toReading(entries: readonly RuleEntry[], asked: Asked, { entry, opinion, index }: Source): Reading {
  const { track } = entry
  return {
    key: `${entry.id}#${index}`,
    rule: { ...refOf(entry), confidence: weaker(entry.confidence, opinion.confidence) },
    track,
    level: opinion.level,
    when: opinion.when,
    article: opinion.article,
    bases: basesOf(entries, asked.day, entry),
    sanctions: sanctionEntries(entries, asked.day, { track, opinion }).map((sanction) => ({
      rule: refOf(sanction),
      key: sanction.key,
      catalogue: sanction.catalogue,
      condition: sanction.condition,
    })),
    fitsStatus: fitsStatus(entry, asked),
    general: isGeneral(entry),
    conflicts: conflictsOf(entry, opinion),
  }
}

function basesOf(entries: readonly RuleEntry[], day: Day, entry: Applicable): RuleRef[] {
  if (entry.kind !== 'act') return []
  return entry.norms.flatMap((key) => {
    const norm = entryOn(entries, { kind: 'norm', key, day })
    return norm ? [refOf(norm)] : []
  })
}

function sanctionEntries(
  entries: readonly RuleEntry[],
  day: Day,
  { track, opinion }: { track: Applicable['track']; opinion: Opinion },
) {
  if (opinion.sanctions.length === 0) {
    const all = sanctionsOf(entries, { track, level: opinion.level, day })
    // PTDH under the ASN law stands apart from the kinds of the discipline regulation: only where an opinion names it.
    return track === 'discipline' && opinion.level === null ? [] : all
  }
  return opinion.sanctions.flatMap((key) => entryOn(entries, { kind: 'sanction', key, day }) ?? [])
}

/** Sources that see another level for the same condition. */
function conflictsOf(entry: Applicable, opinion: Opinion): string[] {
  return entry.opinions
    .filter((other) => other !== opinion && other.when === opinion.when && other.level !== opinion.level)
    .map((other) => `${levelText(other.level)} menurut ${other.source} (${other.article})`)
}

const levelText = (level: Level | null): string => (level === null ? 'Tingkat tidak ditentukan' : LEVELS[level])

const ORDER = confidenceSchema.options
const weaker = (a: Confidence, b: Confidence): Confidence => (ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a)

const isGeneral = ({ deeds, track }: Applicable): boolean =>
  deeds.length === 0 && (track === 'discipline' || track === 'ethics')

const weightOf = ({ fitsStatus: fits, general }: Reading, { kind }: Applicable): number =>
  (fits ? 0 : 4) + (general ? 8 : 0) + (kind === 'norm' ? 1 : 0)
