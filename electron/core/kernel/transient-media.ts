const KEEP = 24

type Held = Readonly<{ bytes: Uint8Array; contentType: string }>

export type TransientMedia = Readonly<{
  /** Keeps bytes in memory for the page to fetch as `/media/<id>`; the oldest go first, all go at lock. */
  put(bytes: Uint8Array, contentType: string): string
  /** The same for what is only made when somebody asks for it; made again when that failed. */
  putLater(make: () => Promise<Uint8Array>, contentType: string): string
  /** Null for an id that is not kept; rejects with what `make` throws. */
  find(id: string): Promise<Held | null>
  drop(id: string): void
  clear(): void
}>

type Entry = { make: () => Promise<Uint8Array>; contentType: string; made: Promise<Held> | null }

export function createTransientMedia(newId: () => string): TransientMedia {
  const held = new Map<string, Entry>()
  const drop = (id: string) => {
    const entry = held.get(id)
    held.delete(id)
    entry?.made?.then(({ bytes }) => bytes.fill(0)).catch(() => {})
  }
  const keep = (entry: Entry) => {
    const id = newId()
    held.set(id, entry)
    for (const oldest of held.keys()) {
      if (held.size <= KEEP) break
      drop(oldest)
    }
    return id
  }
  const make = (entry: Entry): Promise<Held> =>
    entry.make().then(
      (bytes) => ({ bytes: Uint8Array.from(bytes), contentType: entry.contentType }),
      (error: unknown) => {
        entry.made = null
        throw error
      },
    )
  return {
    put(bytes, contentType) {
      const own = Uint8Array.from(bytes)
      const made = Promise.resolve({ bytes: own, contentType })
      return keep({ make: async () => own, contentType, made })
    },
    putLater: (make, contentType) => keep({ make, contentType, made: null }),
    async find(id) {
      const entry = held.get(id)
      if (!entry) return null
      entry.made ??= make(entry)
      return await entry.made
    },
    drop,
    clear: () => [...held.keys()].forEach(drop),
  }
}
