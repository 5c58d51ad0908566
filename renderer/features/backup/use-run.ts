import { useCallback, useEffect, useState } from 'react'
import { showError, useApi } from '#renderer/rpc/use-core.ts'
import type { RunState } from '#shared/backup/model.ts'

/** The core's one backup, followed for as long as the screen is open; leaving does not stop it. */
export function useRun(onEnd: () => void) {
  const api = useApi()
  const [state, setState] = useState<RunState>({ state: 'idle' })
  const [begun, setBegun] = useState(0)
  useEffect(() => {
    const leave = new AbortController()
    void (async () => {
      let ran = false
      try {
        for await (const next of await api.backup.watch(undefined, { signal: leave.signal })) {
          ran ||= next.state === 'running'
          // What ended before this screen was opened is told by the list.
          if (begun > 0 || ran) setState(next)
        }
        if (ran || begun > 0) onEnd()
      } catch {
        // The connection was cut; the reconnect notice tells so.
      }
    })()
    return () => leave.abort()
  }, [api, begun, onEnd])
  const start = useCallback(
    async (input: Parameters<typeof api.backup.start>[0]) => {
      try {
        await api.backup.start(input)
        setBegun((count) => count + 1)
      } catch (error) {
        showError(error)
      }
    },
    [api],
  )
  return { state, start, cancel: () => void api.backup.cancel().catch(showError) }
}
