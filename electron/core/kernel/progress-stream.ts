/**
 * What long work reports, as a stream. Ending the stream, or `signal`, aborts the signal the work was given; the stream
 * ends when the work does, and throws what it threw.
 */
export async function* progressStream<T>(
  work: (push: (progress: T) => void, signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): AsyncGenerator<T, void> {
  const ending = new AbortController()
  const waiting: T[] = []
  let wake = () => {}
  let running = true
  const push = (progress: T) => {
    waiting.push(progress)
    wake()
  }
  const both = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal
  const done = work(push, both).finally(() => {
    running = false
    wake()
  })
  // Awaited below; here only so that nobody calls it unhandled when the stream is left.
  done.catch(() => {})
  try {
    while (running || waiting.length > 0) {
      const next = waiting.shift()
      if (next !== undefined) yield next
      else
        await new Promise<void>((resolve) => {
          wake = resolve
          if (!running || waiting.length > 0) resolve()
        })
    }
    await done
  } finally {
    ending.abort()
  }
}
