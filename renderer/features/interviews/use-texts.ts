import { useEffect, useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { useBeforeLock } from '#renderer/rpc/before-lock.ts'
import { errorCode } from '#renderer/rpc/errors.ts'
import { useApi } from '#renderer/rpc/use-core.ts'
import { useDraftStore } from '#renderer/rpc/use-draft.ts'
import type { Exchange, Interview, InterviewId } from '#shared/interviews/model.ts'
import { createTextStore, type TextState, type TextStore, type Unsaved } from './text-store.ts'

const DELAY_MS = 300
const draftKey = (id: InterviewId) => `interview:${id}:unsaved`

/** The typing of one hearing: saved in batches, flushed before a lock, kept in the draft store when that fails. */
export function useTexts(interview: Interview): TextStore {
  const api = useApi()
  const drafts = useDraftStore()
  const { id } = interview
  const store = useMemo(() => {
    let kept = false
    return createTextStore(
      {
        save: (input) => api.interviews.saveExchange(input),
        isConflict: (error) => errorCode(error) === 'version_conflict',
        keep: (unsaved) => {
          const owes = Object.keys(unsaved).length > 0
          if (owes) drafts.change(draftKey(id), JSON.stringify(unsaved))
          else if (kept) void drafts.discard(draftKey(id)).catch(() => undefined)
          kept = owes
        },
      },
      { delayMs: DELAY_MS },
    )
  }, [api, drafts, id])

  useLayoutEffect(() => interview.exchanges.forEach(store.adopt), [interview.exchanges, store])
  useEffect(() => {
    void restore(store, () => drafts.load(draftKey(id)))
    return () => {
      void store.flush()
      store.close()
    }
  }, [store, drafts, id])
  useBeforeLock(store.flush)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (store.hasUnsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [store])
  return store
}

async function restore(store: TextStore, load: () => Promise<{ json: string } | null>): Promise<void> {
  try {
    const saved = await load()
    // Written by this program a moment ago, under the same key.
    if (saved) store.restore(JSON.parse(saved.json) as Unsaved)
  } catch {
    // A draft that cannot be read changes nothing: the saved text is on the screen.
  }
}

/** What stands in an editor: the typing, else what the vault holds. */
export function useText(store: TextStore, exchange: Exchange): TextState {
  const { id, question, answer, changedAt } = exchange
  const stored = useMemo<TextState>(
    () => ({ question, answer, state: 'saved', savedAt: changedAt }),
    [question, answer, changedAt],
  )
  return useSyncExternalStore(store.subscribe, () => store.get(id) ?? stored)
}
