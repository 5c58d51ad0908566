import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { VAULT_STATUS_KEY } from '#renderer/rpc/changes.ts'
import { useDraftStore } from '#renderer/rpc/use-draft.ts'
import { settleVaultStatus } from '#renderer/rpc/vault-status.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { VaultStatus } from '#shared/vault/model.ts'
import { RecoveryKitStep } from './recovery-kit-step.tsx'
import { StartScreen } from './start-screen.tsx'
import { useVaultStatus } from './use-vault.ts'

/** The recovery key as shown once, between creating the vault and using it. */
export type RecoveryKit = Readonly<{ recoveryKey: string; recoveryKitPdf: string }>

/** Shows `children` only while the vault is open; forgets every loaded answer when it is not. */
export function VaultGate({ children }: Readonly<{ children: ReactNode }>) {
  const status = useVaultStatus()
  const queries = useQueryClient()
  const drafts = useDraftStore()
  const [kit, setKit] = useState<RecoveryKit | null>(null)
  // The sample is open before it is filled; nobody is let in to an empty one.
  const [preparing, setPreparing] = useState(false)
  const state = status.data?.state
  const place = status.data?.place

  useEffect(() => {
    if (state === undefined) return
    if (state === 'unlocked') {
      // What an outside lock cut off is stored now.
      void drafts.flush().catch(() => undefined)
      return
    }
    // Locked: the screens are gone by now, and nothing they loaded may stay in memory.
    setKit(null)
    modals.closeAll()
    notifications.clean()
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== VAULT_STATUS_KEY[0] })
  }, [state, drafts, queries])

  // Text owed to one vault must never be stored in the other.
  useEffect(() => (place === undefined ? undefined : () => drafts.forget()), [place, drafts])

  const onStatus = (next: VaultStatus) => void settleVaultStatus(queries, next)
  return (
    <QueryView query={status}>
      {(vault) => {
        if (kit) return <RecoveryKitStep kit={kit} onDone={() => setKit(null)} />
        if (vault.state !== 'unlocked' || preparing)
          return <StartScreen status={vault} onStatus={onStatus} onKit={setKit} onPreparing={setPreparing} />
        return children
      }}
    </QueryView>
  )
}
