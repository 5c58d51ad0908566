import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useBeforeLock } from '#renderer/rpc/before-lock.ts'
import { errorCode } from '#renderer/rpc/errors.ts'
import { SavedContext } from '#renderer/rpc/saved-store.ts'
import { useApi } from '#renderer/rpc/use-core.ts'
import { savableShapes } from '#shared/annotation/commands.ts'
import type { Records } from '#shared/annotation/diff.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'

const PAUSE_MS = 1200

export type SaveState =
  | Readonly<{ state: 'saved'; at: Date | null }>
  | Readonly<{ state: 'unsaved' | 'saving' | 'conflict' }>
  | Readonly<{ state: 'failed'; error: unknown }>

type Start = Readonly<{ evidenceId: EvidenceId; revision: number; savedAt: string | null; readOnly: boolean }>

/**
 * Saves each pause as a new revision. `flush` resolves with the newest revision once everything is stored, and
 * rejects when it could not be.
 */
export function useAutosave(start: Start, records: Records<Shape>) {
  const api = useApi()
  const savedStore = useContext(SavedContext)
  const [status, setStatus] = useState<SaveState>({
    state: 'saved',
    at: start.savedAt ? new Date(start.savedAt) : null,
  })
  const latest = useRef(records)
  const saved = useRef(records)
  const revision = useRef(start.revision)
  const running = useRef<Promise<void> | null>(null)
  latest.current = records

  const saveOnce = useCallback(async () => {
    const wanted = latest.current
    setStatus({ state: 'saving' })
    try {
      const reply = await api.annotation.save({
        evidenceId: start.evidenceId,
        baseRevision: revision.current,
        shapes: [...savableShapes(wanted)],
      })
      revision.current = reply.revision
      saved.current = wanted
      const at = new Date(reply.savedAt)
      savedStore?.note(at)
      setStatus(latest.current === wanted ? { state: 'saved', at } : { state: 'unsaved' })
    } catch (error) {
      setStatus(errorCode(error) === 'annotation_conflict' ? { state: 'conflict' } : { state: 'failed', error })
      throw error
    }
  }, [api, savedStore, start.evidenceId])

  const flush = useCallback(async (): Promise<number> => {
    while (running.current) await running.current.catch(() => undefined)
    while (!start.readOnly && saved.current !== latest.current) {
      running.current = saveOnce().finally(() => {
        running.current = null
      })
      await running.current
    }
    return revision.current
  }, [saveOnce, start.readOnly])

  useEffect(() => {
    if (start.readOnly || records === saved.current) return
    setStatus((now) => (now.state === 'conflict' ? now : { state: 'unsaved' }))
    const timer = setTimeout(() => void flush().catch(() => undefined), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [records, flush, start.readOnly])

  useBeforeLock(flush)
  useEffect(() => {
    const onHide = () => void flush().catch(() => undefined)
    window.addEventListener('pagehide', onHide)
    return () => {
      window.removeEventListener('pagehide', onHide)
      onHide()
    }
  }, [flush])

  /** After a conflict: what is here becomes the revision after `newest`. */
  const continueFrom = useCallback(
    (newest: number): Promise<number> => {
      revision.current = newest
      return flush()
    },
    [flush],
  )
  return { status, flush, continueFrom, revision }
}
