import { createContext, useContext, useEffect, useRef } from 'react'

type Flush = () => Promise<unknown>

/** What must still be stored before the keys go; and what forbids an idle lock, such as a running recording. */
export type LockGuard = ReturnType<typeof createLockGuard>

export function createLockGuard() {
  const flushes = new Set<Flush>()
  const holds = new Map<symbol, string>()
  return {
    addFlush(flush: Flush): () => void {
      flushes.add(flush)
      return () => flushes.delete(flush)
    },
    /** Runs every flush; one that fails does not stop the others or the lock. */
    async flushAll(): Promise<void> {
      await Promise.allSettled([...flushes].map((flush) => flush()))
    },
    hold(reason: string): () => void {
      const key = Symbol(reason)
      holds.set(key, reason)
      return () => holds.delete(key)
    },
    holdReason: (): string | null => [...holds.values()][0] ?? null,
  }
}

export const LockGuardContext = createContext<LockGuard | null>(null)

export function useLockGuard(): LockGuard {
  const guard = useContext(LockGuardContext)
  if (!guard) throw new Error('useLockGuard needs a LockGuardContext above it.')
  return guard
}

/** Registers work such as "save the revision" to be done before the vault locks. */
export function useBeforeLock(flush: Flush): void {
  const guard = useLockGuard()
  const latest = useRef(flush)
  useEffect(() => {
    latest.current = flush
  })
  useEffect(() => guard.addFlush(() => latest.current()), [guard])
}

/** While `reason` is not null the vault does not lock for idleness (a recording is running). */
export function useKeepUnlocked(reason: string | null): void {
  const guard = useLockGuard()
  useEffect(() => (reason === null ? undefined : guard.hold(reason)), [guard, reason])
}
