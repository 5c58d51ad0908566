import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '#renderer/rpc/api.ts'
import { useLockGuard } from '#renderer/rpc/before-lock.ts'
import { showError } from '#renderer/rpc/use-core.ts'
import { settleVaultStatus } from '#renderer/rpc/vault-status.ts'

/** Stores everything typed, then locks; the address stays, so that unlocking leads back to it. */
export function useLock(): () => Promise<void> {
  const api = useApi()
  const guard = useLockGuard()
  const queries = useQueryClient()
  return useCallback(async () => {
    await guard.flushAll()
    try {
      await settleVaultStatus(queries, await api.vault.lock())
    } catch (error) {
      showError(error)
    }
  }, [api, guard, queries])
}
