import type { ImportTarget } from '#shared/evidence/contract.ts'

export type FileFacts = Readonly<{ name: string; size: number }>

export type Ticket = Readonly<{
  id: string
  target: ImportTarget
  origin: 'paste' | 'drop' | 'dialog'
  /** One, or as many as a batch holds. */
  files: readonly FileFacts[]
  /** Of all files together. */
  size: number
  /** Bytes that are already in the same case or report are not kept twice. */
  skipKnown: boolean
  abort: AbortController
}>

type Progress = { bytes: number; done: boolean; wake: Set<() => void> }

/** One-time permissions to bring the bytes of named files of known size, and how far each import is. */
export function createTickets(newId: () => string) {
  const waiting = new Map<string, Ticket>()
  const running = new Map<string, Ticket>()
  const progress = new Map<string, Progress>()

  const tell = (id: string, change: Partial<Progress>) => {
    const state = progress.get(id)
    if (!state) return
    Object.assign(state, change)
    for (const wake of state.wake) wake()
  }

  return {
    issue(facts: Omit<Ticket, 'id' | 'abort' | 'size'>): string {
      const id = newId()
      const size = facts.files.reduce((sum, file) => sum + file.size, 0)
      waiting.set(id, { ...facts, id, size, abort: new AbortController() })
      progress.set(id, { bytes: 0, done: false, wake: new Set() })
      return id
    },
    /** Takes the ticket out; a second taker gets null. */
    take(id: string): Ticket | null {
      const ticket = waiting.get(id) ?? null
      waiting.delete(id)
      if (ticket) running.set(id, ticket)
      return ticket
    },
    advance: (id: string, bytes: number) => tell(id, { bytes }),
    finish(id: string) {
      running.delete(id)
      tell(id, { done: true })
      progress.delete(id)
    },
    cancel(id: string) {
      running.get(id)?.abort.abort()
      if (waiting.delete(id)) this.finish(id)
    },
    async *watch(id: string, signal: AbortSignal | undefined): AsyncGenerator<{ bytes: number; total: number }, void> {
      const state = progress.get(id)
      const total = (waiting.get(id) ?? running.get(id))?.size ?? 0
      let told = -1
      while (state && !state.done && !signal?.aborted) {
        if (state.bytes !== told) {
          told = state.bytes
          yield { bytes: told, total }
        } else await changed(state, signal)
      }
    },
    /** At lock: what runs is cancelled, what waits is void. */
    clear() {
      for (const id of [...running.keys(), ...waiting.keys()]) this.cancel(id)
    },
  }
}

export type Tickets = ReturnType<typeof createTickets>

const changed = (state: Progress, signal: AbortSignal | undefined) =>
  new Promise<void>((resolve) => {
    const wake = () => {
      state.wake.delete(wake)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    state.wake.add(wake)
    signal?.addEventListener('abort', wake)
  })
