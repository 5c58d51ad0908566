import type { Day } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import type { ReadEmployee } from '#shared/people/read-row.ts'
import { type EmployeeId, TRACK_FIELDS, type Track } from '#shared/people/register.ts'
import type { Mapping } from '#shared/tables/model.ts'
import type { Known } from './repository.ts'
import { type Entry, type History, isNews, latestPerson, NO_HISTORY, TRACKS, trackValue, withEntry } from './tracks.ts'

export type Change = Readonly<{
  /** Null: somebody new. */
  id: EmployeeId | null
  person: Person
  birthDay: Day | null
  entries: readonly Readonly<{ track: Track; entry: Entry }>[]
}>

/** Somebody without NIP is the same when name, birthday and office are. */
const keyOf = ({ nip, name, office }: Person, birthDay: Day | null): string =>
  nip !== '' ? nip : `${name.toLowerCase()}|${birthDay ?? ''}|${office.toLowerCase()}`

type Register = Readonly<{ known: readonly Known[]; histories: ReadonlyMap<string, History> }>
type Options = Readonly<{ mapping: Mapping; asOf: Day }>

/** Compares read rows with the register, one after another, so that a file may name a person only once. */
export function createPlanner({ known, histories }: Register, { mapping, asOf }: Options) {
  const byKey = new Map(known.map((one) => [keyOf(one.person, one.birthDay), one]))
  const seen = new Map<string, number>()
  const isMapped = (field: string) => (mapping[field] ?? null) !== null

  return {
    /** The first row that named the same person, or null. */
    repeats(employee: ReadEmployee): number | null {
      const key = keyOf(employee.person, employee.birthDay)
      const first = seen.get(key) ?? null
      if (first === null) seen.set(key, employee.row)
      return first
    },
    /** What changes, or null when the register already says so. */
    plan(employee: ReadEmployee): Change | null {
      const before = byKey.get(keyOf(employee.person, employee.birthDay)) ?? null
      const history = before ? (histories.get(before.id) ?? NO_HISTORY) : NO_HISTORY
      const person = before ? filledUp(employee.person, before.person, isMapped) : employee.person
      const since: Record<Track, Day> = {
        identity: asOf,
        rank: employee.rankFrom ?? asOf,
        position: employee.positionFrom ?? asOf,
      }
      return changeOf({ before, history, person, birthDay: employee.birthDay ?? before?.birthDay ?? null, since })
    },
  }
}

export type Planner = ReturnType<typeof createPlanner>

type Comparison = Readonly<{
  before: Pick<Known, 'id' | 'person' | 'birthDay'> | null
  history: History
  person: Person
  birthDay: Day | null
  since: Readonly<Record<Track, Day>>
}>

/** The entries that are news, and the person by them. */
export function changeOf({ before, history, person, birthDay, since }: Comparison): Change | null {
  const entries = TRACKS.map((track) => ({
    track,
    entry: { validFrom: since[track], value: trackValue(track, person) },
  })).filter(({ track, entry }) => isNews(history[track], entry.validFrom, entry.value))
  const isSame = before !== null && before.birthDay === birthDay && before.person.nip === person.nip
  if (entries.length === 0 && isSame) return null
  const after: Record<Track, readonly Entry[]> = { ...history }
  for (const { track, entry } of entries) after[track] = withEntry(after[track], entry)
  return { id: before?.id ?? null, person: latestPerson(person, after), birthDay, entries }
}

/** What the file does not say stays as it was: no column and an empty cell erase nothing. */
function filledUp(read: Person, before: Person, isMapped: (field: string) => boolean): Person {
  const fields = Object.values(TRACK_FIELDS).flat()
  const kept = fields.filter((field) => read[field] === '' || (field === 'employment' && !isMapped('employment')))
  return { ...read, ...Object.fromEntries(kept.map((field) => [field, before[field]])) }
}
