export type SavedDraft = Readonly<{ json: string; savedAt: string }>
export type DraftPort = Readonly<{
  get(key: string): Promise<SavedDraft | null>
  put(key: string, json: string): Promise<{ savedAt: string }>
  discard(key: string): Promise<void>
}>

/** The name as the contract takes it: what else stands in it, such as the dots of a rule's id, becomes `_`. */
export const draftKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9:_-]/g, '_')
    .slice(0, 120)

export type DraftStore = ReturnType<typeof createDraftStore>
type Options = Readonly<{ delayMs: number; onSaved: (key: string, savedAt: string) => void }>

/**
 * Unfinished typing on its way to the vault. What is not yet stored stays here, so that a lock from outside (suspend)
 * loses nothing: the next `load` of the key gets it back and the next `flush` stores it. Writes of one key never overlap.
 */
export function createDraftStore(port: DraftPort, { delayMs, onSaved }: Options) {
  const pending = new Map<string, string>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const writes = new Map<string, Promise<void>>()

  const unschedule = (key: string) => {
    clearTimeout(timers.get(key))
    timers.delete(key)
  }
  const enqueue = (key: string, work: () => Promise<void>): Promise<void> => {
    const next = (writes.get(key) ?? Promise.resolve()).then(work, work)
    writes.set(
      key,
      next.catch(() => undefined),
    )
    return next
  }
  const write = (key: string): Promise<void> => {
    unschedule(key)
    return enqueue(key, async () => {
      const json = pending.get(key)
      if (json === undefined) return
      const { savedAt } = await port.put(key, json)
      // Typing may have gone on meanwhile; then the newer text is still owed.
      if (pending.get(key) === json) pending.delete(key)
      onSaved(key, savedAt)
    })
  }

  return {
    /** What was typed last: unsaved text first, else the vault's. */
    async load(key: string): Promise<SavedDraft | null> {
      const json = pending.get(key)
      return json === undefined ? port.get(key) : { json, savedAt: '' }
    },
    change(key: string, json: string): void {
      pending.set(key, json)
      unschedule(key)
      timers.set(
        key,
        setTimeout(() => void write(key).catch(() => undefined), delayMs),
      )
    },
    /** Stores everything owed now; rejects when some of it could not be stored. */
    async flush(): Promise<void> {
      await Promise.all([...pending.keys()].map(write))
    },
    async discard(key: string): Promise<void> {
      unschedule(key)
      pending.delete(key)
      await enqueue(key, () => port.discard(key))
    },
    /** Drops what is owed without storing it: the vault it belongs to is no longer the open one. */
    forget(): void {
      for (const key of [...timers.keys()]) unschedule(key)
      pending.clear()
    },
    hasUnsaved: (): boolean => pending.size > 0,
  }
}
