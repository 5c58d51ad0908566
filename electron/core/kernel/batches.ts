type Limits = Readonly<{ count: number; bytes: number }>

/** A list in runs, each ended by what comes first: so many items, or so many bytes. */
export function* batchesOf<T>(items: Iterable<T>, bytesOf: (item: T) => number, limits: Limits): Generator<T[]> {
  let batch: T[] = []
  let bytes = 0
  for (const item of items) {
    batch.push(item)
    bytes += bytesOf(item)
    if (batch.length < limits.count && bytes < limits.bytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}
