import type { QueryClient } from '@tanstack/react-query'
import type { VaultStatus } from '#shared/vault/model.ts'
import { VAULT_STATUS_KEY } from './changes.ts'

/**
 * Puts the answer of what opened or closed the vault in place. A question asked on the way, which may have found the vault
 * still as it was, is dropped: its late answer must not overrule this one.
 */
export async function settleVaultStatus(queries: QueryClient, status: VaultStatus): Promise<void> {
  await queries.cancelQueries({ queryKey: VAULT_STATUS_KEY })
  queries.setQueryData(VAULT_STATUS_KEY, status)
}
