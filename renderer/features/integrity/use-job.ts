import { useEffect, useState } from 'react'
import { useApi } from '#renderer/rpc/use-core.ts'
import type { JobState } from '#shared/integrity/model.ts'

/** The quiet check as it goes on, for as long as this is on screen. */
export function useJob(first: JobState): JobState {
  const api = useApi()
  const [job, setJob] = useState(first)
  useEffect(() => {
    const leave = new AbortController()
    void (async () => {
      try {
        for await (const next of await api.integrity.watch(undefined, { signal: leave.signal })) setJob(next)
      } catch {
        // The connection was cut; the reconnect notice tells so.
      }
    })()
    return () => leave.abort()
  }, [api])
  return job
}
