import { useCallback, useEffect, useState } from 'react'
import { ImportQueueProvider } from '#renderer/features/evidence/import-queue-provider.tsx'
import { notePolicy } from '#renderer/features/guarantees/note-policy.ts'
import { VaultGate } from '#renderer/features/vault/vault-gate.tsx'
import { type Connection, useApi } from '#renderer/rpc/api.ts'
import { useLockGuard } from '#renderer/rpc/before-lock.ts'
import { useChanges } from '#renderer/rpc/changes.ts'
import { useSavedStore } from '#renderer/rpc/saved-store.ts'
import { keepClipboardShort } from './clipboard.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { GoneNotice } from './gone-notice.tsx'
import { Layout } from './layout.tsx'
import { Providers } from './providers.tsx'
import { useLock } from './use-lock.ts'

export function App({ connection }: Readonly<{ connection: Connection }>) {
  const [gone, setGone] = useState(false)
  useEffect(() => connection.onGone(() => setGone(true)), [connection])
  return (
    <Providers api={connection.api}>
      <ErrorBoundary>
        {gone && <GoneNotice />}
        <ChangeFollower />
        <OwnTraces />
        <VaultGate>
          <ImportQueueProvider>
            <Layout />
          </ImportQueueProvider>
        </VaultGate>
      </ErrorBoundary>
    </Providers>
  )
}

/** Tells what the browser held back, and takes back what was copied. */
function OwnTraces() {
  const api = useApi()
  const guard = useLockGuard()
  useEffect(() => notePolicy(api), [api])
  useEffect(() => keepClipboardShort({ beforeLock: guard.addFlush }), [guard])
  return null
}

/** One stream for the whole page: reloads screens, moves the "Tersimpan" clock, stores typing before the core locks. */
function ChangeFollower() {
  const saved = useSavedStore()
  const lock = useLock()
  useChanges(
    useCallback(
      ({ action }: { action: string }) => {
        if (action === 'vault.lock_requested') void lock()
        else if (!action.startsWith('vault.')) saved.note(new Date())
      },
      [saved, lock],
    ),
  )
  return null
}
