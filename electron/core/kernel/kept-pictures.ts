/** Rendered pictures kept in memory, because opening, drawing and encoding them anew costs far more than showing them. */
export type KeptPictures = Readonly<{
  /** The picture of that key, made when it is not held. The caller's to change; errors of `make` are not remembered. */
  through(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>
  /** At lock: everything is overwritten and forgotten, and what is being made now is not kept either. */
  clear(): void
}>

const LIMIT_BYTES = 32 * 1024 * 1024

/** Holds at most `limit` bytes; what was not asked for longest goes first. */
export function createKeptPictures(limit = LIMIT_BYTES): KeptPictures {
  const held = new Map<string, Uint8Array>()
  let size = 0
  let clears = 0

  const drop = (key: string) => {
    const bytes = held.get(key)
    if (!bytes) return
    bytes.fill(0)
    size -= bytes.length
    held.delete(key)
  }
  const keep = (key: string, bytes: Uint8Array) => {
    drop(key)
    if (bytes.length > limit) return
    // A copy of its own: wiping it must not reach into a picture that somebody still uses.
    held.set(key, Uint8Array.from(bytes))
    size += bytes.length
    for (const oldest of held.keys()) {
      if (size <= limit) break
      drop(oldest)
    }
  }

  return {
    async through(key, make) {
      const known = held.get(key)
      if (known) {
        // A Map keeps its order of insertion: putting it back makes it the youngest.
        held.delete(key)
        held.set(key, known)
        return Uint8Array.from(known)
      }
      const era = clears
      const bytes = await make()
      if (era === clears) keep(key, bytes)
      return bytes
    },
    clear() {
      clears += 1
      for (const key of [...held.keys()]) drop(key)
    },
  }
}
