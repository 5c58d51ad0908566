/** Told after each commit; the part of `action` before the dot names the feature whose screens reload. */
export type CoreEvent = Readonly<{ action: string; subject: string }>

export type EventHub = Readonly<{
  emit(event: CoreEvent): void
  /** Events from now on, until the signal aborts. A slow reader keeps at most 1000; the oldest go first. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<CoreEvent, void>
}>

const BACKLOG = 1000

export function createEventHub(): EventHub {
  const listeners = new Set<(event: CoreEvent) => void>()
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    async *subscribe(signal) {
      const queue: CoreEvent[] = []
      let wake = () => {}
      const listener = (event: CoreEvent) => {
        queue.push(event)
        if (queue.length > BACKLOG) queue.shift()
        wake()
      }
      const stop = () => wake()
      listeners.add(listener)
      signal?.addEventListener('abort', stop)
      try {
        while (!signal?.aborted) {
          const next = queue.shift()
          if (next) yield next
          else
            await new Promise<void>((resolve) => {
              wake = resolve
            })
        }
      } finally {
        listeners.delete(listener)
        signal?.removeEventListener('abort', stop)
      }
    },
  }
}
