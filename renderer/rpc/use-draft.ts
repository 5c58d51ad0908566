import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { type DraftStore, draftKey } from './draft-store.ts'

export const DraftContext = createContext<DraftStore | null>(null)

export function useDraftStore(): DraftStore {
  const store = useContext(DraftContext)
  if (!store) throw new Error('useDraft needs a DraftContext above it.')
  return store
}

export type Draft<T> = Readonly<{
  /** What was typed, else `initial`; follows `initial` until the first change. */
  value: T
  set: (next: T | ((current: T) => T)) => void
  savedAt: Date | null
  /** Forgets the draft: after the real save, or when the user throws it away. */
  discard: () => Promise<void>
  /** False until an earlier draft was looked up. */
  ready: boolean
  /** True when `value` holds typing that is not `initial`. */
  dirty: boolean
}>

/**
 * Form state that survives a lock, a crash and leaving the page. `name` tells one form from all others (`report:new`,
 * `case:<id>:allegation`); the value must be plain JSON.
 */
export function useDraft<T>(name: string, initial: T): Draft<T> {
  const key = draftKey(name)
  const store = useDraftStore()
  const [typed, setTyped] = useState<Readonly<{ value: T }> | null>(null)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [ready, setReady] = useState(false)
  const base = useRef(initial)
  const current = useRef(initial)
  base.current = initial
  current.current = typed ? typed.value : initial

  useEffect(() => {
    let gone = false
    setReady(false)
    setTyped(null)
    store
      .load(key)
      .then((saved) => {
        if (gone || !saved) return
        setTyped((now) => now ?? { value: restore(saved.json, base.current) })
        setSavedAt(saved.savedAt ? new Date(saved.savedAt) : null)
      })
      .catch(() => undefined)
      .finally(() => !gone && setReady(true))
    return () => {
      gone = true
      void store.flush().catch(() => undefined)
    }
  }, [store, key])

  const set = useCallback(
    (next: T | ((current: T) => T)) => {
      const value = typeof next === 'function' ? (next as (current: T) => T)(current.current) : next
      current.current = value
      setTyped({ value })
      setSavedAt(new Date())
      store.change(key, JSON.stringify(value))
    },
    [store, key],
  )
  const discard = useCallback(async () => {
    setTyped(null)
    setSavedAt(null)
    await store.discard(key)
  }, [store, key])

  return { value: typed ? typed.value : initial, set, savedAt, discard, ready, dirty: typed !== null }
}

/** Fields an older form did not have keep their initial value. */
function restore<T>(json: string, initial: T): T {
  try {
    const saved: unknown = JSON.parse(json)
    return isRecord(saved) && isRecord(initial) ? ({ ...initial, ...saved } as T) : (saved as T)
  } catch {
    return initial
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
