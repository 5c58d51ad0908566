import { useCallback, useEffect, useRef, useState } from 'react'
import { useApi } from '#renderer/rpc/use-core.ts'
import type { Api } from '#shared/contract.ts'

/** A long piece of work told as a stream: its newest event, its error, and a way to stop it. Leaving stops it too. */
export function useStream<T>() {
  const api = useApi()
  const [latest, setLatest] = useState<T | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [running, setRunning] = useState(false)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const run = useCallback(
    async (open: (api: Api, signal: AbortSignal) => Promise<AsyncIterable<T>>): Promise<T | null> => {
      stop.current?.abort()
      const control = new AbortController()
      stop.current = control
      setRunning(true)
      setError(null)
      setLatest(null)
      let last: T | null = null
      try {
        for await (const event of await open(api, control.signal)) {
          last = event
          setLatest(event)
        }
        return control.signal.aborted ? null : last
      } catch (cause) {
        if (!control.signal.aborted) setError(cause)
        return null
      } finally {
        if (stop.current === control) setRunning(false)
      }
    },
    [api],
  )
  const cancel = useCallback(() => {
    stop.current?.abort()
    setRunning(false)
    setLatest(null)
  }, [])
  return { latest, error, running, run, cancel }
}
