const KEEP = 24

export type TransientMedia = Readonly<{
  /** Keeps bytes in memory for the page to fetch as `/media/<id>`; the oldest go first, all go at lock. */
  put(bytes: Uint8Array, contentType: string): string
  find(id: string): Readonly<{ bytes: Uint8Array; contentType: string }> | null
  drop(id: string): void
  clear(): void
}>

export function createTransientMedia(newId: () => string): TransientMedia {
  const held = new Map<string, { bytes: Uint8Array; contentType: string }>()
  const drop = (id: string) => {
    held.get(id)?.bytes.fill(0)
    held.delete(id)
  }
  return {
    put(bytes, contentType) {
      const id = newId()
      held.set(id, { bytes: Uint8Array.from(bytes), contentType })
      for (const oldest of held.keys()) {
        if (held.size <= KEEP) break
        drop(oldest)
      }
      return id
    },
    find: (id) => held.get(id) ?? null,
    drop,
    clear: () => [...held.keys()].forEach(drop),
  }
}
