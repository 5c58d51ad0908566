import type { Day } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import { TRACK_FIELDS, type Track, trackSchema } from '#shared/people/register.ts'

/** What holds since a day, as stored: the track's fields as JSON in their fixed order. */
export type Entry = Readonly<{ validFrom: Day; value: string }>
export type History = Readonly<Record<Track, readonly Entry[]>>

export const NO_HISTORY: History = { identity: [], rank: [], position: [] }
export const TRACKS = trackSchema.options

/** The fields of a track as JSON; two values are the same exactly when these texts are. */
export const trackValue = (track: Track, person: Person): string =>
  JSON.stringify(Object.fromEntries(TRACK_FIELDS[track].map((field) => [field, person[field]])))

/** What held on a day; entries are in order of `validFrom`, the later recorded last. */
export const inForce = (entries: readonly Entry[], day: Day): Entry | null =>
  entries.findLast(({ validFrom }) => validFrom <= day) ?? null

/** Whether it is news that `value` holds since `from`. */
export const isNews = (entries: readonly Entry[], from: Day, value: string): boolean =>
  inForce(entries, from)?.value !== value

/** The entries with one more, in order. */
export const withEntry = (entries: readonly Entry[], entry: Entry): Entry[] => {
  const at = entries.findLastIndex(({ validFrom }) => validFrom <= entry.validFrom)
  return entries.toSpliced(at + 1, 0, entry)
}

/** The person by the newest entry of each track; `base` gives what has no track. */
export function latestPerson(base: Person, history: History): Person {
  const newest = TRACKS.map((track) => history[track].at(-1)?.value ?? '{}')
  return Object.assign({ ...base }, ...newest.map((value) => JSON.parse(value))) as Person
}
