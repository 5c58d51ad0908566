import type { Exchange } from '#shared/interviews/model.ts'

export type Text = Readonly<{ question: string; answer: string }>
export type TextState = Text &
  Readonly<{ state: 'saved' | 'typing' | 'saving' | 'failed' | 'conflict'; savedAt: string | null }>
type Entry = { text: Text; saved: Text; version: number; state: TextState['state']; savedAt: string | null }
export type Unsaved = Readonly<Record<string, Text & { baseVersion: number }>>

export type TextPort = Readonly<{
  save(input: Text & { id: Exchange['id']; baseVersion: number }): Promise<{ version: number; savedAt: string }>
  /** True when the core refused because the stored version is another. */
  isConflict(error: unknown): boolean
  /** Called whenever what is owed to the vault changes, so that it survives a lock; empty when nothing is owed. */
  keep(unsaved: Unsaved): void
}>

const RETRY_MS = 1500
export type TextStore = ReturnType<typeof createTextStore>

/**
 * What is typed into the exchanges of one hearing, on its way to the vault. Batches of one exchange never overlap; a
 * failed one is tried again for as long as the page lives; nothing typed is ever replaced by what a reload brings.
 */
export function createTextStore(port: TextPort, { delayMs }: Readonly<{ delayMs: number }>) {
  const entries = new Map<Exchange['id'], Entry>()
  const timers = new Map<Exchange['id'], ReturnType<typeof setTimeout>>()
  const running = new Map<Exchange['id'], Promise<void>>()
  const listeners = new Set<() => void>()
  const snapshots = new Map<Exchange['id'], TextState>()

  const publish = (id: Exchange['id'], entry: Entry) => {
    snapshots.set(id, { ...entry.text, state: entry.state, savedAt: entry.savedAt })
    for (const listener of listeners) listener()
  }
  const owed = (entry: Entry) => !same(entry.text, entry.saved)
  const keep = () =>
    port.keep(
      Object.fromEntries(
        [...entries]
          .filter(([, entry]) => owed(entry))
          .map(([id, { text, version }]) => [id, { ...text, baseVersion: version }]),
      ),
    )
  const schedule = (id: Exchange['id'], ms: number) => {
    clearTimeout(timers.get(id))
    timers.set(
      id,
      setTimeout(() => void save(id), ms),
    )
  }

  async function saveOnce(id: Exchange['id'], entry: Entry): Promise<void> {
    const text = entry.text
    entry.state = 'saving'
    publish(id, entry)
    try {
      const { version, savedAt } = await port.save({ id, ...text, baseVersion: entry.version })
      Object.assign(entry, { saved: text, version, savedAt })
      const more = owed(entry)
      entry.state = more ? 'typing' : 'saved'
      if (more) schedule(id, delayMs)
      else keep()
    } catch (error) {
      entry.state = port.isConflict(error) ? 'conflict' : 'failed'
      keep()
      if (entry.state === 'failed') schedule(id, RETRY_MS)
    }
    publish(id, entry)
  }

  function save(id: Exchange['id']): Promise<void> {
    clearTimeout(timers.get(id))
    const before = running.get(id) ?? Promise.resolve()
    const next = before.then(async () => {
      const entry = entries.get(id)
      if (entry && owed(entry) && entry.state !== 'conflict') await saveOnce(id, entry)
    })
    running.set(id, next)
    return next
  }

  return {
    /** Takes over what the vault holds, unless something else was typed here. */
    adopt({ id, question, answer, version, changedAt }: Exchange): void {
      const entry = entries.get(id)
      const saved = { question, answer }
      if (!entry || (!owed(entry) && version >= entry.version && entry.state !== 'saving')) {
        if (entry && entry.version === version && same(entry.saved, saved)) return
        const adopted: Entry = { text: saved, saved, version, state: 'saved', savedAt: changedAt }
        entries.set(id, adopted)
        publish(id, adopted)
      }
    },
    /** Typing that a lock or a crash left behind; saved against the version it was typed over. */
    restore(unsaved: Unsaved): void {
      for (const [id, { baseVersion, ...text }] of Object.entries(unsaved)) {
        const entry = entries.get(id as Exchange['id'])
        if (!entry || same(entry.text, text)) continue
        Object.assign(entry, { text, version: baseVersion, state: 'typing' })
        publish(id as Exchange['id'], entry)
        schedule(id as Exchange['id'], 0)
      }
    },
    change(id: Exchange['id'], patch: Partial<Text>): void {
      const entry = entries.get(id)
      if (!entry) return
      entry.text = { ...entry.text, ...patch }
      if (entry.state !== 'conflict') {
        entry.state = 'typing'
        schedule(id, delayMs)
      }
      publish(id, entry)
    },
    /** After a conflict: keep what is here, over `stored`, or take what is stored. */
    settle(stored: Exchange, choice: 'mine' | 'theirs'): void {
      const entry = entries.get(stored.id)
      if (!entry) return
      const saved = { question: stored.question, answer: stored.answer }
      Object.assign(entry, { saved, version: stored.version, state: 'saved' })
      if (choice === 'theirs') entry.text = saved
      publish(stored.id, entry)
      keep()
      void save(stored.id)
    },
    get: (id: Exchange['id']): TextState | undefined => snapshots.get(id),
    /** Saves everything owed now. */
    async flush(): Promise<void> {
      await Promise.all([...entries.keys()].map(save))
    },
    hasUnsaved: (): boolean => [...entries.values()].some(owed),
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Ends the timers; what is owed was handed to `keep`. */
    close(): void {
      for (const timer of timers.values()) clearTimeout(timer)
      keep()
    },
  }
}

const same = (a: Text, b: Text) => a.question === b.question && a.answer === b.answer
