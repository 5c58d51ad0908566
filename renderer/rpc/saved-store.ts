import { createContext, useContext, useSyncExternalStore } from 'react'

export type SavedStore = ReturnType<typeof createSavedStore>

/** When anything was last stored in the vault: feeds the "Tersimpan" line. */
export function createSavedStore() {
  let at: Date | null = null
  const listeners = new Set<() => void>()
  return {
    get: () => at,
    note(when: Date): void {
      at = when
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const SavedContext = createContext<SavedStore | null>(null)

export function useSavedStore(): SavedStore {
  const store = useContext(SavedContext)
  if (!store) throw new Error('useSavedStore needs a SavedContext above it.')
  return store
}

export function useLastSaved(): Date | null {
  const store = useSavedStore()
  return useSyncExternalStore(store.subscribe, store.get)
}
