import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useLockGuard } from '#renderer/rpc/before-lock.ts'
import { useLock } from './use-lock.ts'
import { words } from './words.ts'

/** Ctrl+K finds, Ctrl+L locks, Ctrl+S stores what is pending and says so; all also while typing in a field. */
export function useShellKeys(openFinder: () => void): void {
  const lock = useLock()
  const guard = useLockGuard()
  useEffect(() => {
    const actions: Record<string, () => void> = {
      k: openFinder,
      l: () => void lock(),
      s: () =>
        void guard
          .flushAll()
          .then(() => notifications.show({ id: 'saved', message: words.allSaved, color: 'teal', autoClose: 2_500 })),
    }
    const onKey = (event: KeyboardEvent) => {
      const plainCtrl = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      const action = plainCtrl ? actions[event.key.toLowerCase()] : undefined
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [openFinder, lock, guard])
}
