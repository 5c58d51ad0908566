import { useCallback, useEffect, useRef, useState } from 'react'
import { useBeforeLock } from '#renderer/rpc/before-lock.ts'
import { useApi } from '#renderer/rpc/use-core.ts'
import type { Document, DocumentFields } from '#shared/documents/model.ts'

/** Long enough that a pause for thought is one entry of the audit trail, not ten. */
const DELAY_MS = 1200

/** The fields of a draft, stored a moment after the last change, before a lock, and when the screen is left. */
export function useDocumentFields({ id, fields }: Document) {
  const api = useApi()
  const [value, setValue] = useState(fields)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [error, setError] = useState<unknown>(null)
  const pending = useRef<DocumentFields | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const writing = useRef<Promise<void>>(Promise.resolve())

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    writing.current = writing.current.then(async () => {
      const next = pending.current
      if (!next) return
      pending.current = null
      try {
        await api.documents.update({ id, fields: next })
        setSavedAt(new Date())
        setError(null)
      } catch (cause) {
        // Still owed, unless something newer was typed meanwhile.
        pending.current ??= next
        setError(cause)
      }
    })
    return writing.current
  }, [api, id])

  useBeforeLock(flush)
  useEffect(() => () => void flush(), [flush])

  const change = (part: Partial<DocumentFields>) => {
    const next = { ...value, ...part }
    setValue(next)
    pending.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), DELAY_MS)
  }
  return { value, change, flush, savedAt, error }
}
