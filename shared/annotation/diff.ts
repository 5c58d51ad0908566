/** Adding, changing and removing are one thing: a `before` and an `after`, either of which may be absent. */
type Change<T> = Readonly<{ before: T | undefined; after: T | undefined }>
export type Diff<T> = ReadonlyMap<string, Change<T>>
export type Records<T> = ReadonlyMap<string, T>

export const EMPTY_DIFF: Diff<never> = new Map()

export const invert = <T>(diff: Diff<T>): Diff<T> =>
  new Map([...diff].map(([id, { before, after }]) => [id, { before: after, after: before }]))

/** One diff that does what the two do one after the other; what comes back to its start is left out. */
export function squash<T>(first: Diff<T>, second: Diff<T>): Diff<T> {
  const result = new Map(first)
  for (const [id, { before, after }] of second) {
    const earlier = first.get(id)
    const change = { before: earlier ? earlier.before : before, after }
    if (change.before === change.after) result.delete(id)
    else result.set(id, change)
  }
  return result
}

export function apply<T>(records: Records<T>, diff: Diff<T>): Records<T> {
  const result = new Map(records)
  for (const [id, { after }] of diff) {
    if (after === undefined) result.delete(id)
    else result.set(id, after)
  }
  return result
}

type Identified = Readonly<{ id: string }>

/** The diff that puts these records in place of whatever has their ids. */
export const put = <T extends Identified>(records: Records<T>, items: readonly T[]): Diff<T> =>
  new Map(items.map((item) => [item.id, { before: records.get(item.id), after: item }]))

export const remove = <T>(records: Records<T>, ids: Iterable<string>): Diff<T> =>
  new Map(
    [...ids].filter((id) => records.has(id)).map((id) => [id, { before: records.get(id), after: undefined }] as const),
  )

/** The diff that turns one set of records into another. */
export function between<T>(from: Records<T>, to: Records<T>): Diff<T> {
  const ids = new Set([...from.keys(), ...to.keys()])
  return new Map(
    [...ids]
      .filter((id) => from.get(id) !== to.get(id))
      .map((id) => [id, { before: from.get(id), after: to.get(id) }] as const),
  )
}
