import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import type { Given } from './folder-walk.ts'
import { takeFiles } from './take-files.ts'

/** Files given to a place which are being looked up before they can go. */
export type Reading = Readonly<{ key: string; target: ImportTarget; found: number }>

const NONE = { files: [], unreadable: [] } as const

/** Looking up ten thousand files takes seconds, on a slow stick minutes: it is shown, counts and can be stopped. */
export function useReadings() {
  const [readings, setReadings] = useState<readonly Reading[]>([])
  const running = useRef(new Map<string, AbortController>())

  const read = useCallback(async (target: ImportTarget, given: Given) => {
    const key = crypto.randomUUID()
    const stop = new AbortController()
    const { signal } = stop
    const onFound = (found: number) =>
      setReadings((all) => all.map((one) => (one.key === key ? { ...one, found: Math.max(one.found, found) } : one)))
    running.current.set(key, stop)
    setReadings((all) => [...all, { key, target, found: 0 }])
    try {
      const { files, unreadable } = await given({ onFound, signal })
      return { files: await takeFiles(files, { onFound, signal }), unreadable }
    } catch (error) {
      if (signal.aborted) return NONE
      throw error
    } finally {
      running.current.delete(key)
      setReadings((all) => all.filter((one) => one.key !== key))
    }
  }, [])

  const stopReading = useCallback((key: string) => running.current.get(key)?.abort(), [])
  useEffect(() => {
    const controllers = running.current
    return () => {
      for (const controller of controllers.values()) controller.abort()
    }
  }, [])
  return { readings, read, stopReading }
}
